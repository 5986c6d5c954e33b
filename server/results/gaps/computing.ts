/** Gaps are computed in threads: one takes up to a third of a second, and a page shows dozens. */
import { createHash } from 'node:crypto';
import type { Gap } from '../../../analytics/gap.ts';
import type { Measured } from '../../../analytics/shrinkage.ts';
import type { SchoolInput } from '../../../analytics/types.ts';
import type { RiskModel } from '../../../surveys/schema.ts';
import { createThreadWork } from '../../ground/thread-work.ts';

/** Of several thousand schools. */
const LIMITS = { seconds: 120, megabytes: 1000 };

const gapsInThread = createThreadWork<Measured[][], Gap[]>(new URL('./gap-thread.ts', import.meta.url), LIMITS);

/** `entering`: the schools that enter the gap on a factor. */
export type RiskTask = { model: RiskModel; schools: SchoolInput[]; factors: { code: string; entering: string[] }[] };

/** On each factor, in their order. @throws ThreadLimitFault */
export const computeRiskGaps = createThreadWork<RiskTask, Gap[]>(new URL('./risk-thread.ts', import.meta.url), LIMITS);

const MOST_KEPT = 500;
const kept = new Map<string, Promise<Gap>>();

/**
 * The gap of each group of figures. The same figures give the same gap: whoever asks meanwhile or again does not have it computed anew,
 * and what pages share is computed once.
 * @throws ThreadLimitFault
 */
export function computeGaps(groups: Measured[][]): Promise<Gap[]> {
  const asked = groups.map((group) => ({ group, key: keyOf(group) }));
  const unknown = new Map(asked.filter(({ key }) => !kept.has(key)).map(({ group, key }) => [key, group]));
  if (unknown.size > 0) {
    const computed = gapsInThread([...unknown.values()]);
    for (const [place, key] of [...unknown.keys()].entries()) {
      const own = computed.then((gaps) => gaps[place]);
      own.catch(() => kept.delete(key));
      kept.set(key, own);
    }
  }
  const found = asked.map(({ key }) => kept.get(key) as Promise<Gap>);
  for (const [place, { key }] of asked.entries()) {
    // What was asked for last stands last, so that the first is the one to go.
    kept.delete(key);
    kept.set(key, found[place]);
  }
  for (const key of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT))) kept.delete(key);
  return Promise.all(found);
}

function keyOf(group: Measured[]): string {
  const figures = Float64Array.from(group.flatMap(({ value, variance }) => [value, variance]));
  return createHash('sha256').update(figures).digest('base64');
}
