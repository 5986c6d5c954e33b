import { type Kysely, sql } from 'kysely';
import { mergeTallies, type ScoringPlan, type Tally, tallyAnswers } from '../../../analytics/tally.ts';
import type { Database } from '../../ground/db/schema.ts';
import { markDirty } from '../changed-schools/store.ts';
import type { CellKey } from '../submissions/cell.ts';

export type Row = { id: string; answers: Buffer; doubtful: boolean };

/** A row and the cell that it belongs to. */
export type Entry = { cell: CellKey; row: Row };

export async function closeCampaign(trx: Kysely<Database>, campaignId: number): Promise<void> {
  await trx.updateTable('campaign').set({ state: 'closed' }).where('id', '=', campaignId).execute();
}

export async function isClosed(db: Kysely<Database>, campaignId: number): Promise<boolean> {
  const row = await db.selectFrom('campaign').select('state').where('id', '=', campaignId).executeTakeFirstOrThrow();
  return row.state === 'closed';
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
    .returning(['id', 'answers', 'doubtful'])
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
          doubtful: row.doubtful,
        })),
      )
      .execute();
  }
}

/** Adds a batch to the cell's tallies and to its count of sealed answers, and marks the school dirty. */
export async function growTally(trx: Kysely<Database>, cell: CellKey, plan: ScoringPlan, batch: Row[]): Promise<void> {
  const key = { school_id: cell.schoolId, campaign_id: cell.campaignId, audience: cell.audience, grade: cell.grade };
  const row = await trx
    .selectFrom('tally')
    .select(['tally', 'doubtful'])
    .where('school_id', '=', key.school_id)
    .where('campaign_id', '=', key.campaign_id)
    .where('audience', '=', key.audience)
    .where('grade', '=', key.grade)
    .executeTakeFirst();
  const tally = JSON.stringify(grown(plan, row?.tally, batch));
  const flagged = batch.filter((set) => set.doubtful);
  const parted = flagged.length > 0 ? grown(plan, row?.doubtful, flagged) : (row?.doubtful ?? null);
  const doubtful = parted === null ? null : JSON.stringify(parted);
  await trx
    .insertInto('tally')
    .values({ ...key, tally, doubtful })
    .onConflict((conflict) =>
      conflict.columns(['school_id', 'campaign_id', 'audience', 'grade']).doUpdateSet({ tally, doubtful }),
    )
    .execute();
  await sql`update cell set sealed = sealed + ${batch.length} where school_id = ${key.school_id}
    and campaign_id = ${key.campaign_id} and audience = ${key.audience} and grade = ${key.grade}`.execute(trx);
  await markDirty(trx, key.campaign_id, key.school_id);
}

function grown(plan: ScoringPlan, tally: Tally | null | undefined, batch: Row[]): Tally {
  const fresh = tallyAnswers(
    plan,
    batch.map(({ answers }) => answers),
  );
  return tally ? mergeTallies(tally, fresh) : fresh;
}
