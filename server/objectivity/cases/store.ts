import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import type { CaseState, Seen } from '../../ground/db/stored/schemas.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { DayStamp } from '../../people/identity/stamp.ts';
import type { NextStep, Sign } from './schemas.ts';

type CaseKey = { schoolId: number; caseId: number };

const columnsOf = ({ at, by, day }: DayStamp) => ({ changed_by: by, changed_at: at, day });

async function keepStep(trx: Kysely<Database>, { caseId, schoolId }: CaseKey): Promise<void> {
  await sql`insert into objectivity_case_version
      (school_id, case_id, version, state, outcome, partner_id, due_on, note, day, changed_by, changed_at)
    select school_id, id, version, state, outcome, partner_id, due_on, note, day, changed_by, changed_at
    from objectivity_case where school_id = ${schoolId} and id = ${caseId}`.execute(trx);
}

/**
 * @returns the id of the case
 * @throws ProblemError `caseTaken` while the sign of this school is being looked into already
 */
export async function insertCase(
  trx: Transaction<Database>,
  { note, seen, schoolId, sign }: { schoolId: number; sign: Sign; seen: Seen; note: string },
  stamp: DayStamp,
): Promise<number> {
  const row = await trx
    .insertInto('objectivity_case')
    .values({
      school_id: schoolId,
      sign,
      seen: JSON.stringify(seen),
      state: 'noted',
      version: 1,
      note: note.trim(),
      outcome: null,
      partner_id: null,
      due_on: null,
      ...columnsOf(stamp),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) throw new ProblemError('caseTaken');
  await keepStep(trx, { schoolId, caseId: row.id });
  return row.id;
}

/** @throws ProblemError `notFound` */
export async function getCase(
  db: Kysely<Database>,
  { caseId, schoolId }: CaseKey,
): Promise<{ state: CaseState; sign: Sign }> {
  const row = await db
    .selectFrom('objectivity_case')
    .select(['state', 'sign'])
    .where('school_id', '=', schoolId)
    .where('id', '=', caseId)
    .executeTakeFirst();
  if (!row) throw new ProblemError('notFound');
  return row;
}

/**
 * @throws ProblemError `caseChanged` when the case has another version than the one that was seen, `caseTaken` when a closed
 * case is opened again while another of the same sign is open
 */
export async function updateCase(
  trx: Transaction<Database>,
  { caseId, schoolId }: CaseKey,
  step: NextStep,
  stamp: DayStamp,
): Promise<void> {
  const { dueOn, note, outcome, partnerId, state, version } = step;
  const { numUpdatedRows } = await trx
    .updateTable('objectivity_case')
    .set({
      state,
      outcome,
      partner_id: partnerId,
      due_on: dueOn,
      note: note.trim(),
      version: version + 1,
      ...columnsOf(stamp),
    })
    .where('school_id', '=', schoolId)
    .where('id', '=', caseId)
    .where('version', '=', version)
    .executeTakeFirst()
    .catch((error: { code?: string }) => {
      if (error.code === '23505') throw new ProblemError('caseTaken');
      throw error;
    });
  if (numUpdatedRows === 0n) throw new ProblemError('caseChanged');
  await keepStep(trx, { schoolId, caseId });
}

const STEP = ['state', 'outcome', 'partner_id as partnerId', 'due_on as dueOn', 'note', 'day', 'version'] as const;

export async function findCaseRows(db: Kysely<Database>, schoolId: number) {
  return db
    .selectFrom('objectivity_case as c')
    .leftJoin('account', 'account.id', 'c.changed_by')
    .select(['c.id', 'sign', 'seen', 'changed_at as changedAt', 'account.name as changedBy'])
    .select(STEP)
    .where('school_id', '=', schoolId)
    .orderBy(sql`state = 'closed'`)
    .orderBy('c.id', 'desc')
    .execute();
}

export async function findStepRows(db: Kysely<Database>, schoolId: number) {
  return db
    .selectFrom('objectivity_case_version')
    .leftJoin('account', 'account.id', 'changed_by')
    .select(['case_id as caseId', 'changed_at as changedAt', 'account.name as changedBy'])
    .select(STEP)
    .where('school_id', '=', schoolId)
    .orderBy('version', 'desc')
    .execute();
}

/** The newest case of each sign of these schools: its outcome, null while it is open, and the year of its last step. */
export async function findLastWorks(db: Kysely<Database>, schoolIds: number[]) {
  return db
    .selectFrom('objectivity_case')
    .distinctOn(['school_id', 'sign'])
    .select(['school_id as schoolId', 'sign', 'outcome'])
    .select(sql<number>`extract(year from day)::int`.as('year'))
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .orderBy('school_id')
    .orderBy('sign')
    .orderBy('id', 'desc')
    .execute();
}

/** How many cases of each school are open, and how many ended with a confirmed sign. */
export async function countCases(db: Kysely<Database>, schoolIds: number[]) {
  return db
    .selectFrom('objectivity_case')
    .select('school_id as schoolId')
    .select(sql<number>`count(*) filter (where state <> 'closed')::int`.as('open'))
    .select(sql<number>`count(*) filter (where outcome = 'confirmed')::int`.as('confirmed'))
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .groupBy('school_id')
    .execute();
}
