import type { Kysely } from 'kysely';
import type { OverrideState } from '../../../ground/db/roadmap-tables.ts';
import type { Database } from '../../../ground/db/schema.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import type { DayStamp } from '../../../people/identity/stamp.ts';

export type OverrideRow = Awaited<ReturnType<typeof findOverrides>>[number];

/** Every override that was ever made, in the order in which they were. */
export async function findOverrides(db: Kysely<Database>, roadmapId: number) {
  return db
    .selectFrom('roadmap_override as o')
    .leftJoin('account as made', 'made.id', 'o.made_by')
    .leftJoin('account as ended', 'ended.id', 'o.ended_by')
    .select(['o.id', 'o.activity', 'o.school_id as schoolId', 'o.state', 'o.reason'])
    .select(['o.made_on as madeOn', 'made.name as madeBy', 'o.ended_on as endedOn', 'ended.name as endedBy'])
    .where('roadmap_id', '=', roadmapId)
    .orderBy('o.id')
    .execute();
}

/** @throws ProblemError `notFound` */
export async function getOverride(db: Kysely<Database>, roadmapId: number, id: number): Promise<OverrideRow> {
  const found = (await findOverrides(db, roadmapId)).find((each) => each.id === id);
  if (!found) throw new ProblemError('notFound');
  return found;
}

export type NewOverride = { activity: number; schoolId: number | null; state: OverrideState; reason: string };

/** @returns its id. @throws ProblemError `overrideExists` */
export async function insertOverride(
  trx: Kysely<Database>,
  roadmapId: number,
  { activity, reason, schoolId, state }: NewOverride,
  { at, by, day }: DayStamp,
): Promise<number> {
  const row = await trx
    .insertInto('roadmap_override')
    .values({
      roadmap_id: roadmapId,
      activity,
      school_id: schoolId,
      state,
      reason: reason.trim(),
      made_on: day,
      made_by: by,
      made_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) throw new ProblemError('overrideExists');
  return row.id;
}

/** @throws ProblemError `notFound` when there is none that stands */
export async function endOverride(
  trx: Kysely<Database>,
  roadmapId: number,
  id: number,
  { at, by, day }: DayStamp,
): Promise<number> {
  const row = await trx
    .updateTable('roadmap_override')
    .set({ ended_on: day, ended_by: by, ended_at: at })
    .where('id', '=', id)
    .where('roadmap_id', '=', roadmapId)
    .where('ended_on', 'is', null)
    .returning('activity')
    .executeTakeFirst();
  if (!row) throw new ProblemError('notFound');
  return row.activity;
}
