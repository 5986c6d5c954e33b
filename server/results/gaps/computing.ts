/** Standings and gaps are computed in threads: a gap takes up to a third of a second, and a page shows dozens. */
import { createHash } from 'node:crypto';
import type { Gap } from '../../../analytics/gap.ts';
import type { Standings, TestCell } from '../../../analytics/test-results.ts';
import type { SchoolInput } from '../../../analytics/types.ts';
import type { RiskModel } from '../../../surveys/schema.ts';
import { createThreadWork } from '../../ground/thread-work.ts';

/** Of several thousand schools. */
const LIMITS = { seconds: 120, megabytes: 1000 };

/** Of each group of results. @throws ThreadLimitFault */
export const computeStandings = once(
  createThreadWork<TestCell[][], Standings[]>(new URL('./standings-thread.ts', import.meta.url), LIMITS),
);

/** `entering`: the schools that enter the gap on a factor. */
export type RiskTask = { model: RiskModel; schools: SchoolInput[]; factors: { code: string; entering: string[] }[] };

/** On each factor, in their order. @throws ThreadLimitFault */
export const computeRiskGaps = once(
  createThreadWork<RiskTask, Gap[]>(new URL('./risk-thread.ts', import.meta.url), LIMITS),
);

const MOST_KEPT = 30;

/** The same input gives the same figures: whoever opens the page meanwhile or again, before anything changes, does not have them computed anew. */
function once<Input, Output>(work: (input: Input) => Promise<Output>): (input: Input) => Promise<Output> {
  const kept = new Map<string, Promise<Output>>();
  return (input) => {
    const key = createHash('sha256').update(JSON.stringify(input)).digest('base64');
    const output = kept.get(key) ?? work(input);
    // What was asked for last stands last, so that the first is the one to go.
    kept.delete(key);
    kept.set(key, output);
    output.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size > MOST_KEPT) kept.delete(oldest);
    return output;
  };
}
