import { expect, it } from 'vitest';
import { runDrill } from './drill.ts';
import { expectNothingLost } from './expectation.ts';

it('loses and doubles no answer and no job when server, worker and database are killed thirty times', async () => {
  const report = await runDrill(30, 7);
  process.stdout.write(`${JSON.stringify(report)}\n`);
  expectNothingLost(report);
  expect(Math.min(...Object.values(report.kills))).toBeGreaterThan(3);
}, 900_000);
