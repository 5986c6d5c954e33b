import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApplication, type TestApplication } from '../../application.ts';
import { runFuzz } from './campaign.ts';

const SEED = 7;
const REQUESTS = 20_000;
const LONGEST_MS = 2_000;
/** Megabytes that the heap may grow between the 10,000th and the 20,000th request: entries of the limits and caches of forms. */
const MOST_GROWTH = 24;

let opora: TestApplication;
beforeAll(async () => {
  setFlagsFromString('--expose-gc');
  (globalThis as { gc?: unknown }).gc = runInNewContext('gc');
  opora = await startApplication();
});
afterAll(() => opora.stop());

it(`answers ${REQUESTS} fuzzed requests without an error, a hang or a leak`, async () => {
  const { classes, faults, heap, requests, slowestMs } = await runFuzz(opora, REQUESTS, SEED, LONGEST_MS);
  console.log(JSON.stringify({ requests, classes, slowestMs: Math.round(slowestMs), heap }));
  expect(faults).toEqual([]);
  expect(requests).toBeGreaterThanOrEqual(REQUESTS);
  expect(heap.end - heap.middle).toBeLessThan(MOST_GROWTH);
}, 3_600_000);
