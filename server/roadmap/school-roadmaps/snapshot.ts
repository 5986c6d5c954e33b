/** The lines of a roadmap as a version keeps them: what is agreed on, without how far it has come. */
import { createHash } from 'node:crypto';
import type { LineSnapshot } from '../../ground/db/school-roadmap-tables.ts';
import type { PlanLine } from '../plans/schemas.ts';

/** @param lines of one year; those that were dropped are not part of the roadmap */
export function snapshotOf(lines: readonly PlanLine[]): LineSnapshot[] {
  return lines
    .filter(({ state }) => state !== 'dropped')
    .map(({ activity, endsOn, factor, id, joint, measure, owner, startsOn, title }) => ({
      id,
      title,
      measure,
      factor,
      activity,
      owner,
      startsOn,
      endsOn,
      joint,
    }));
}

/** Stands for a snapshot: the same for the same lines. */
export function digestOf(snapshot: readonly LineSnapshot[]): string {
  return createHash('sha256')
    .update(JSON.stringify(snapshot.map(partsOf)))
    .digest('hex')
    .slice(0, 24);
}

/** The lines that were added, taken away or changed between two snapshots. */
export function changedLines(before: readonly LineSnapshot[], after: readonly LineSnapshot[]): number[] {
  const parts = (lines: readonly LineSnapshot[]) =>
    new Map(lines.map((line) => [line.id, JSON.stringify(partsOf(line))]));
  const [old, now] = [parts(before), parts(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter((id) => old.get(id) !== now.get(id));
}

/** In a fixed order: the database keeps the keys of an object in an order of its own. */
function partsOf({ activity, endsOn, factor, id, joint, measure, owner, startsOn, title }: LineSnapshot) {
  return [id, title, measure, factor, activity, owner, startsOn, endsOn, joint];
}
