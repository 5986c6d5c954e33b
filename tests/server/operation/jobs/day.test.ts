/** A worker that was there before the demo does its work on the demo's day. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../../../server/config.ts';
import { openDatabase } from '../../../../server/ground/db/connect.ts';
import { putSetting } from '../../../../server/ground/db/settings.ts';
import { bindJob, type JobKind } from '../../../../server/ground/jobs/kind.ts';
import { dayIn } from '../../../../server/ground/time-zone.ts';
import { DEMO_SETTING } from '../../../../server/operation/demo/setting.ts';
import { openSession, type Session } from '../../../../server/session.ts';
import { cloneDatabase, type TestDatabase } from '../../database.ts';

const DEMO_DATE = '2024-05-20';
const LOOKING: JobKind<object> = { name: 'trial-day', key: () => 'all', atATime: 1, retries: 0, seconds: 60, kept: 60 };

let database: TestDatabase;
let session: Session;
beforeAll(async () => {
  database = await cloneDatabase();
  const config = readConfig({ DATABASE_URL: database.url, OPORA_DEMO_DATE: DEMO_DATE }, new Date());
  session = await openSession('opora test', { config, database: openDatabase(config, 'opora test') });
});
afterAll(async () => {
  await session.close();
  await database.drop();
});

it('is looked at when a job begins', async () => {
  const { clock, jobs } = await session.services((error) => {
    throw error;
  }, 'unscheduled');
  const days: string[] = [];
  await jobs.work([bindJob(LOOKING, async () => void days.push(clock.today()))]);
  const today = dayIn(session.config.timeZone, clock.now());
  await jobs.send(LOOKING, {});
  await jobs.idle();
  await putSetting(session.ownerDb, DEMO_SETTING, { complete: false, accounts: [] });
  await jobs.send(LOOKING, {});
  await jobs.idle();
  expect(days).toEqual([today, DEMO_DATE]);
});
