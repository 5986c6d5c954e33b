import { type Kysely, sql } from 'kysely';
import type { Baseline } from '../../../analytics/objectivity/baseline.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { Stamp } from '../../people/identity/stamp.ts';

/** The baseline in force: the newest that was not taken back. */
export async function findBaseline(db: Kysely<Database>, territoryId: number) {
  return db
    .selectFrom('objectivity_baseline')
    .select(['id', 'baseline'])
    .where('territory_id', '=', territoryId)
    .where('ended_at', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

export type NewBaseline = { territoryId: number; fileName: string; baseline: Baseline; by: string; at: Date };

/** @returns the id of the baseline, which takes the place of the one before it */
export async function insertBaseline(trx: Kysely<Database>, own: NewBaseline): Promise<number> {
  const { id } = await trx
    .insertInto('objectivity_baseline')
    .values({
      ...{ territory_id: own.territoryId, file_name: own.fileName, baseline: JSON.stringify(own.baseline) },
      ...{ loaded_by: own.by, loaded_at: own.at, ended_by: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Takes a baseline back: the one before it is in force again. @returns whether it was not taken back before */
export async function endBaseline(
  trx: Kysely<Database>,
  territoryId: number,
  id: number,
  { at, by }: Stamp,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('objectivity_baseline')
    .set({ ended_by: by, ended_at: at })
    .where('territory_id', '=', territoryId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** All baselines of a territory, newest first, without what stands in them. */
export async function findBaselines(db: Kysely<Database>, territoryId: number) {
  const rows = await db
    .selectFrom('objectivity_baseline as b')
    .leftJoin('account as loader', 'loader.id', 'b.loaded_by')
    .leftJoin('account as ender', 'ender.id', 'b.ended_by')
    .select(['b.id', 'b.file_name as fileName', 'b.loaded_at', 'b.ended_at'])
    .select(['loader.name as loader', 'ender.name as ender'])
    .select(sql<number>`(baseline ->> 'schools')::int`.as('schools'))
    .select(sql<number>`jsonb_array_length(baseline -> 'tests')`.as('tests'))
    .where('b.territory_id', '=', territoryId)
    .orderBy('b.id', 'desc')
    .execute();
  const current = rows.find(({ ended_at }) => ended_at === null)?.id;
  return rows.map(({ ended_at, ender, loaded_at, loader, ...row }) => ({
    ...row,
    inForce: row.id === current,
    loaded: { by: loader, at: loaded_at.toISOString() },
    ended: ended_at === null ? null : { by: ender, at: ended_at.toISOString() },
  }));
}
