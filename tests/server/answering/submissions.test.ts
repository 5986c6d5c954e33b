import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeArrivals } from '../../../server/answering/submissions/store.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { answersOf, makeLink, makeWorld, setState, type World } from '../world.ts';

let opora: TestApplication;
let world: World;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services);
});
afterAll(() => opora.stop());

function send(code: string, body: unknown, type = 'application/json') {
  return fetch(`${opora.url}/api/survey/${code}/submissions`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const stored = async (): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from inbox)::int + (select count(*) from submission)::int as n`.execute(opora.services.db);
  return rows[0].n;
};

const closeByHand = (state: 'open' | 'closed') => setState(opora.services, world.campaignId, state);

describe('GET /api/survey/{code}', () => {
  it('gives the frozen form in both languages, and the school', async () => {
    const code = await makeLink(opora.services, world);
    const body = await (await fetch(`${opora.url}/api/survey/${code}`)).json();
    expect(body).toMatchObject({ audience: 'student', grade: 6, languages: ['ru', 'en'], school: { ru: 'Школа 1' } });
    expect(body.form.pages.length).toBeGreaterThan(1);
  });

  it('reads a code as a person types it', async () => {
    const code = await makeLink(opora.services, world);
    const typed = `${code.slice(0, 5).toLowerCase()}-${code.slice(5)}`.replaceAll('0', 'o').replaceAll('1', 'l');
    expect((await fetch(`${opora.url}/api/survey/${typed}`)).status).toBe(200);
  });

  it('answers an unknown code by 404, a closed campaign by 403, a full link by 410, each with its own text', async () => {
    const code = await makeLink(opora.services, world, { cap: 1 });
    const unknown = await fetch(`${opora.url}/api/survey/ZZZZZZZZZZ`);
    await closeByHand('closed');
    const closed = await fetch(`${opora.url}/api/survey/${code}`);
    await closeByHand('open');
    await send(code, { id: randomUUID(), answers: answersOf(opora.services) });
    const full = await fetch(`${opora.url}/api/survey/${code}`);
    expect([unknown.status, closed.status, full.status]).toEqual([404, 403, 410]);
    const bodies = await Promise.all([unknown, closed, full].map((response) => response.json()));
    expect(new Set(bodies.map((body) => body.text.ru)).size).toBe(3);
    expect(unknown.headers.get('content-type')).toContain('application/problem+json');
  });
});

describe('POST /api/survey/{code}/submissions', () => {
  it('refuses an unknown code before anything else', async () => {
    expect((await send('ZZZZZZZZZZ', { id: randomUUID(), answers: { nothing: 1 } })).status).toBe(404);
  });

  it.each([
    ['an unknown item', { f06_s1: 1, nobody: 2 }, ['answers.nobody']],
    ['a wrong type', { f06_s1: 'three' }, ['answers.f06_s1']],
    ['a value out of range', { f06_s1: 9, f06_s2: 0 }, ['answers.f06_s1', 'answers.f06_s2']],
    ['an object where a choice belongs', { f06_s1: { value: 1 } }, ['answers.f06_s1']],
    ['no answer at all', {}, ['answers']],
  ])('lists the path of %s and stores nothing', async (_, answers, paths) => {
    const code = await makeLink(opora.services, world);
    const before = await stored();
    const response = await send(code, { id: randomUUID(), answers });
    expect(response.status).toBe(400);
    const body = await response.json();
    expect(body.faults.map((fault: { path: string }) => fault.path)).toEqual(paths);
    expect(await stored()).toBe(before);
  });

  it.each([
    ['no id', { answers: { f06_s1: 1 } }],
    ['an id that is no UUID', { id: 'x', answers: { f06_s1: 1 } }],
    ['a field too many', { id: randomUUID(), answers: { f06_s1: 1 }, name: 'Anna' }],
    ['broken JSON', '{"id":'],
  ])('answers %s by 400 with a path', async (_, body) => {
    const response = await send(await makeLink(opora.services, world), body);
    expect(response.status).toBe(400);
    expect((await response.json()).faults[0].path).toContain('body');
  });

  it('answers an oversize body by 413 and a form post by 415', async () => {
    const code = await makeLink(opora.services, world);
    const huge = { id: randomUUID(), answers: { f06_s1: 'x'.repeat(100_000) } };
    const refused = await send(code, huge);
    expect(refused.status).toBe(413);
    expect((await refused.json()).faults).toEqual([{ path: 'body', message: expect.stringContaining('large') }]);
    expect((await send(code, 'a=1', 'application/x-www-form-urlencoded')).status).toBe(415);
  });

  it('stores once what is sent twice, also when the link is full or closed by then', async () => {
    const code = await makeLink(opora.services, world, { cap: 1 });
    const body = { id: randomUUID(), answers: answersOf(opora.services) };
    const before = await stored();
    expect((await send(code, body)).status).toBe(201);
    expect((await send(code, body)).status).toBe(200);
    expect((await send(code, { ...body, id: randomUUID() })).status).toBe(410);
    await closeByHand('closed');
    expect((await send(code, body)).status).toBe(200);
    expect((await send(code, { ...body, id: randomUUID() })).status).toBe(410);
    await closeByHand('open');
    expect(await stored()).toBe(before + 1);
  });

  it('never passes the cap, however many come at once', async () => {
    const code = await makeLink(opora.services, world, { cap: 7, grade: 8 });
    const answers = answersOf(opora.services);
    const responses = await Promise.all(Array.from({ length: 40 }, () => send(code, { id: randomUUID(), answers })));
    const statuses = responses.map((response) => response.status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(7);
    expect(statuses.filter((status) => status === 410)).toHaveLength(33);
  });

  it('refuses by a link that was removed since its last answer, as one that never was', async () => {
    const code = await makeLink(opora.services, world);
    const answers = answersOf(opora.services);
    const id = randomUUID();
    expect((await send(code, { id, answers })).status).toBe(201);
    await opora.services.db.deleteFrom('survey_link').where('code', '=', code).execute();
    const before = await stored();
    const statuses = [];
    for (let time = 0; time < 2; time++) statuses.push((await send(code, { id: randomUUID(), answers })).status);
    expect([statuses, await stored()]).toEqual([[404, 404], before]);
  });

  it('stores the same id once when it comes twice in a batch, the first under a key that has ended', async () => {
    const { db, campaignKeys } = opora.services;
    const cell = { schoolId: world.schoolIds[0], campaignId: world.campaignId, audience: 'student', grade: 6 } as const;
    const writing = await campaignKeys.writing(cell.campaignId);
    if (!writing) throw new Error('the campaign has no key');
    const current = {
      ...cell,
      ...writing.seal(cell, { answers: new Uint8Array(3), doubtful: false }),
      code: null,
      digest: writing.digest(cell, randomUUID()),
    };
    const ended = { ...current, keyId: randomUUID() };
    const week = '2026-06-01';
    expect(await storeArrivals(db, [ended, current, current], week)).toEqual(['keyEnded', 'stored', 'known']);
    expect(await storeArrivals(db, [current, ended], week)).toEqual(['known', 'known']);
  });

  it('stores no day, time, address or agent beside an answer', async () => {
    const { rows } = await sql<{ table_name: string; column_name: string }>`
      select table_name, column_name from information_schema.columns
      where table_name in ('inbox', 'submission') order by 1, 2`.execute(opora.services.db);
    expect(rows.map((row) => row.column_name)).toEqual([
      ...['audience', 'campaign_id', 'grade', 'id', 'key_id', 'school_id', 'sealed'],
      ...['answers', 'audience', 'campaign_id', 'doubtful', 'grade', 'id', 'school_id'],
    ]);
  });

  it('does not keep the id of the sender, which may hold a time', async () => {
    const code = await makeLink(opora.services, world);
    const id = '01890a5d-ac96-774b-bcce-b302099a8057';
    expect((await send(code, { id, answers: answersOf(opora.services) })).status).toBe(201);
    const { rows } =
      await sql`select id from inbox where id = ${id} union all select id from submission where id = ${id}`.execute(
        opora.services.db,
      );
    expect(rows).toEqual([]);
  });
});
