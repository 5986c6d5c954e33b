/**
 * The state of a roadmap is asked for by many pages at once: its own one, tasks, schools by need, work of tutors. It follows from what was
 * read alone, so it is computed once for the same registers, row by row, and everybody else is answered in between.
 */
import { createHash } from 'node:crypto';
import { setImmediate as others } from 'node:timers/promises';
import type { Roadmap } from '../../../surveys/roadmap.ts';
import type { OverrideRow } from './overrides/store.ts';
import type { Registers } from './rules/types.ts';
import { type ActivityStatus, judging } from './status.ts';

/** Days and years of the same evidence. */
const MOST_KEPT = 3;

/** The evidence is far the largest part of the registers; as long as it has not changed it is the same array. */
const known = new WeakMap<Registers['evidence'], Map<string, Promise<ActivityStatus[]>>>();

/** @returns a state for each row, in their order. Nobody may change it: others are given the same */
export function sharedStatus(
  roadmap: Roadmap,
  registers: Registers,
  overrides: readonly OverrideRow[],
  day: string,
): Promise<ActivityStatus[]> {
  const { evidence, ...smaller } = registers;
  const kept = known.get(evidence) ?? new Map<string, Promise<ActivityStatus[]>>();
  known.set(evidence, kept);
  const key = createHash('sha256')
    .update(JSON.stringify([day, roadmap, overrides, smaller]))
    .digest('base64');
  const own = kept.get(key) ?? judge(roadmap, registers, overrides, day);
  kept.delete(key);
  kept.set(key, own);
  own.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size > MOST_KEPT) kept.delete(oldest);
  return own;
}

async function judge(
  { activities }: Roadmap,
  registers: Registers,
  overrides: readonly OverrideRow[],
  day: string,
): Promise<ActivityStatus[]> {
  const statusOfRow = judging(registers, overrides, day);
  const statuses: ActivityStatus[] = [];
  for (const activity of activities) {
    statuses.push(statusOfRow(activity));
    await others();
  }
  return statuses;
}
