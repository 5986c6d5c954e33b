/** Links that are closed: they stay with their count, take no more answers, and can be opened again. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCodes } from '../../../server/answering/codes/making.ts';
import { createEntrance } from '../../../server/answering/submissions/entrance.ts';
import { createGuard } from '../../../server/answering/submissions/guard.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { ask as askAs, submit } from '../asking.ts';
import { answerByCode } from '../phone.ts';
import { answersOf, makeLink, makeWorld, type World } from '../world.ts';

let opora: TestApplication;
let world: World;
let coordinator: string;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services, 2);
  coordinator = await opora.signInAs('coordinator', { territoryId: null, schoolId: world.schoolIds[0] });
});
afterAll(() => opora.stop());

const address = (path: string) => `/api/schools/${world.schoolIds[0]}/${path}?campaign=${world.campaignId}`;
const ask = (method: string, path: string, body?: unknown) => askAs(opora, coordinator, method, address(path), body);
const setClosed = (code: string, closed: boolean) => ask('PUT', `links/${code}`, { closed });
const send = (code: string, id: string) =>
  askAs(opora, '', 'POST', `/api/survey/${code}/submissions`, { id, answers: answersOf(opora.services) });
const linkOf = async (code: string) =>
  (await ask('GET', 'answering')).body.links.find((link: { code: string }) => link.code === code);

describe('a closed link', () => {
  it('takes no more answers, and acknowledges again what it took before', async () => {
    const code = await makeLink(opora.services, world, { cap: 5 });
    const [before, after] = [randomUUID(), randomUUID()];
    expect((await send(code, before)).status).toBe(201);
    expect((await setClosed(code, true)).status).toBe(200);
    const refused = await send(code, after);
    expect([refused.status, refused.body.code]).toEqual([410, 'linkClosed']);
    expect((await send(code, before)).status).toBe(200);
    expect(await linkOf(code)).toMatchObject({ used: 1, closed: true });
  });

  it('says so to whoever opens it, in a sentence of its own', async () => {
    const code = await makeLink(opora.services, world, { cap: 5 });
    await setClosed(code, true);
    const { body, status } = await askAs(opora, '', 'GET', `/api/survey/${code}`);
    expect([status, body.code]).toEqual([410, 'linkClosed']);
    expect(body.text.ru).toContain('Эту ссылку закрыли');
  });

  it('is refused at once also by a process that remembers it as it was', async () => {
    const { batcher, codeKey, db } = opora.services;
    const code = await makeLink(opora.services, world, { cap: 5 });
    const guard = createGuard({ now: Date.now, wait: async () => undefined });
    const elsewhere = createEntrance(db, codeKey, guard);
    const link = await elsewhere.enterByLink(code, '127.0.0.1');
    await setClosed(code, true);
    expect(await elsewhere.enterByLink(code, '127.0.0.1')).toBe(link);
    const answers = new Uint8Array(opora.services.content.questionnaires.student.items.length).fill(1);
    expect(await batcher.submit({ ...link, id: randomUUID(), answers, doubtful: false })).toBe('linkClosed');
  });

  it('loses none of those that come while it is closed: each is counted, or refused', async () => {
    const code = await makeLink(opora.services, world, { audience: 'parent', grade: 8, cap: 30 });
    const sent = Array.from({ length: 24 }, () => submit(opora, code, answersOf(opora.services, 'parent')));
    const [statuses] = await Promise.all([
      Promise.all(sent.map(async (response) => (await response).status)),
      setClosed(code, true),
    ]);
    expect(statuses.every((status) => status === 201 || status === 410)).toBe(true);
    expect((await linkOf(code)).used).toBe(statuses.filter((status) => status === 201).length);
  });

  it('is opened again, and then takes what was refused', async () => {
    const code = await makeLink(opora.services, world, { cap: 5 });
    const id = randomUUID();
    await setClosed(code, true);
    expect((await send(code, id)).status).toBe(410);
    await setClosed(code, false);
    expect((await send(code, id)).status).toBe(201);
  });

  it('leaves its room to others of the group, and is opened again only where there is room', async () => {
    const link = (people: number) =>
      ask('POST', 'links', { audience: 'teacher', grade: null, label: 'А', people, cap: people });
    const { code } = (await link(35)).body;
    expect((await link(5)).body.code).toBe('capsAbovePeople');
    await setClosed(code, true);
    expect((await link(5)).status).toBe(201);
    expect((await setClosed(code, false)).body.code).toBe('capsAbovePeople');
    expect((await ask('PUT', `links/${code}`, { closed: false, cap: 30 })).status).toBe(200);
  });
});

describe('a link', () => {
  it('gets another name and other people, and with these another cap', async () => {
    const { code } = (await ask('POST', 'links', { audience: 'parent', grade: 6, label: '6А', people: 20 })).body;
    expect((await ask('PUT', `links/${code}`, { label: ' 6 «А» ', people: 10 })).body).toEqual({ code, cap: 11 });
    expect(await linkOf(code)).toMatchObject({ label: '6 «А»', people: 10, cap: 11 });
    expect((await ask('PUT', `links/${code}`, { people: 36 })).body.faults[0].path).toBe('people');
    expect((await ask('PUT', `links/${code}`, {})).status).toBe(400);
  });
});

describe('another way of an audience', () => {
  it('closes its links in the same step, and only them', async () => {
    const student = await makeLink(opora.services, world, { grade: 8, cap: 20 });
    const parent = await makeLink(opora.services, world, { audience: 'parent', grade: 6, cap: 5 });
    const { body } = await ask('PUT', 'ways', { audience: 'student', way: 'paper' });
    expect(body.closedLinks).toBeGreaterThan(0);
    expect((await send(student, randomUUID())).body.code).toBe('linkClosed');
    expect((await linkOf(parent)).closed).toBe(false);
    expect((await setClosed(student, false)).body.code).toBe('notThisWay');
    expect((await ask('PUT', 'ways', { audience: 'student', way: 'link' })).body.closedLinks).toBe(0);
    expect((await setClosed(student, false)).status).toBe(200);
  });

  it('leaves handed-out cards good, since they cannot be printed again', async () => {
    const cell = { schoolId: world.schoolIds[0], campaignId: world.campaignId, audience: 'parent', grade: 8 } as const;
    await ask('PUT', 'ways', { audience: 'parent', way: 'codes' });
    const { codes } = await opora.services.db.transaction().execute((trx) => makeCodes(trx, { ...cell, count: 1 }));
    await ask('PUT', 'ways', { audience: 'parent', way: 'link' });
    expect(await answerByCode(opora.url, codes[0], answersOf(opora.services, 'parent'))).toBe(201);
  });
});
