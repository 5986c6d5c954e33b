/**
 * The pool mix (Serjantov, Dingledine & Syverson 2002): answers wait in the inbox until ten of a cell are there, then all but
 * five, drawn at random, move on in the order of their random ids. Arrival order, transaction and place on disk then say
 * nothing about who is who, and results never move by fewer than five people.
 */
import { type Kysely, sql } from 'kysely';
import { emptyTally, mergeTallies, type ScoringPlan, tallyAnswers } from '../../analytics/tally.ts';
import type { Database } from '../db/schema.ts';
import { type CellKey, cellName } from './cell.ts';
import { takeSealingLock } from './store.ts';

/** So many wait before some move. */
export const POOL = 10;
/** So many stay behind in a running campaign, and no batch is ever smaller. */
export const LEAST_BATCH = 5;

/** A whole number from 0 to below `limit`; a parameter so that tests can seed it. */
export type Draw = (limit: number) => number;

export type Sealed = { cell: CellKey; n: number };
type Row = { id: string; answers: Buffer };

/**
 * Seals every due cell of a campaign in one transaction; with `closing`, also what waits in pools that never filled.
 * @returns the cells that grew; empty when nothing was due
 */
export async function sealCampaign(
  db: Kysely<Database>,
  campaignId: number,
  plans: (cell: CellKey) => ScoringPlan,
  draw: Draw,
  closing = false,
): Promise<Sealed[]> {
  if (!closing && (await findDueCells(db, campaignId, POOL)).length === 0) return [];
  return db.transaction().execute(async (trx) => {
    await takeSealingLock(trx, campaignId);
    if (closing) await trx.updateTable('campaign').set({ state: 'closed' }).where('id', '=', campaignId).execute();
    const cells = await findDueCells(trx, campaignId, closing ? 1 : POOL);
    const chosen: { cell: CellKey; row: Row }[] = [];
    const staying: { cell: CellKey; row: Row }[] = [];
    for (const cell of cells) {
      const rows = await takeOut(trx, cell);
      const moving = pick(rows, closing, draw);
      for (const row of rows) (moving.has(row) ? chosen : staying).push({ cell, row });
    }
    await putBack(trx, 'inbox', staying);
    await putBack(trx, 'submission', chosen);
    return count(trx, chosen, plans);
  });
}

async function findDueCells(db: Kysely<Database>, campaignId: number, least: number): Promise<CellKey[]> {
  return db
    .selectFrom('cell')
    .select(['school_id as schoolId', 'campaign_id as campaignId', 'audience', 'grade'])
    .where('campaign_id', '=', campaignId)
    .where(sql<boolean>`received - sealed >= ${sql.lit(least)}`)
    .orderBy('school_id')
    .execute();
}

async function takeOut(trx: Kysely<Database>, cell: CellKey): Promise<Row[]> {
  return trx
    .deleteFrom('inbox')
    .where('school_id', '=', cell.schoolId)
    .where('campaign_id', '=', cell.campaignId)
    .where('audience', '=', cell.audience)
    .where('grade', '=', cell.grade)
    .returning(['id', 'answers'])
    .execute();
}

/** Fisher–Yates on a copy, cut at the number that moves. */
function pick(rows: Row[], closing: boolean, draw: Draw): Set<Row> {
  const moving = closing ? rows.length : rows.length - LEAST_BATCH;
  if (moving < LEAST_BATCH) return new Set();
  const pool = [...rows];
  for (let i = 0; i < moving; i++) {
    const j = i + draw(pool.length - i);
    [pool[i], pool[j]] = [pool[j], pool[i]];
  }
  return new Set(pool.slice(0, moving));
}

/** Rows are written anew, all of one transaction, in the order of their ids: no trace of their arrival is left on them. */
async function putBack(
  trx: Kysely<Database>,
  table: 'inbox' | 'submission',
  entries: { cell: CellKey; row: Row }[],
): Promise<void> {
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

async function count(
  trx: Kysely<Database>,
  chosen: { cell: CellKey; row: Row }[],
  plans: (cell: CellKey) => ScoringPlan,
): Promise<Sealed[]> {
  const sealed: Sealed[] = [];
  for (const entries of Map.groupBy(chosen, ({ cell }) => cellName(cell)).values()) {
    const { cell } = entries[0];
    await growTally(
      trx,
      cell,
      plans(cell),
      entries.map(({ row }) => row.answers),
    );
    sealed.push({ cell, n: entries.length });
  }
  const schools = [...new Set(sealed.map(({ cell }) => cell.schoolId))];
  for (const school_id of schools) {
    await trx
      .insertInto('dirty_school')
      .values({ campaign_id: sealed[0].cell.campaignId, school_id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return sealed;
}

async function growTally(trx: Kysely<Database>, cell: CellKey, plan: ScoringPlan, sets: Buffer[]): Promise<void> {
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
}
