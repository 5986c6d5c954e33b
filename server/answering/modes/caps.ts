/**
 * How many answers links may take. Their caps together hang on the people of the group as they stood at the opening, or on a
 * corrected number that waits: whoever hands out links cannot make room for many answers of people that do not exist.
 */
import { ProblemError } from '../../ground/http/problem.ts';

/** Newcomers, as a share: one in ten. */
const spareOf = (people: number): number => Math.floor(people / 10);

/** A small group has room for so many newcomers all the same. */
const LEAST_SPARE = 5;

/** Of a group whose number of people nobody knows. */
const WHERE_UNKNOWN = 300;

/** The cap of a class: those of all classes together stay within that of the group. */
export const capOfClass = (people: number): number => people + spareOf(people);

/** What the caps of the links of a group come to at most. @param people null when unknown */
export function capOfGroup(people: number | null): number {
  return people === null ? WHERE_UNKNOWN : people + Math.max(LEAST_SPARE, spareOf(people));
}

/** The people of a group, what the caps of its links come to, and how much of it answers have taken. */
export type GroupCaps = { people: number | null; caps: number; used: number };

/** By how much caps can still be raised, or a new link be made. */
export const capLeft = ({ caps, people }: GroupCaps): number => Math.max(0, capOfGroup(people) - caps);

/**
 * @param wanted how much caps would grow
 * @param path of the number in the body
 * @throws ProblemError `capsAbovePeople`
 */
export function requireCapLeft(group: GroupCaps, wanted: number, path: string): void {
  const left = capLeft(group);
  if (wanted > left) throw new ProblemError('capsAbovePeople', [{ path, message: `${left} more at most` }]);
}

/**
 * A number of people may not be taken back from under the caps that it made room for. Raising it is always right, and so is any
 * number once the links are full: then nothing more comes by them.
 * @throws ProblemError `peopleBelowCaps`
 */
export function requireCapsWithin({ caps, people: before, used }: GroupCaps, people: number): void {
  const most = capOfGroup(people);
  if (caps > Math.max(most, used) && most < capOfGroup(before))
    throw new ProblemError('peopleBelowCaps', [
      { path: 'people', message: `links take ${caps}, so many people allow ${most}` },
    ]);
}
