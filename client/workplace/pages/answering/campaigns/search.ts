/** What the addresses of these pages keep: filters and the group at hand. */
const AUDIENCES = ['director', 'teacher', 'student', 'parent'] as const;
const ASKED = ['teacher', 'student', 'parent'] as const;

export type CoverageSearch = { audience?: (typeof AUDIENCES)[number]; school?: number; below?: true };
export type KeyingSearch = { audience?: (typeof ASKED)[number]; grade?: number };

const wholeOf = (value: unknown): number | undefined => {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : undefined;
};

export function parseCoverageSearch(search: Record<string, unknown>): CoverageSearch {
  return {
    audience: AUDIENCES.find((each) => each === search.audience),
    school: wholeOf(search.school),
    below: search.below === true ? true : undefined,
  };
}

export function parseKeyingSearch(search: Record<string, unknown>): KeyingSearch {
  return { audience: ASKED.find((each) => each === search.audience), grade: wholeOf(search.grade) };
}
