import { type Kysely, sql } from 'kysely';
import { type Checks, LEAST_RESULTS } from '../../../analytics/objectivity/checks.ts';
import type {
  ChangeCounts,
  MarkChanges,
  ObjectivityLevel,
  SignalResult,
} from '../../../analytics/objectivity/types.ts';
import type { Picture, StoredAbsence, StoredLevel, Summary } from '../../ground/db/objectivity-tables.ts';
import type { Database } from '../../ground/db/schema.ts';
import { inTransaction } from '../../ground/db/transaction.ts';
import type { Scope } from '../../people/identity/caller.ts';
import { schoolsInScope } from '../../people/schools/store.ts';
import { lineagesOf, territoriesInScope } from '../../people/territories/store.ts';

const below = (territoryId: number): Scope => ({ territoryIds: [territoryId], schoolIds: [] });

/**
 * Says that results of a territory have changed: it, all above it and all below it are to be looked at anew. Others who do so, or who
 * hold them, wait until the transaction ends.
 */
export const markStale = (trx: Kysely<Database>, territoryId: number): Promise<void> =>
  raiseWanted(trx, territoryId, 1);

/** Keeps results of a territory, of all above it and all below it from being released until the transaction ends. */
export const holdResults = (trx: Kysely<Database>, territoryId: number): Promise<void> =>
  raiseWanted(trx, territoryId, 0);

async function raiseWanted(trx: Kysely<Database>, territoryId: number, step: 0 | 1): Promise<void> {
  await sql`insert into objectivity_state (territory_id, wanted)
    select id, ${step} from (
      select id from ${lineagesOf([territoryId])} as above union (${territoriesInScope(trx, below(territoryId))})
    ) as related order by id
    on conflict (territory_id) do update set wanted = objectivity_state.wanted + ${step}`.execute(trx);
}

/** Says the same of territories whose analysis is older than what analyses tell now. */
export async function markOutdated(db: Kysely<Database>, form: number): Promise<void> {
  await sql`update objectivity_state set wanted = wanted + 1
    where wanted <= computed and coalesce((summary ->> 'form')::int, 1) < ${form}`.execute(db);
}

/** Territories whose results wait to be looked at, the lowest first: a district is not held up by its region. */
export async function findStale(db: Kysely<Database>): Promise<{ territoryId: number; wanted: number }[]> {
  return db
    .selectFrom('objectivity_state')
    .innerJoin('territory', 'territory.id', 'territory_id')
    .select(['territory_id as territoryId', 'wanted'])
    .where(sql<boolean>`wanted > greatest(computed, failed)`)
    .orderBy(sql`array_position(array['municipality', 'region', 'federation'], territory.kind)`)
    .orderBy('territory_id')
    .execute();
}

export async function markFailed(db: Kysely<Database>, territoryId: number, wanted: number): Promise<void> {
  await sql`update objectivity_state set failed = ${wanted} where territory_id = ${territoryId}`.execute(db);
}

export async function findState(db: Kysely<Database>, territoryId: number) {
  return db
    .selectFrom('objectivity_state')
    .select(['wanted', 'computed', 'failed', 'computed_at as computedAt', 'summary'])
    .where('territory_id', '=', territoryId)
    .executeTakeFirst();
}

/** The column has one word for every school of which nothing may be said; how many results it has tells why. */
const stored = <Own extends { level: ObjectivityLevel | null }>(own: Own) => ({
  ...own,
  level: own.level === 'notChecked' ? 'tooFew' : own.level,
});

const toldLevel = (n: number, level: StoredLevel): ObjectivityLevel =>
  level === 'tooFew' && n >= LEAST_RESULTS ? 'notChecked' : level;

const toldTest = <Own extends { n: number; level: StoredLevel | null }>(own: Own) => ({
  ...own,
  level: own.level === null ? null : toldLevel(own.n, own.level),
});

export type NewFinding = { schoolId: number; n: number; level: ObjectivityLevel; signals: SignalResult[] };
export type NewTestFinding = {
  schoolId: number;
  year: number;
  subject: string;
  grade: number;
  n: number;
  mean: number;
  level: ObjectivityLevel | null;
  picture: Picture;
};
export type NewAnalysis = {
  territoryId: number;
  /** The value of `wanted` that was answered. */
  run: number;
  imports: number[];
  at: Date;
  summary: Summary;
  findings: NewFinding[];
  testFindings: NewTestFinding[];
};

/** Replaces what is known of a territory, all or nothing; what another process has found of newer results stays. */
export async function putAnalysis(db: Kysely<Database>, analysis: NewAnalysis): Promise<void> {
  const { at, findings, imports, run, summary, territoryId, testFindings } = analysis;
  await inTransaction(db, async (trx) => {
    const { numAffectedRows } = await sql`update objectivity_state
      set computed = ${run}, computed_at = ${at}, summary = ${JSON.stringify(summary)}
      where territory_id = ${territoryId} and computed < ${run}`.execute(trx);
    if (numAffectedRows === 0n) return;
    await trx.insertInto('objectivity_run').values({ territory_id: territoryId, run, at, imports }).execute();
    await trx.deleteFrom('objectivity_finding').where('territory_id', '=', territoryId).execute();
    await trx.deleteFrom('objectivity_test_finding').where('territory_id', '=', territoryId).execute();
    await insertFindings(trx, territoryId, findings);
    await insertTestFindings(trx, territoryId, testFindings);
  });
}

async function insertFindings(trx: Kysely<Database>, territoryId: number, findings: NewFinding[]): Promise<void> {
  await sql`insert into objectivity_finding (school_id, territory_id, n, level, signals)
    select "schoolId", ${territoryId}, n, level, signals
    from jsonb_to_recordset(${JSON.stringify(findings.map(stored))}::jsonb) as f ("schoolId" int, n int, level text, signals jsonb)`.execute(
    trx,
  );
}

async function insertTestFindings(trx: Kysely<Database>, territoryId: number, findings: NewTestFinding[]) {
  await sql`insert into objectivity_test_finding (school_id, territory_id, year, subject, grade, n, mean, level, picture)
    select "schoolId", ${territoryId}, year, subject, grade, n, mean, level, picture
    from jsonb_to_recordset(${JSON.stringify(findings.map(stored))}::jsonb) as f
      ("schoolId" int, year int, subject text, grade int, n int, mean float8, level text, picture jsonb)`.execute(trx);
}

/** Findings of a territory on the schools in scope. */
export async function findFindings(db: Kysely<Database>, territoryId: number, scope: Scope) {
  const rows = await db
    .selectFrom('objectivity_finding')
    .select(['school_id as schoolId', 'n', 'level', 'signals'])
    .where('territory_id', '=', territoryId)
    .where('school_id', 'in', schoolsInScope(db, scope))
    .orderBy('school_id')
    .execute();
  return rows.map((row) => ({ ...row, level: toldLevel(row.n, row.level) }));
}

export async function findFinding(db: Kysely<Database>, territoryId: number, schoolId: number) {
  const row = await db
    .selectFrom('objectivity_finding')
    .select(['n', 'level', 'signals'])
    .where('territory_id', '=', territoryId)
    .where('school_id', '=', schoolId)
    .executeTakeFirst();
  return row && { ...row, level: toldLevel(row.n, row.level) };
}

/** Findings by single test, without their pictures. Without totals there is no mean. */
export async function findTestFindings(db: Kysely<Database>, territoryId: number, scope: Scope) {
  const rows = await db
    .selectFrom('objectivity_test_finding')
    .select(['school_id as schoolId', 'year', 'subject', 'grade', 'n', 'mean', 'level'])
    .select(sql<boolean>`jsonb_array_length(picture -> 'observed') > 0`.as('hasTotals'))
    .where('territory_id', '=', territoryId)
    .where('school_id', 'in', schoolsInScope(db, scope))
    .execute();
  return rows.map(toldTest);
}

/** Marks against the journal by school and test, without classes: lower, same, higher. Those of an older form tell of none. */
export async function findChanges(db: Kysely<Database>, territoryId: number, scope: Scope) {
  return db
    .selectFrom('objectivity_test_finding')
    .select(['school_id as schoolId', 'year', 'subject', 'grade'])
    .select(sql<ChangeCounts>`picture -> 'changes' -> 'whole'`.as('whole'))
    .select(sql<MarkChanges['source']>`picture -> 'changes' ->> 'source'`.as('source'))
    .where('territory_id', '=', territoryId)
    .where('school_id', 'in', schoolsInScope(db, scope))
    .where(sql<boolean>`jsonb_typeof(picture -> 'changes') = 'object'`)
    .orderBy('school_id')
    .execute();
}

/** Who did not write, by school and test. */
export async function findAbsent(db: Kysely<Database>, territoryId: number, scope: Scope) {
  return db
    .selectFrom('objectivity_test_finding')
    .select(['school_id as schoolId', 'year', 'subject', 'grade'])
    .select(sql<StoredAbsence | null>`picture -> 'absence'`.as('absence'))
    .where('territory_id', '=', territoryId)
    .where('school_id', 'in', schoolsInScope(db, scope))
    .where(sql<boolean>`jsonb_typeof(picture -> 'absence') = 'object'`)
    .orderBy('school_id')
    .execute();
}

/** What was found and could be checked in single tests of some schools. Of all schools of a region it would read every picture. */
export async function findTestChecks(db: Kysely<Database>, territoryId: number, schoolIds: number[]) {
  const rows = await db
    .selectFrom('objectivity_test_finding')
    .select(['school_id as schoolId', 'year', 'n', 'level'])
    .select(sql<Checks | null>`picture -> 'checks'`.as('checks'))
    .where('territory_id', '=', territoryId)
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .execute();
  return rows.map(toldTest);
}

/** The tests of one school with their pictures. */
export async function findSchoolTests(db: Kysely<Database>, territoryId: number, schoolId: number) {
  const rows = await db
    .selectFrom('objectivity_test_finding')
    .select(['year', 'subject', 'grade', 'n', 'mean', 'level', 'picture'])
    .where('territory_id', '=', territoryId)
    .where('school_id', '=', schoolId)
    .orderBy('year', 'desc')
    .orderBy('grade')
    .orderBy('subject')
    .execute();
  return rows.map(toldTest);
}

/** Levels by district below a territory, as it stands among the schools of the whole territory. */
export async function countByDistrict(db: Kysely<Database>, territoryId: number, scope: Scope) {
  const level = (name: StoredLevel) => sql<number>`count(*) filter (where f.level = ${name})::int`;
  const silent = (isEnough: boolean) =>
    sql<number>`count(*) filter (where f.level = 'tooFew' and (f.n >= ${LEAST_RESULTS}) = ${isEnough})::int`;
  return db
    .selectFrom('objectivity_finding as f')
    .innerJoin('school', 'school.id', 'f.school_id')
    .innerJoin('territory', 'territory.id', 'school.territory_id')
    .select(['territory.id', 'territory.name'])
    .select([
      level('none').as('none'),
      level('watch').as('watch'),
      level('look').as('look'),
      silent(false).as('tooFew'),
      silent(true).as('notChecked'),
    ])
    .where('f.territory_id', '=', territoryId)
    .where('f.school_id', 'in', schoolsInScope(db, scope))
    .groupBy('territory.id')
    .orderBy('territory.id')
    .execute();
}
