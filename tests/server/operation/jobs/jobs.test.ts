/** Work in the background as the administrator sees it and acts on it over HTTP. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANALYSIS } from '../../../../server/objectivity/findings/job.ts';
import { UPLOAD_WORK } from '../../../../server/objectivity/imports/job.ts';
import { insertUpload } from '../../../../server/objectivity/imports/store.ts';
import type { JobsResponse, JobView } from '../../../../server/operation/jobs/schemas.ts';
import { startApplication, type TestApplication } from '../../application.ts';
import { ask, read } from '../../asking.ts';
import { makeWorld, type World } from '../../world.ts';
import { putJob, withoutWorkers } from './rows.ts';
import { LASTING, POISONED, SECRET, startTrials, type Trials } from './trial.ts';

const NOWHERE = {
  ...{ school: null, pupil: null, class: null, variant: null },
  ...{ total: null, mark: null, journal: null },
};

let opora: TestApplication;
let world: World;
let trials: Trials;
/** In charge of every territory there is. */
let administrator: string;

beforeAll(async () => {
  opora = await startApplication('2026-06-01', { failed: () => undefined });
  world = await makeWorld(opora.services);
  administrator = await opora.signInAs('administrator', { territoryId: world.territoryId, schoolId: null });
  trials = await startTrials(opora.services);
});
afterAll(async () => {
  for (const on of trials.running.keys()) trials.letGo(on);
  await opora.stop();
});

const listed = (cookie = administrator) => read<JobsResponse>(opora, cookie, '/api/jobs');
const act = (job: JobView, what: 'cancel' | 'retry', cookie = administrator) =>
  ask(opora, cookie, 'POST', `/api/jobs/${job.kind}/${job.id}/${what}`);

/** The job of a kind that was asked for last, once it is in one of the states. */
async function jobOf(kind: string, ...states: JobView['state'][]): Promise<JobView> {
  const found = (await listed()).jobs.find((job) => job.kind === kind && states.includes(job.state));
  if (found) return found;
  await new Promise((again) => setTimeout(again, 20));
  return jobOf(kind, ...states);
}

async function begin(on: string): Promise<JobView> {
  await opora.services.jobs.send(LASTING, { on });
  await expect.poll(() => trials.running.has(on)).toBe(true);
  return jobOf(LASTING.name, 'running');
}

async function end(on: string): Promise<void> {
  trials.letGo(on);
  await opora.services.jobs.idle();
}

describe('GET /api/jobs', () => {
  it('says of each job its kind, what it is on and how it stands, and counts them by kind', async () => {
    const { services } = opora;
    await services.jobs.send(ANALYSIS, { territoryId: world.territoryId });
    await services.jobs.idle();
    await begin('a');
    await services.jobs.send(LASTING, { on: 'a' });
    const { jobs, kinds } = await listed();
    expect(jobs.map(({ kind, may, on, state }) => ({ kind, may, on, state }))).toEqual([
      { kind: LASTING.name, may: 'cancel', on: null, state: 'running' },
      { kind: LASTING.name, may: 'cancel', on: null, state: 'waiting' },
      { kind: ANALYSIS.name, may: null, on: { ru: 'Тестовый район', en: 'Test district' }, state: 'done' },
    ]);
    expect(kinds).toEqual([
      { kind: ANALYSIS.name, waiting: 0, running: 0, failed: 0, done: 1 },
      { kind: LASTING.name, waiting: 1, running: 1, failed: 0, done: 0 },
    ]);
    expect(jobs[0]).toMatchObject({ tries: 1, mostTries: 1, nextTry: null, fault: null });
    await act(jobs[1] as JobView, 'cancel');
    await end('a');
  });

  it('tells how far a job has come', async () => {
    await begin('b');
    trials.running.get('b')?.progress(3, 12, 'judging');
    await expect
      .poll(async () => (await jobOf(LASTING.name, 'running')).progress)
      .toEqual({ done: 3, total: 12, step: 'judging' });
    await end('b');
  });

  it('puts what ended last first, whenever it was asked for', async () => {
    const { db } = opora.services;
    for (const ended of [30, 5, 90]) {
      await putJob(db, { kind: POISONED.name, key: `ended ${ended}`, state: 'failed', ended });
    }
    const ended = (await listed()).jobs.filter(({ state }) => state === 'failed').map(({ since }) => since);
    expect(ended).toHaveLength(3);
    expect(ended).toEqual(ended.toSorted().toReversed());
  });

  it('says of work on a file of which test it is, and of work that is not heard of for more than a minute since when', async () => {
    const { db, jobs } = opora.services;
    const { id: by } = await db.selectFrom('account').select('id').executeTakeFirstOrThrow();
    const upload = await insertUpload(db, {
      ...{ territoryId: world.territoryId, year: 2023, subject: 'russian', grade: 6, fileName: 'results.csv' },
      ...{ shape: '', header: [], example: [], remembered: false, rows: 1, by, at: new Date() },
      ...{ mapping: { ...NOWHERE, items: [] }, place: { sheet: '', line: 1, rows: 1 }, schoolId: null },
    });
    const ids: string[] = [];
    for (const heard of [0.5, 5]) {
      const row = { kind: UPLOAD_WORK.name, state: 'active', mostTries: 3, heard } as const;
      ids.push(await putJob(db, { ...row, key: heard === 5 ? String(upload) : 'gone' }));
    }
    const shown = (await listed()).jobs.filter(({ kind }) => kind === UPLOAD_WORK.name);
    const test = { import: upload, title: { ru: 'Русский язык', en: expect.any(String) }, grade: 6, year: 2023 };
    expect(shown.find(({ id }) => id === ids[0])).toMatchObject({ test: null, silentSince: null });
    expect(shown.find(({ id }) => id === ids[1])).toMatchObject({ test, silentSince: expect.any(String) });
    for (const id of ids) await db.transaction().execute((trx) => jobs.cancel(trx, UPLOAD_WORK.name, id));
  });

  it('says when no process does the work', async () => {
    expect((await listed()).works).toBe(true);
    await withoutWorkers(opora.services.db, async () => expect((await listed()).works).toBe(false));
    await expect.poll(async () => (await listed()).works).toBe(true);
  });

  it('tells of an error its kind alone, in the answer as in the row', async () => {
    await opora.services.jobs.send(POISONED, { on: 'c' });
    await expect.poll(() => trials.thrown.get('c')?.length).toBe(1);
    await expect.poll(async () => (await jobOf(POISONED.name, 'waiting')).tries).toBe(1);
    const job = await jobOf(POISONED.name, 'waiting');
    expect(job).toMatchObject({ nextTry: expect.any(String), fault: { why: 'error', name: 'TypeError', code: null } });
    const { rows } = await sql<{ text: string }>`
      select row_to_json(job)::text as text from jobs.job where name = ${POISONED.name}`.execute(opora.services.db);
    expect(rows.map(({ text }) => text).join()).toContain('TypeError');
    expect(rows.map(({ text }) => text).join()).not.toContain(SECRET.slice(0, 7));
    await act(job, 'cancel');
  });

  it('shows whoever is in charge of one district no work of another, and lets nothing be done about it', async () => {
    const other = await makeWorld(opora.services);
    const neighbour = await opora.signInAs('administrator', { territoryId: other.territoryId, schoolId: null });
    await opora.services.jobs.send(ANALYSIS, { territoryId: other.territoryId });
    await opora.services.jobs.idle();
    const { jobs } = await listed(neighbour);
    expect(jobs.map(({ kind, on }) => ({ kind, on }))).toEqual([
      { kind: ANALYSIS.name, on: { ru: 'Тестовый район', en: 'Test district' } },
    ]);
    const [own] = (await listed()).jobs.filter(({ kind }) => kind === ANALYSIS.name);
    expect((await act(own as JobView, 'cancel', neighbour)).status).toBe(404);
    await opora.services.db
      .updateTable('territory')
      .set({ parent_id: world.territoryId })
      .where('id', '=', other.territoryId)
      .execute();
  });
});

describe('POST /api/jobs/{kind}/{id}/cancel', () => {
  it('ends a job that runs: its work is aborted, and the work on everything else goes on', async () => {
    const job = await begin('d');
    await begin('e');
    expect((await act(job, 'cancel')).status).toBe(200);
    expect((await jobOf(LASTING.name, 'cancelled')).id).toBe(job.id);
    await expect.poll(() => trials.running.get('d')?.signal.aborted).toBe(true);
    expect(trials.running.get('e')?.signal.aborted).toBe(false);
    await end('e');
  });

  it('ends a job that waits, which then never begins', async () => {
    await begin('f');
    await opora.services.jobs.send(LASTING, { on: 'f' });
    const waiting = await jobOf(LASTING.name, 'waiting');
    expect((await act(waiting, 'cancel')).status).toBe(200);
    trials.running.delete('f');
    await end('f');
    expect(trials.running.has('f')).toBe(false);
  });

  it('is refused with 409 for what has ended, with 404 for what is not there, and recorded for what was done', async () => {
    const done = await jobOf(ANALYSIS.name, 'done');
    const { body, status } = await act(done, 'cancel');
    expect([status, body.code]).toEqual([409, 'jobState']);
    expect((await act({ ...done, id: crypto.randomUUID() }, 'cancel')).status).toBe(404);
    expect((await act({ ...done, kind: LASTING.name }, 'cancel')).status).toBe(404);
    for (const id of ['none', `urn:uuid:${done.id}`]) expect((await act({ ...done, id }, 'cancel')).status).toBe(400);
    const { entries } = await read<{ entries: object[] }>(opora, administrator, '/api/audit?action=job.cancel');
    expect(entries).toHaveLength(4);
    expect(entries[0]).toMatchObject({ kind: 'job', details: { job: LASTING.name } });
  });
});

describe('POST /api/jobs/{kind}/{id}/retry', () => {
  it('does a cancelled job once more, at once', async () => {
    const job = await begin('g');
    await act(job, 'cancel');
    await expect.poll(() => trials.running.get('g')?.signal.aborted).toBe(true);
    trials.running.delete('g');
    expect((await act(job, 'retry')).status).toBe(200);
    await expect.poll(() => trials.running.has('g')).toBe(true);
    expect((await jobOf(LASTING.name, 'running')).id).toBe(job.id);
    await end('g');
  });

  it('is refused with 409 for what runs or is done, and where the same was asked for since', async () => {
    const job = await begin('h');
    expect((await act(job, 'retry')).status).toBe(409);
    await act(job, 'cancel');
    await expect.poll(() => trials.running.get('h')?.signal.aborted).toBe(true);
    trials.running.delete('h');
    await begin('h');
    const cancelled = (await listed()).jobs.find(({ id }) => id === job.id);
    expect(cancelled).toMatchObject({ state: 'cancelled', may: null });
    expect((await act(job, 'retry')).status).toBe(409);
    await end('h');
  });
});
