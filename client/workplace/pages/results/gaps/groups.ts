/** The answer of the server cut for the page: tests to choose from, the years of a test, the schools of a year. */
import type { ResultGroup, Standing } from '../../../../../server/results/gaps/schemas.ts';

export const testKey = (test: ResultGroup['test']): string => (test === null ? '' : `${test.subject} ${test.grade}`);

/** The tests of all years, by grade and title; the title is that of the newest year. */
export function testsOf(groups: ResultGroup[]): NonNullable<ResultGroup['test']>[] {
  const tests = new Map<string, NonNullable<ResultGroup['test']>>();
  for (const { test } of groups) if (test !== null && !tests.has(testKey(test))) tests.set(testKey(test), test);
  return [...tests.values()].sort((a, b) => a.grade - b.grade || a.title.ru.localeCompare(b.title.ru, 'ru'));
}

/** One test through the years, oldest first; a test that is not known stands for all together. */
export function yearsOf(groups: ResultGroup[], test: string | undefined): ResultGroup[] {
  const own = groups.filter((group) => testKey(group.test) === (test ?? ''));
  const chosen = own.length > 0 ? own : groups.filter((group) => group.test === null);
  return chosen.toSorted((one, other) => one.year - other.year);
}

/** Best first; hidden ones last. */
export function rankStandings(schools: Standing[]): Standing[] {
  const place = (school: Standing) => (school.kind === 'estimate' ? school.value : Number.NEGATIVE_INFINITY);
  return schools.toSorted((one, other) => place(other) - place(one) || one.schoolId - other.schoolId);
}

/** How many schools lie with their whole interval above the district's mean, and below. */
export function countSides(schools: Standing[]): { above: number; below: number; all: number } {
  const known = schools.filter((school) => school.kind === 'estimate');
  return {
    above: known.filter(({ interval }) => interval[0] > 0).length,
    below: known.filter(({ interval }) => interval[1] < 0).length,
    all: known.length,
  };
}
