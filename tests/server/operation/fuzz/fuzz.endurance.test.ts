import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApplication, type TestApplication } from '../../application.ts';
import { runFuzz } from './campaign.ts';

const SEED = 20_261_124;
const REQUESTS = 800;
/** The whole suite runs beside it on the same machine; the long test holds to two seconds. */
const LONGEST_MS = 10_000;

let opora: TestApplication;
beforeAll(async () => {
  opora = await startApplication();
});
afterAll(() => opora.stop());

it(`answers ${REQUESTS} fuzzed requests of every role without an error of its own`, async () => {
  const report = await runFuzz(opora, REQUESTS, SEED, LONGEST_MS);
  expect(report.faults).toEqual([]);
  expect(report.requests).toBeGreaterThanOrEqual(REQUESTS);
  // The requests are not all broken: enough of them get through to the work behind the checks.
  expect(report.classes['2']).toBeGreaterThan(REQUESTS / 20);
  expect(report.classes['4']).toBeGreaterThan(REQUESTS / 10);
}, 120_000);
