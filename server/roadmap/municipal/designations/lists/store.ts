import type { Kysely } from 'kysely';
import type { Database } from '../../../../ground/db/schema.ts';
import { ProblemError } from '../../../../ground/http/problem.ts';
import type { DayStamp } from '../../../../people/identity/stamp.ts';
import type { ListedSchool } from '../outcome.ts';

type Key = { territoryId: number; year: number };
export type Draft = { orderNumber: string; orderDate: string | null; schools: ListedSchool[] };

/** The list that is being prepared. */
export async function findDraft(db: Kysely<Database>, { territoryId, year }: Key) {
  return db
    .selectFrom('designation_list as list')
    .leftJoin('account', 'account.id', 'list.changed_by')
    .select(['list.id', 'version', 'order_number as orderNumber', 'order_date as orderDate', 'schools'])
    .select('account.name as changedBy')
    .where('territory_id', '=', territoryId)
    .where('year', '=', year)
    .where('in_force_on', 'is', null)
    .executeTakeFirst();
}

/** Lists of the year that took force, the newest first. */
export async function findFormer(db: Kysely<Database>, { territoryId, year }: Key) {
  const rows = await db
    .selectFrom('designation_list as list')
    .leftJoin('account', 'account.id', 'list.in_force_by')
    .select(['order_number as orderNumber', 'order_date as orderDate', 'in_force_on as onDay', 'account.name as by'])
    .where('territory_id', '=', territoryId)
    .where('year', '=', year)
    .where('in_force_on', 'is not', null)
    .orderBy('list.id', 'desc')
    .execute();
  return rows.flatMap(({ onDay, ...row }) => (onDay === null ? [] : [{ ...row, onDay }]));
}

/** @param version the one that was seen, 0 for none @throws ProblemError `designationListChanged` */
export async function putDraft(
  trx: Kysely<Database>,
  key: Key,
  { orderDate, orderNumber, schools, version }: Draft & { version: number },
  { at, by }: DayStamp,
): Promise<void> {
  const values = {
    order_number: orderNumber.trim(),
    order_date: orderDate,
    schools: JSON.stringify(schools),
    version: version + 1,
    changed_by: by,
    changed_at: at,
  };
  if (version === 0) {
    const row = await trx
      .insertInto('designation_list')
      .values({ ...values, territory_id: key.territoryId, year: key.year })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!row) throw new ProblemError('designationListChanged');
    return;
  }
  const changed = await trx
    .updateTable('designation_list')
    .set(values)
    .where('territory_id', '=', key.territoryId)
    .where('year', '=', key.year)
    .where('in_force_on', 'is', null)
    .where('version', '=', version)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw new ProblemError('designationListChanged');
}

/** Keeps the draft as a list in force. */
export async function markInForce(trx: Kysely<Database>, id: number, { by, day }: DayStamp): Promise<void> {
  await trx.updateTable('designation_list').set({ in_force_on: day, in_force_by: by }).where('id', '=', id).execute();
}

export async function deleteDraft(trx: Kysely<Database>, id: number): Promise<void> {
  await trx.deleteFrom('designation_list').where('id', '=', id).where('in_force_on', 'is', null).execute();
}
