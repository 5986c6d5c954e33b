/** The tests that a district uses: its own before those of the content, each with the word of whoever confirmed it. */
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Content } from '../../../surveys/load.ts';
import type { DatedVprTest } from '../../../surveys/vpr.ts';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { VprTestView } from './schemas.ts';
import { findConfirmations, findDistrictTests } from './store.ts';

export type TestKey = { year: number; subject: string; grade: number };

/** SHA-256 of what a person compares with the official description, hex. */
export function hashTest({ year, subject, grade, maximum, cuts, items }: DatedVprTest): string {
  const content = { year, subject, grade, maximum, cuts, items: items ?? null };
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

export const testKey = ({ year, subject, grade }: TestKey): string => `${year} ${subject} ${grade}`;

type Found = DatedVprTest & Pick<VprTestView, 'origin' | 'checkedInFile'>;

/** All tests of a district, newest year first, then by grade and subject. */
export async function listTests(
  { db, content }: { db: Kysely<Database>; content: Content },
  territoryId: number,
): Promise<VprTestView[]> {
  const [own, confirmations] = await Promise.all([
    findDistrictTests(db, territoryId),
    findConfirmations(db, territoryId),
  ]);
  const tests = new Map<string, Found>();
  for (const { year, tests: ofYear } of Object.values(content.vpr)) {
    for (const { checked, ...test } of ofYear) {
      tests.set(testKey({ ...test, year }), { ...test, year, origin: 'content', checkedInFile: checked });
    }
  }
  for (const test of own) tests.set(testKey(test), { ...test, origin: 'district', checkedInFile: false });
  return [...tests.values()].sort(byYearGradeSubject).map((test) => {
    const hash = hashTest(test);
    const confirmation = confirmations.get(hash);
    return {
      ...test,
      hash,
      confirmation: confirmation ? { ...confirmation, at: confirmation.at.toISOString() } : null,
    };
  });
}

/** @throws ProblemError `notFound` when the district knows no such test */
export async function getTest(
  needs: { db: Kysely<Database>; content: Content },
  territoryId: number,
  key: TestKey,
): Promise<VprTestView> {
  const test = (await listTests(needs, territoryId)).find((each) => testKey(each) === testKey(key));
  if (!test) throw new ProblemError('notFound');
  return test;
}

function byYearGradeSubject(a: Found, b: Found): number {
  return b.year - a.year || a.grade - b.grade || a.subject.localeCompare(b.subject);
}
