/** What of a school's disclosed results may be said in public, and in which numbers. */
import { hasLevel } from '../../../analytics/result-level.ts';
import type { DisclosedEstimate, DisclosedResult } from '../../../analytics/suppression/disclosed.ts';
import type { AnonymousAudience } from '../../../surveys/schema.ts';

const AUDIENCES: readonly AnonymousAudience[] = ['student', 'parent', 'teacher'];

export type Shown = DisclosedEstimate & { state: 'certain' | 'leaning' };

/** Of which something can be said: with a level, and with people who answered and not the director's facts alone. */
export function isShown(result: DisclosedResult): result is Shown {
  return hasLevel(result) && groupsOf(result).length > 0;
}

/** The groups whose answers are behind a result, as far as they are shown. */
export function groupsOf({ groups }: DisclosedResult) {
  return AUDIENCES.flatMap((audience) => {
    const n = groups.find((group) => group.audience === audience)?.n ?? 0;
    return n > 0 ? [{ audience, n }] : [];
  });
}

/** Every number that may stand in a finding: how many of each shown group answered. */
export function shownNumbers(results: readonly DisclosedResult[]): Set<number> {
  return new Set(results.filter(isShown).flatMap((result) => groupsOf(result).map(({ n }) => n)));
}

/** Grades that were asked, and the numbers of shown groups: all else could be a small group. Years have four digits. */
const GRADES = [6, 8];

/** @returns numbers in a text that are no figures of the disclosed results */
export function foreignNumbers(text: string, shown: ReadonlySet<number>): string[] {
  const numbers = text.match(/\d+(?:[.,]\d+)?/g) ?? [];
  return numbers.filter((number) => {
    const value = Number(number.replace(',', '.'));
    return !(shown.has(value) || GRADES.includes(value) || (value >= 2000 && value <= 2100));
  });
}
