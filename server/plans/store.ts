import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import { ProblemError } from '../http/problem.ts';
import type { ChangedPlanLine, NewPlanLine, PlanLine } from './schemas.ts';

type LineRow = Omit<PlanLine, 'changedAt'> & { changedAt: Date };

export async function findLines(
  db: Kysely<Database>,
  campaignId: number,
  schoolIds: number[],
  lineId?: number,
): Promise<PlanLine[]> {
  const rows: LineRow[] = await db
    .selectFrom('plan_line')
    .leftJoin('account', 'account.id', 'plan_line.changed_by')
    .select([
      'plan_line.id',
      'school_id as schoolId',
      'campaign_id as campaignId',
      'factor',
      'measure',
      'roadmap_year as roadmapYear',
      'activity',
      'owner',
      'starts_on as startsOn',
      'ends_on as endsOn',
      'state',
      'note',
      'version',
      'account.name as changedBy',
      'changed_at as changedAt',
    ])
    .where('campaign_id', '=', campaignId)
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .$if(lineId !== undefined, (query) => query.where('plan_line.id', '=', lineId as number))
    .orderBy('starts_on')
    .orderBy('plan_line.id')
    .execute();
  return rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }));
}

/** @throws ProblemError `notFound` */
export async function getLine(db: Kysely<Database>, schoolId: number, lineId: number) {
  const row = await db
    .selectFrom('plan_line')
    .select(['campaign_id as campaignId', 'measure', 'factor'])
    .where('school_id', '=', schoolId)
    .where('id', '=', lineId)
    .executeTakeFirst();
  if (!row) throw new ProblemError('notFound');
  return row;
}

type Stamp = { changedBy: string; changedAt: Date };
type NewLine = NewPlanLine & Stamp & { schoolId: number; campaignId: number; roadmapYear: number };

/**
 * @returns the line's id
 * @throws ProblemError `planTaken` when the measure stands against the factor already
 */
export async function insertLine(trx: Transaction<Database>, line: NewLine): Promise<number> {
  const row = await trx
    .insertInto('plan_line')
    .values({
      school_id: line.schoolId,
      campaign_id: line.campaignId,
      factor: line.factor,
      measure: line.measure,
      roadmap_year: line.roadmapYear,
      ...changeable(line),
      state: 'planned',
      note: '',
      version: 1,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) throw new ProblemError('planTaken');
  await keepVersion(trx, line.schoolId, row.id);
  return row.id;
}

type Change = ChangedPlanLine & Stamp & { schoolId: number; lineId: number };

/**
 * @throws ProblemError `planChanged` when the line has another version than the one that was seen, `planTaken` when a
 * dropped line comes back while another stands in its place
 */
export async function updateLine(trx: Transaction<Database>, change: Change): Promise<void> {
  const { lineId, note, schoolId, state, version } = change;
  const result = await trx
    .updateTable('plan_line')
    .set({ ...changeable(change), state, note: note.trim(), version: version + 1 })
    .where('school_id', '=', schoolId)
    .where('id', '=', lineId)
    .where('version', '=', version)
    .executeTakeFirst()
    .catch((error: { code?: string }) => {
      if (error.code === '23505') throw new ProblemError('planTaken');
      throw error;
    });
  if (result.numUpdatedRows === 0n) throw new ProblemError('planChanged');
  await keepVersion(trx, schoolId, lineId);
}

function changeable(line: Pick<NewLine, 'activity' | 'owner' | 'startsOn' | 'endsOn'> & Stamp) {
  return {
    activity: line.activity,
    owner: line.owner.trim(),
    starts_on: line.startsOn,
    ends_on: line.endsOn,
    changed_by: line.changedBy,
    changed_at: line.changedAt,
  };
}

async function keepVersion(trx: Transaction<Database>, schoolId: number, lineId: number): Promise<void> {
  await sql`insert into plan_line_version (school_id, line_id, version, activity, owner, starts_on, ends_on, state, note,
      changed_by, changed_at)
    select school_id, id, version, activity, owner, starts_on, ends_on, state, note, changed_by, changed_at
    from plan_line where school_id = ${schoolId} and id = ${lineId}`.execute(trx);
}

export async function findVersions(db: Kysely<Database>, schoolId: number, lineId: number) {
  const rows = await db
    .selectFrom('plan_line_version')
    .leftJoin('account', 'account.id', 'plan_line_version.changed_by')
    .select(['activity', 'owner', 'starts_on as startsOn', 'ends_on as endsOn', 'state', 'note', 'version'])
    .select(['account.name as changedBy', 'changed_at as changedAt'])
    .where('school_id', '=', schoolId)
    .where('line_id', '=', lineId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }));
}
