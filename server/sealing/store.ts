import { type Kysely, sql } from 'kysely';
import { emptyTally, mergeTallies, type ScoringPlan, tallyAnswers } from '../../analytics/tally.ts';
import type { Database } from '../db/schema.ts';
import { markDirty } from '../profiles/store.ts';
import type { CellKey } from '../submissions/cell.ts';

export type Row = { id: string; answers: Buffer };

/** A row and the cell that it belongs to. */
export type Entry = { cell: CellKey; row: Row };

export async function closeCampaign(trx: Kysely<Database>, campaignId: number): Promise<void> {
  await trx.updateTable('campaign').set({ state: 'closed' }).where('id', '=', campaignId).execute();
}

/** Cells in which at least so many answers wait. */
export async function findDueCells(db: Kysely<Database>, campaignId: number, least: number): Promise<CellKey[]> {
  return db
    .selectFrom('cell')
    .select(['school_id as schoolId', 'campaign_id as campaignId', 'audience', 'grade'])
    .where('campaign_id', '=', campaignId)
    .where(sql<boolean>`received - sealed >= ${sql.lit(least)}`)
    .orderBy('school_id')
    .execute();
}

/** Empties a cell's part of the inbox. */
export async function takeOut(trx: Kysely<Database>, cell: CellKey): Promise<Row[]> {
  return trx
    .deleteFrom('inbox')
    .where('school_id', '=', cell.schoolId)
    .where('campaign_id', '=', cell.campaignId)
    .where('audience', '=', cell.audience)
    .where('grade', '=', cell.grade)
    .returning(['id', 'answers'])
    .execute();
}

/** Rows are written anew, all of one transaction, in the order of their ids: no trace of their arrival is left on them. */
export async function putBack(trx: Kysely<Database>, table: 'inbox' | 'submission', entries: Entry[]): Promise<void> {
  const sorted = entries.toSorted((a, b) => (a.row.id < b.row.id ? -1 : 1));
  for (let start = 0; start < sorted.length; start += 5000) {
    const part = sorted.slice(start, start + 5000);
    await trx
      .insertInto(table)
      .values(
        part.map(({ cell, row }) => ({
          school_id: cell.schoolId,
          campaign_id: cell.campaignId,
          audience: cell.audience,
          grade: cell.grade,
          id: row.id,
          answers: row.answers,
        })),
      )
      .execute();
  }
}

/** Adds a batch to the cell's tally and to its count of sealed answers, and marks the school dirty. */
export async function growTally(
  trx: Kysely<Database>,
  cell: CellKey,
  plan: ScoringPlan,
  sets: Buffer[],
): Promise<void> {
  const key = { school_id: cell.schoolId, campaign_id: cell.campaignId, audience: cell.audience, grade: cell.grade };
  const row = await trx
    .selectFrom('tally')
    .select('tally')
    .where('school_id', '=', key.school_id)
    .where('campaign_id', '=', key.campaign_id)
    .where('audience', '=', key.audience)
    .where('grade', '=', key.grade)
    .executeTakeFirst();
  const tally = JSON.stringify(mergeTallies(row?.tally ?? emptyTally(plan), tallyAnswers(plan, sets)));
  await trx
    .insertInto('tally')
    .values({ ...key, tally })
    .onConflict((conflict) =>
      conflict.columns(['school_id', 'campaign_id', 'audience', 'grade']).doUpdateSet({ tally }),
    )
    .execute();
  await sql`update cell set sealed = sealed + ${sets.length} where school_id = ${key.school_id}
    and campaign_id = ${key.campaign_id} and audience = ${key.audience} and grade = ${key.grade}`.execute(trx);
  await markDirty(trx, key.campaign_id, key.school_id);
}
