import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Stamp } from '../../people/identity/stamp.ts';
import { roadmapYearOf } from './line.ts';
import type { ChangedPlanLine, NewPlanLine, PlanLine } from './schemas.ts';

export type LineFilter = { campaignId?: number; year?: number; lineId?: number };

/** Lines of some schools in the order in which they begin. */
export async function findLines(
  db: Kysely<Database>,
  schoolIds: number[],
  { campaignId, lineId, year }: LineFilter = {},
): Promise<PlanLine[]> {
  const rows = await db
    .selectFrom('plan_line')
    .leftJoin('account', 'account.id', 'plan_line.changed_by')
    .select([
      'plan_line.id',
      'school_id as schoolId',
      'campaign_id as campaignId',
      'factor',
      'measure',
      'title',
      'joint',
    ])
    .select(['roadmap_year as roadmapYear', 'activity', 'owner', 'starts_on as startsOn', 'ends_on as endsOn'])
    .select(['state', 'done_on as doneOn', 'note', 'version', 'from_school as fromSchool', 'from_line as fromLine'])
    .select(['account.name as changedBy', 'changed_at as changedAt'])
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .$if(campaignId !== undefined, (query) => query.where('campaign_id', '=', campaignId as number))
    .$if(year !== undefined, (query) => query.where('roadmap_year', '=', year as number))
    .$if(lineId !== undefined, (query) => query.where('plan_line.id', '=', lineId as number))
    .orderBy('starts_on')
    .orderBy('plan_line.id')
    .execute();
  return rows.map(({ changedAt, fromLine, fromSchool, ...row }) => ({
    ...row,
    from: fromSchool === null || fromLine === null ? null : { schoolId: fromSchool, lineId: fromLine },
    changedAt: changedAt.toISOString(),
  }));
}

/** @throws ProblemError `notFound` */
export async function getLine(db: Kysely<Database>, schoolId: number, lineId: number): Promise<PlanLine> {
  const [line] = await findLines(db, [schoolId], { lineId });
  if (!line) throw new ProblemError('notFound');
  return line;
}

export type NewLine = NewPlanLine &
  Stamp & { schoolId: number; campaignId: number | null; from?: { schoolId: number; lineId: number } };

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
      ...changeable(line),
      state: 'planned',
      done_on: null,
      note: '',
      version: 1,
      from_school: line.from?.schoolId ?? null,
      from_line: line.from?.lineId ?? null,
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
  const { doneOn, lineId, note, schoolId, state, version } = change;
  const result = await trx
    .updateTable('plan_line')
    .set({ ...changeable(change), state, done_on: doneOn, note: note.trim(), version: version + 1 })
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

type Changeable = Pick<NewLine, 'activity' | 'owner' | 'startsOn' | 'endsOn' | 'title' | 'joint'> & Stamp;

function changeable(line: Changeable) {
  return {
    activity: line.activity,
    owner: line.owner.trim(),
    starts_on: line.startsOn,
    ends_on: line.endsOn,
    roadmap_year: roadmapYearOf(line),
    title: line.title?.trim() ?? null,
    joint: line.joint,
    changed_by: line.by,
    changed_at: line.at,
  };
}

async function keepVersion(trx: Transaction<Database>, schoolId: number, lineId: number): Promise<void> {
  await sql`insert into plan_line_version (school_id, line_id, version, activity, owner, starts_on, ends_on, title, joint,
      state, done_on, note, changed_by, changed_at)
    select school_id, id, version, activity, owner, starts_on, ends_on, title, joint, state, done_on, note, changed_by,
      changed_at
    from plan_line where school_id = ${schoolId} and id = ${lineId}`.execute(trx);
}

export async function findVersions(db: Kysely<Database>, schoolId: number, lineId: number) {
  const rows = await db
    .selectFrom('plan_line_version')
    .leftJoin('account', 'account.id', 'plan_line_version.changed_by')
    .select(['activity', 'owner', 'starts_on as startsOn', 'ends_on as endsOn', 'title', 'joint', 'state'])
    .select(['done_on as doneOn', 'note', 'version', 'account.name as changedBy', 'changed_at as changedAt'])
    .where('school_id', '=', schoolId)
    .where('line_id', '=', lineId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }));
}
