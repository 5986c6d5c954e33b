/** Notices, letters and calendars on a real database, with a mail server of the test's own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remind, sendLetters } from '../../../../server/daily/reminders/reminding.ts';
import { createMailer, type Mailer } from '../../../../server/ground/mail/mailer.ts';
import { movableClock, startApplication, type TestApplication } from '../../application.ts';
import { ask as askAs } from '../../asking.ts';
import { makeWorld, type World } from '../../world.ts';
import { type MailServer, startMailServer } from './mailServer.ts';

const DAY_MS = 24 * 3_600_000;
/** The campaign of the world ends on 30 June. */
const clock = movableClock('2026-06-20');
let opora: TestApplication;
let world: World;
let post: MailServer;
let mailer: Mailer;
let cookie: string;
let tutor: string;

beforeAll(async () => {
  [opora, post] = await Promise.all([startApplication(clock), startMailServer()]);
  world = await makeWorld(opora.services, 1);
  // Everybody answers on paper: links that nobody has made are a task of their own (`handing-out-tasks.test.ts`).
  await opora.services.db
    .insertInto('campaign_way')
    .values(
      (['teacher', 'student', 'parent'] as const).map((audience) => ({
        campaign_id: world.campaignId,
        school_id: world.schoolIds[0],
        audience,
        way: 'paper' as const,
      })),
    )
    .execute();
  mailer = createMailer(post.url, 'opora@district.example', 'Опора');
  const [schoolId] = world.schoolIds;
  cookie = await opora.signInAs('coordinator', { schoolId, territoryId: null });
  tutor = await opora.signInAs('tutor', { schoolId, territoryId: null });
});
afterAll(async () => {
  mailer.close();
  await Promise.all([opora.stop(), post.stop()]);
});

const ask = (method: string, path: string, body?: unknown, as = cookie) => askAs(opora, as, method, path, body);
const notices = async () => (await ask('GET', '/api/notices')).body;
const letters = () => sendLetters(opora.services, mailer, 'https://opora.example');

/** Gives the coordinator an address, as a person does. */
async function giveAddress(address: string) {
  await opora.services.db.updateTable('account').set({ email: address }).where('name', '=', 'coordinator').execute();
}

describe('reminders', () => {
  it('are not made before a week is left', async () => {
    await remind(opora.services);
    expect(await notices()).toEqual({ notices: [], unread: 0 });
  });

  it('are made once a stage, however often the work runs and however many processes do it', async () => {
    clock.forward(3 * DAY_MS);
    const made = await Promise.all([1, 2, 3].map(() => remind(opora.services)));
    expect(made.filter((count) => count !== null && count > 0)).toEqual([1]);
    clock.forward(DAY_MS);
    expect(await remind(opora.services)).toBe(0);
    const { notices: own, unread } = await notices();
    expect([own.length, unread, own[0].stage, own[0].dueOn]).toEqual([1, 1, 'week', '2026-06-30']);
  });

  it('reach nobody whose turn it is not', async () => {
    expect((await ask('GET', '/api/notices', undefined, tutor)).body.notices).toEqual([]);
  });

  it('are read one by one, and by oneself alone', async () => {
    const [{ key }] = (await notices()).notices;
    await ask('POST', '/api/notices/read', { keys: [key] }, tutor);
    expect((await notices()).unread).toBe(1);
    await ask('POST', '/api/notices/read', { keys: [key] });
    expect((await notices()).unread).toBe(0);
  });

  it('go out as one letter, once, and wait for a mail server that refuses', async () => {
    await ask('PUT', '/api/account/reminders', { notices: true, mail: 'daily' });
    await giveAddress('coordinator@school.example');
    clock.forward(5 * DAY_MS);
    await remind(opora.services);
    post.refuse(true);
    await expect(letters()).rejects.toThrow('451');
    post.refuse(false);
    expect(await Promise.all([letters(), letters()])).toEqual(expect.arrayContaining([1, 0]));
    expect(await letters()).toBe(0);
    expect(post.letters.map(({ to }) => to)).toEqual(['coordinator@school.example']);
    expect(post.letters[0].data).toMatch(/Subject: =\?UTF-8\?/);
  });

  it('go to nobody who switched them off or has no address', async () => {
    clock.forward(3 * DAY_MS);
    await ask('PUT', '/api/account/reminders', { notices: true, mail: 'off' });
    await remind(opora.services);
    expect(await letters()).toBe(0);
    await ask('PUT', '/api/account/reminders', { notices: true, mail: 'daily' });
    await giveAddress('coordinator.1@opora.invalid');
    expect(await letters()).toBe(0);
    expect((await ask('GET', '/api/account/reminders')).body).toMatchObject({ address: null, hasMail: false });
  });

  it('refuse a choice that there is not', async () => {
    const { body, status } = await ask('PUT', '/api/account/reminders', { notices: true, mail: 'hourly' });
    expect([status, body.faults[0].path]).toEqual([400, 'body/mail']);
  });
});

describe('the tasks', () => {
  it('of the coordinator and of the school are the campaign that is short of answers', async () => {
    const own = (await ask('GET', '/api/tasks')).body;
    expect(own.tasks.map(({ due, kind }: { due: string; kind: string }) => [kind, due])).toEqual([
      ['campaign', '2026-06-30'],
    ]);
    const school = await ask('GET', `/api/schools/${world.schoolIds[0]}/tasks`, undefined, tutor);
    expect(school.body.tasks).toHaveLength(1);
    expect((await ask('GET', '/api/tasks', undefined, tutor)).body.tasks).toEqual([]);
  });
});

describe('the calendar', () => {
  const read = async (path: string) => {
    const response = await fetch(opora.url + path);
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
  };

  it('is read by its secret address, without a session, until the address is renewed', async () => {
    const { path } = (await ask('POST', '/api/account/calendar', {})).body;
    const { status, text, type } = await read(path);
    expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(text).toMatch(/BEGIN:VCALENDAR[\s\S]*DTSTART;VALUE=DATE:20260630\r\nDTEND;VALUE=DATE:20260701/);
    const renewed = (await ask('POST', '/api/account/calendar', {})).body.path;
    expect((await read(path)).status).toBe(404);
    expect((await read(renewed)).status).toBe(200);
    await ask('DELETE', '/api/account/calendar');
    expect((await read(renewed)).status).toBe(404);
  });

  it('ends with the account', async () => {
    const { path } = (await ask('POST', '/api/account/calendar', {})).body;
    const { db } = opora.services;
    await db.updateTable('account').set({ disabled_at: new Date() }).where('name', '=', 'coordinator').execute();
    expect((await read(path)).status).toBe(404);
  });

  it.each(['/calendar/x.ics', '/calendar/x', '/calendar/%00.ics'])('has nothing at %s', async (path) => {
    expect((await read(path)).status).toBe(404);
  });
});
