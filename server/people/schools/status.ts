/**
 * The status of a school (ШНОР, ШССУ) on a day. Pure.
 *
 * An order names the schools of a district for a year, and is written weeks after the year has begun, while the help of a school
 * does not stop on 31 December. So a district's list of a year counts from 1 January of that year until the list of a later year
 * takes its place, and that list begins with its first school. Who is not on the list in force has no status. A single school
 * leaves earlier by a record of its own, without any kind of status. A year of which nothing was recorded changes nothing.
 */
import { yearOf } from '../../ground/days.ts';
import type { DesignationKind } from '../../ground/db/schema.ts';

/** What was recorded of one school for a year; without kinds: that it has no status. */
export type Designation = { year: number; kinds: DesignationKind[] };

/** `year`: the last one for which the school was designated by then, null where it never was; without kinds it has no status. */
export type SchoolStatus = { kinds: DesignationKind[]; year: number | null };

/**
 * The records of a school with what the lists of its district say by leaving it out.
 * @param recorded of the school, one a year
 * @param listed years for which the district has designated any school
 */
export function withLists(recorded: readonly Designation[], listed: Iterable<number>): Designation[] {
  const known = new Set(recorded.map(({ year }) => year));
  return [...recorded, ...[...listed].filter((year) => !known.has(year)).map((year) => ({ year, kinds: [] }))];
}

/** @param designations of one school as `withLists` gives them, in any order @param day YYYY-MM-DD */
export function statusOf(designations: readonly Designation[], day: string): SchoolStatus {
  const past = begunBy(designations, day);
  const year = past.find(({ kinds }) => kinds.length > 0)?.year ?? null;
  return { kinds: past[0]?.kinds.toSorted() ?? [], year };
}

/** Whether the school has any status on a day. */
export const hasStatus = (designations: readonly Designation[], day: string): boolean =>
  statusOf(designations, day).kinds.length > 0;

/** The year from which the school has had a kind of status without a break. @throws RangeError where it has none on the day */
export function heldSince(designations: readonly Designation[], kind: DesignationKind, day: string): number {
  const past = begunBy(designations, day);
  const end = past.findIndex(({ kinds }) => !kinds.includes(kind));
  const first = (end === -1 ? past : past.slice(0, end)).at(-1);
  if (!first) throw new RangeError('the school has no such status on the day');
  return first.year;
}

/** The records whose year has begun by a day, the newest first. */
function begunBy(designations: readonly Designation[], day: string): Designation[] {
  return designations.filter(({ year }) => year <= yearOf(day)).sort((a, b) => b.year - a.year);
}
