import { expect, it } from 'vitest';
import { runDrill } from './drill.ts';
import { expectNothingLost } from './expectation.ts';

it('loses and doubles no answer and no job when server, worker and database are killed five times, and twice more while the campaign is sealed', async () => {
  const report = await runDrill(5, 20261129);
  expectNothingLost(report);
  expect(Object.values(report.kills).reduce((sum, each) => sum + each)).toBe(5 + 2);
}, 240_000);
