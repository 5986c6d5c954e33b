/** Invitations of many: slips on paper, letters by a mail server of the test's own, and again for those who lost theirs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putSetting } from '../../../../server/ground/db/settings.ts';
import { createMailer, type Mailer } from '../../../../server/ground/mail/mailer.ts';
import type { AccountsResponse } from '../../../../server/people/accounts/schemas.ts';
import type { InvitationsResponse, LettersResponse } from '../../../../server/people/invitations/schemas.ts';
import { ADDRESS_SETTING } from '../../../../server/session.ts';
import { makeDistrict } from '../../answering/enrolment/district.ts';
import { linesOf, readPdf } from '../../answering/printed.ts';
import { movableClock, startApplication, type TestApplication } from '../../application.ts';
import { type MailServer, readLetter, startMailServer } from '../../daily/reminders/mailServer.ts';
import { atSchool, enter, inTerritory, PASSWORD, tokenOf } from '../accounts/people.ts';
import { Visitor } from '../accounts/visitor.ts';
import { csv, takeIn } from './asking.ts';

const DAY_MS = 24 * 3_600_000;
const ADDRESS = 'https://opora.example';

const clock = movableClock();
let opora: TestApplication;
let post: MailServer;
let mailer: Mailer;
let administrator: Visitor;
let chief: Visitor;
let territoryId: number;
let schools: Map<string, number>;
const faults: unknown[] = [];

beforeAll(async () => {
  post = await startMailServer();
  mailer = createMailer(post.url, 'opora@district.example', 'Опора');
  opora = await startApplication(clock, { mailer, failed: (error) => faults.push(error) });
  await putSetting(opora.services.db, ADDRESS_SETTING, ADDRESS);
  ({ territoryId, schools } = await makeDistrict(opora.services));
  administrator = await signIn('administrator');
  chief = await signIn('chief');
});
afterAll(async () => {
  await opora.stop();
  mailer.close();
  await post.stop();
});

const signIn = (role: 'administrator' | 'chief') => enter(opora, role, inTerritory(territoryId));
const take = (...rows: string[]) => takeIn(administrator, csv('ФИО;Должность;Школа;Почта', ...rows), territoryId);
const ids = (list: { accountId: string }[]) => list.map(({ accountId }) => accountId);
const look = (token: string) => new Visitor(opora.url).ask('POST', '/api/account-links/look', { token });
const open = (token: string, username: string) =>
  new Visitor(opora.url).ask('POST', '/api/account-links/use', { token, username, password: PASSWORD });
const accountOf = async (name: string) =>
  (await administrator.ask<AccountsResponse>('GET', '/api/accounts')).body.accounts.find((each) => each.name === name);

async function slips(visitor: Visitor, tokens: string[]): Promise<{ status: number; name: string; file: Buffer }> {
  const response = await fetch(`${opora.url}/api/accounts/slips`, {
    method: 'POST',
    headers: { cookie: visitor.cookie, origin: opora.url, 'content-type': 'application/json' },
    body: JSON.stringify({ tokens, language: 'ru' }),
  });
  const name = decodeURIComponent(response.headers.get('content-disposition')?.split("UTF-8''")[1] ?? '');
  return { status: response.status, name, file: Buffer.from(await response.arrayBuffer()) };
}

describe('slips', () => {
  it('are one a person, by school, each with a link that works once', async () => {
    const { invitations } = await take(
      'Яковлев Ян;Директор;Яснолужская школа;',
      'Борисова Белла;Школьный координатор;Белокрыльская школа;',
      'Зуев Захар;Аналитик;;',
      ...Array.from({ length: 7 }, (_, n) => `Психолог № ${n};Психолог;Журавлинская школа;`),
    );
    const { file, name, status } = await slips(administrator, invitations.map(tokenOf));
    expect([status, name]).toEqual([200, 'Приглашения – Светлореченский район – 2026-06-01.pdf']);
    const pages = readPdf(file);
    expect(pages.length).toBe(2);
    const text = pages.map((page) => linesOf(page).join('\n')).join('\n');
    const first = ['Зуев Захар', 'Борисова Белла', 'Психолог № 0', 'Яковлев Ян'].map((person) => text.indexOf(person));
    expect(first.every((at) => at >= 0)).toBe(true);
    expect(text.replace(/\s+/g, ' ')).toContain('Школьный координатор, МБОУ Светлореченский район «Белокрыльская СОШ»');
    expect(text).toContain('действует до 8 июня 2026 г. в 12:00');
    expect(text.match(/Понадобится телефон/g)?.length).toBe(1);
    expect(text).toContain('Лист 2 из 2');
    const printed = pages.flatMap(({ texts }) => texts.map((each) => each.text.trim())).join('');
    for (const invitation of invitations) expect(printed).toContain(tokenOf(invitation));
    expect(pages.every(({ boxes }) => boxes.length > 500)).toBe(true);
    const [yan] = invitations;
    expect((await open(tokenOf(yan), 'yan')).status).toBe(200);
    expect((await open(tokenOf(yan), 'yan.again')).status).toBe(410);
    // A slip of a link that was used is not printed any more.
    expect((await slips(administrator, [tokenOf(yan)])).status).toBe(410);
  });

  it('are printed by who gives all roles of the person', async () => {
    const { invitations } = await take('Ковалёв Кирилл;Координатор;Журавлинская школа;');
    expect((await slips(chief, invitations.map(tokenOf))).status).toBe(403);
    expect((await slips(administrator, ['x'.repeat(43)])).status).toBe(410);
  });

  it('of a head are for the own coordinator', async () => {
    const schoolId = schools.get('МБОУ «Журавлинская СОШ»') ?? 0;
    const head = await enter(opora, 'head', atSchool(schoolId));
    const body = { name: 'Свой Координатор', role: 'coordinator', days: 7, ...atSchool(schoolId) };
    const made = await head.ask<{ path: string }>('POST', '/api/accounts', body);
    expect((await slips(head, [tokenOf(made.body)])).status).toBe(200);
  });

  it('of 300 people are one file', async () => {
    const { invitations } = await take(...Array.from({ length: 300 }, (_, n) => `Много ${n};Наставник;;`));
    const { file } = await slips(administrator, invitations.map(tokenOf));
    expect(readPdf(file).length).toBe(38);
  });
});

describe('invitations again', () => {
  it('give new links, and the old ones end', async () => {
    const { invitations } = await take('Потеряв Павел;Наставник;;', 'Потеряв Пётр;Наставник;;');
    clock.forward(8 * DAY_MS);
    administrator = await signIn('administrator');
    expect((await accountOf('Потеряв Павел'))?.invitation?.state).toBe('expired');
    const again = await administrator.ask<InvitationsResponse>('POST', '/api/accounts/invitations', {
      accountIds: ids(invitations),
      days: 14,
    });
    expect([again.status, ids(again.body.invitations)]).toEqual([201, ids(invitations)]);
    expect((await accountOf('Потеряв Павел'))?.invitation?.state).toBe('waiting');
    expect((await look(tokenOf(invitations[0]))).status).toBe(410);
    expect((await open(tokenOf(again.body.invitations[0]), 'pavel')).status).toBe(200);
    expect((await accountOf('Потеряв Павел'))?.invitation?.state).toBe('used');
    await administrator.ask('DELETE', `/api/accounts/${invitations[1].accountId}/invitation`);
    expect((await accountOf('Потеряв Пётр'))?.invitation?.state).toBe('withdrawn');
    const refused = await administrator.ask('POST', '/api/accounts/invitations', {
      accountIds: ids(invitations),
      days: 7,
    });
    expect(refused.body.code).toBe('accountState');
  });

  it('are given by who gives all roles of each', async () => {
    const { invitations } = await take('Чужая Чара;Координатор;Журавлинская школа;', 'Чужой Чук;Наставник;;');
    chief = await signIn('chief');
    for (const what of ['invitations', 'letters']) {
      const asked = await chief.ask('POST', `/api/accounts/${what}`, { accountIds: ids(invitations), days: 7 });
      expect(asked.body.code).toBe('roleNotGoverned');
      const unknown = await chief.ask('POST', `/api/accounts/${what}`, { accountIds: ['nobody'], days: 7 });
      expect(unknown.body.code).toBe('outOfScope');
    }
  });
});

describe('letters', () => {
  const send = (accountIds: string[]) =>
    administrator.ask<LettersResponse>('POST', '/api/accounts/letters', { accountIds, days: 10 });
  const lettersTo = (to: string) =>
    post.letters.filter((letter) => letter.to === to).map(({ data }) => readLetter(data));
  const letterOf = async (name: string) => (await accountOf(name))?.invitation?.letter;

  it('carry a link of their own, made when they leave; no link lies in a job', async () => {
    const { invitations } = await take(
      'Письмова Полина;Директор;Журавлинская школа;polina@school.example',
      'Без Адреса;Наставник;;',
    );
    const answer = await send(ids(invitations));
    expect([answer.status, answer.body]).toEqual([202, { asked: 1, leftOut: 1 }]);
    await opora.services.jobs.idle();
    const [text] = lettersTo('polina@school.example');
    expect(text).toContain('Здравствуйте, Письмова Полина!');
    expect(text).toContain('– Директор школы, МБОУ «Журавлинская СОШ»');
    const token = /#([\w-]{43})/.exec(text)?.[1] ?? '';
    expect(text).toContain(`${ADDRESS}/link#${token}`);
    expect(await letterOf('Письмова Полина')).toMatchObject({ state: 'sent', fault: null });
    expect((await look(tokenOf(invitations[0]))).status).toBe(410);
    expect((await look(tokenOf(invitations[1]))).status).toBe(200);
    expect((await open(token, 'polina')).status).toBe(200);
    const { rows } = await opora.services.db
      .selectFrom('invitation_letter')
      .selectAll()
      .execute()
      .then((rows) => ({ rows }));
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('that the mail server puts off are tried again, and the link on paper lives until then', async () => {
    const { invitations } = await take('Отложенный Осип;Наставник;;osip@school.example');
    post.refuse(true);
    await send(ids(invitations));
    await expect.poll(() => letterOf('Отложенный Осип')).toMatchObject({ state: 'waiting', fault: 'refused' });
    expect((await look(tokenOf(invitations[0]))).status).toBe(200);
    expect((await accountOf('Отложенный Осип'))?.invitation?.state).toBe('waiting');
    post.refuse(false);
    await send(ids(invitations));
    await expect.poll(() => letterOf('Отложенный Осип')).toMatchObject({ state: 'sent' });
    expect(lettersTo('osip@school.example').length).toBe(1);
    expect((await look(tokenOf(invitations[0]))).status).toBe(410);
  });
});
