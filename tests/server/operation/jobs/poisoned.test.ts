/** Work that always fails: it is tried as often as its kind says, stays as failed, and is in nobody's way. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { markChanged } from '../../../../server/answering/changed-schools/store.ts';
import { SEALING } from '../../../../server/answering/sealing/job.ts';
import { ANALYSIS } from '../../../../server/objectivity/findings/job.ts';
import { refreshCampaign } from '../../../../server/profiles/profiles/refresh.ts';
import { sweep } from '../../../../server/sweep.ts';
import { startApplication, type TestApplication } from '../../application.ts';
import { makeWorld, type World } from '../../world.ts';
import { clearJobs, type JobRow, putJob } from './rows.ts';
import { hasten, POISONED, startTrials, type Trials } from './trial.ts';

let opora: TestApplication;
let world: World;
let trials: Trials;
beforeAll(async () => {
  opora = await startApplication('2026-06-01', { failed: () => undefined });
  world = await makeWorld(opora.services);
  trials = await startTrials(opora.services);
});
afterAll(() => opora.stop());

type Row = { state: string; startAfter: Date };

/** The newest job on something. */
async function rowOf(name: string, key: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`select state::text, start_after as "startAfter" from jobs.job
    where name = ${name} and singleton_key = ${key} order by created_on desc limit 1`.execute(opora.services.db);
  return rows[0];
}

const stateOf = async () => (await rowOf(POISONED.name, 'all'))?.state;

describe('poisoned work', () => {
  it('is tried as often as its kind says, with pauses that grow, and then stays as failed', async () => {
    const { services } = opora;
    await services.jobs.send(POISONED, { on: 'all' });
    const pauses: number[] = [];
    for (let tried = 1; tried <= POISONED.retries; tried++) {
      await expect.poll(() => trials.thrown.get('all')?.length).toBe(tried);
      await expect.poll(stateOf).toBe('retry');
      const { startAfter } = (await rowOf(POISONED.name, 'all')) as Row;
      pauses.push((startAfter.getTime() - (trials.thrown.get('all')?.at(-1) ?? 0)) / 1000);
      await hasten(services, POISONED);
    }
    await expect.poll(stateOf).toBe('failed');
    expect(trials.thrown.get('all')).toHaveLength(1 + POISONED.retries);
    // A pause is drawn between the double of the one before and twice as much.
    expect(pauses[0]).toBeGreaterThanOrEqual(2);
    expect(pauses[1]).toBeGreaterThanOrEqual(4);
  });

  it('lets the work on everything else go on', async () => {
    const { services } = opora;
    for (let n = 0; n < 20; n++) await services.jobs.send(POISONED, { on: `poison ${n}` });
    await services.jobs.send(ANALYSIS, { territoryId: world.territoryId });
    await expect.poll(async () => (await rowOf(ANALYSIS.name, String(world.territoryId)))?.state).toBe('completed');
  });
});

describe('the sweep', () => {
  /** Answers wait in a cell for ever: what counts them is not there. */
  beforeAll(async () => {
    await sql`insert into inbox (school_id, campaign_id, audience, grade, id, key_id, sealed)
      select school_id, campaign_id, audience, grade, gen_random_uuid(), gen_random_uuid(), '' from cell, generate_series(1, 10)
      where campaign_id = ${world.campaignId} and audience = 'teacher'`.execute(opora.services.db);
  });
  beforeEach(() => clearJobs(opora.services.db));

  const sealing = (state: JobRow['state'], ended: number) =>
    putJob(opora.services.db, { kind: SEALING.name, key: String(world.campaignId), state, ended });

  /** What it asks for, as kinds. */
  async function swept(services = opora.services): Promise<string[]> {
    const asked: string[] = [];
    const note = ({ name }: { name: string }): void => void asked.push(name);
    const jobs = { ...services.jobs, nudge: note, send: async (kind: { name: string }) => note(kind) };
    await sweep({ ...services, jobs });
    return asked;
  }

  it('asks each time for what is due', async () => {
    expect(await swept()).toContain('sealing');
    expect(await swept()).toContain('sealing');
  });

  it('leaves what failed within the last hour, and asks for it again after that', async () => {
    const id = await sealing('failed', 59);
    expect(await swept()).not.toContain('sealing');
    expect(await swept()).toContain('reminders');
    await sql`update jobs.job set completed_on = now() - interval '61 minutes' where id = ${id}`.execute(
      opora.services.db,
    );
    expect(await swept()).toContain('sealing');
  });

  it('asks for what failed and then was done, or waits again', async () => {
    await sealing('failed', 1);
    await sealing('created', 0);
    expect(await swept()).toContain('sealing');
  });

  it('asks again for what was cancelled', async () => {
    await sealing('cancelled', 0);
    expect(await swept()).toContain('sealing');
  });

  it('asks again for a refreshing that was cancelled, because that left everything as it was', async () => {
    const { db } = opora.services;
    await markChanged(db, world.campaignId, world.schoolIds[0] as number);
    await expect(refreshCampaign(db, world.campaignId, AbortSignal.abort('cancelled'))).rejects.toBe('cancelled');
    expect(await swept()).toContain('refreshing');
    expect(await refreshCampaign(db, world.campaignId)).toBe(true);
    expect(await swept()).not.toContain('refreshing');
  });

  it('asks for everything else where one campaign cannot be closed, and says so', async () => {
    const { db } = opora.services;
    const over = await makeWorld(opora.services);
    await db.updateTable('campaign').set({ closes_on: '2026-05-31' }).where('id', '=', over.campaignId).execute();
    const asked: string[] = [];
    const jobs = { ...opora.services.jobs, send: async ({ name }: { name: string }) => void asked.push(name) };
    const clock = {
      today: () => '2026-06-01',
      now: (): Date => {
        throw new Error('no clock');
      },
    };
    await expect(sweep({ ...opora.services, clock, jobs })).rejects.toThrow(AggregateError);
    expect(asked).toContain('sealing');
  });
});
