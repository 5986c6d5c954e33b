/** What the findings in force and the work on signs say of schools. */
import type { Kysely } from 'kysely';
import type { SchoolSigns } from '../../../analytics/exit/signs.ts';
import type { Database } from '../../ground/db/schema.ts';
import { findLastWorks } from '../cases/store.ts';
import { findFindings, findTestChecks } from '../findings/store.ts';

/** @returns by school; one of which nothing was found, because there are no results or nobody has looked, has no entry */
export async function findSchoolSigns(
  db: Kysely<Database>,
  territoryId: number,
  schoolIds: number[],
): Promise<Map<number, SchoolSigns>> {
  const findings = await findFindings(db, territoryId, { territoryIds: [], schoolIds });
  const tests = Map.groupBy(await findTestChecks(db, territoryId, schoolIds), ({ schoolId }) => schoolId);
  const works = Map.groupBy(await findLastWorks(db, schoolIds), ({ schoolId }) => schoolId);
  return new Map(
    findings.map((finding) => [
      finding.schoolId,
      { finding, tests: tests.get(finding.schoolId) ?? [], works: works.get(finding.schoolId) ?? [] },
    ]),
  );
}
