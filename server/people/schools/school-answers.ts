/** Which school a name of a file means, as people have answered: read from a form and checked. */
import { Value } from 'typebox/value';
import { ProblemError } from '../../ground/http/problem.ts';
import type { KnownSchool } from './name-index.ts';
import type { SchoolAnswers } from './row-school.ts';
import { SchoolAnswersSchema } from './schemas.ts';

/** @param text JSON, as a form holds it beside a file; nothing was answered where it is missing @throws ProblemError `invalid` */
export function readAnswers(text: string | undefined): SchoolAnswers {
  if (text === undefined) return {};
  try {
    const answers: unknown = JSON.parse(text);
    if (Value.Check(SchoolAnswersSchema, answers)) return answers;
  } catch {
    // Told below.
  }
  throw new ProblemError('invalid', [{ path: 'body/answers', message: 'schools by name' }]);
}

/** @throws ProblemError `outOfScope` where one of the ids is none of the schools; null is none at all */
export function requireKnown(schools: readonly KnownSchool[], ids: readonly (number | null)[]): void {
  const known = new Set(schools.map(({ id }) => id));
  if (ids.some((id) => id !== null && !known.has(id))) throw new ProblemError('outOfScope');
}
