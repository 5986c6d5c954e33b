import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { DayStamp } from '../../people/identity/stamp.ts';
import type { ChangedMeasure, NewMeasure } from '../cases/schemas.ts';

const columnsOf = ({ at, by, day }: DayStamp) => ({ changed_by: by, changed_at: at, day });

async function keepStep(trx: Kysely<Database>, schoolId: number, id: number): Promise<void> {
  await sql`insert into objectivity_measure_version
      (school_id, measure_id, version, title, owner, due_on, state, note, day, changed_by, changed_at)
    select school_id, id, version, title, owner, due_on, state, note, day, changed_by, changed_at
    from objectivity_measure where school_id = ${schoolId} and id = ${id}`.execute(trx);
}

/** Assigns a measure on the way of a case. @returns its id */
export async function insertMeasure(
  trx: Transaction<Database>,
  { caseId, schoolId }: { schoolId: number; caseId: number },
  { dueOn, measure, owner, title }: NewMeasure,
  stamp: DayStamp,
): Promise<number> {
  const { id } = await trx
    .insertInto('objectivity_measure')
    .values({
      school_id: schoolId,
      case_id: caseId,
      measure,
      title: title.trim(),
      owner: owner.trim(),
      due_on: dueOn,
      assigned_on: stamp.day,
      state: 'assigned',
      note: '',
      version: 1,
      ...columnsOf(stamp),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await keepStep(trx, schoolId, id);
  return id;
}

type MeasurePlace = { schoolId: number; caseId: number; id: number };

/**
 * @throws ProblemError `notFound`, or `caseChanged` when the measure has another version than the one that was seen
 */
export async function updateMeasure(
  trx: Transaction<Database>,
  { caseId, id, schoolId }: MeasurePlace,
  { dueOn, note, owner, state, title, version }: ChangedMeasure,
  stamp: DayStamp,
): Promise<void> {
  const known = await trx
    .selectFrom('objectivity_measure')
    .select('version')
    .where('school_id', '=', schoolId)
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!known) throw new ProblemError('notFound');
  if (known.version !== version) throw new ProblemError('caseChanged');
  await trx
    .updateTable('objectivity_measure')
    .set({ title: title.trim(), owner: owner.trim(), due_on: dueOn, state, note: note.trim(), version: version + 1 })
    .set(columnsOf(stamp))
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .execute();
  await keepStep(trx, schoolId, id);
}

const STEP = ['title', 'owner', 'due_on as dueOn', 'state', 'note', 'day', 'version'] as const;

export async function findMeasureRows(db: Kysely<Database>, schoolId: number) {
  return db
    .selectFrom('objectivity_measure as m')
    .leftJoin('account', 'account.id', 'm.changed_by')
    .select(['m.id', 'case_id as caseId', 'measure', 'assigned_on as assignedOn'])
    .select(['changed_at as changedAt', 'account.name as changedBy'])
    .select(STEP)
    .where('school_id', '=', schoolId)
    .orderBy('m.id')
    .execute();
}

export async function findMeasureSteps(db: Kysely<Database>, schoolId: number) {
  return db
    .selectFrom('objectivity_measure_version')
    .leftJoin('account', 'account.id', 'changed_by')
    .select(['measure_id as measureId', 'changed_at as changedAt', 'account.name as changedBy'])
    .select(STEP)
    .where('school_id', '=', schoolId)
    .orderBy('version', 'desc')
    .execute();
}
