/**
 * The pool mix (Serjantov, Dingledine & Syverson 2002): answers wait in the inbox until ten of a cell are there, then all but
 * five, drawn at random, move on in the order of their random ids. Arrival order, transaction and place on disk then say
 * nothing about who is who, and results never move by fewer than five people.
 */
import type { Kysely } from 'kysely';
import { LEAST_PEOPLE } from '../../../analytics/suppression/few-people.ts';
import type { ScoringPlan } from '../../../analytics/tally.ts';
import type { Database } from '../../ground/db/schema.ts';
import { type CellKey, cellName } from '../submissions/cell.ts';
import { takeSealingLock } from '../submissions/store.ts';
import { closeCampaign, type Entry, findDueCells, growTally, isClosed, putBack, type Row, takeOut } from './store.ts';

/** So many wait before some move. */
export const POOL = 10;
/** So many stay behind in a running campaign, and no batch is ever smaller. */
export const LEAST_BATCH = LEAST_PEOPLE;

/** A whole number from 0 to below `limit`; a parameter so that tests can seed it. */
export type Draw = (limit: number) => number;

export type Sealed = { cell: CellKey; n: number };

/**
 * Seals every due cell of a campaign in one transaction; with `closing`, also what waits in pools that never filled. In a closed
 * campaign, where answers with a ticket signed before still come, every cell with five or more is due, and what stays is put in
 * the order of its ids.
 * @returns the cells that grew; empty when nothing was due
 */
export async function sealCampaign(
  db: Kysely<Database>,
  campaignId: number,
  plans: (cell: CellKey) => ScoringPlan,
  draw: Draw,
  closing = false,
): Promise<Sealed[]> {
  const least = async (at: Kysely<Database>) => ((await isClosed(at, campaignId)) ? 1 : POOL);
  if (!closing && (await findDueCells(db, campaignId, await least(db))).length === 0) return [];
  return db.transaction().execute(async (trx) => {
    await takeSealingLock(trx, campaignId);
    if (closing) await closeCampaign(trx, campaignId);
    const chosen: Entry[] = [];
    const staying: Entry[] = [];
    const closed = await isClosed(trx, campaignId);
    for (const cell of await findDueCells(trx, campaignId, await least(trx))) {
      const rows = await takeOut(trx, cell);
      const moving = pick(rows, closed, draw);
      for (const row of rows) (moving.has(row) ? chosen : staying).push({ cell, row });
    }
    await putBack(trx, 'inbox', staying);
    await putBack(trx, 'submission', chosen);
    return count(trx, chosen, plans);
  });
}

/** Fisher–Yates on a copy, cut at the number that moves. */
function pick(rows: Row[], closed: boolean, draw: Draw): Set<Row> {
  const moving = closed ? rows.length : rows.length - LEAST_BATCH;
  if (moving < LEAST_BATCH) return new Set();
  const pool = [...rows];
  for (let i = 0; i < moving; i++) {
    const j = i + draw(pool.length - i);
    [pool[i], pool[j]] = [pool[j], pool[i]];
  }
  return new Set(pool.slice(0, moving));
}

async function count(trx: Kysely<Database>, chosen: Entry[], plans: (cell: CellKey) => ScoringPlan): Promise<Sealed[]> {
  const sealed: Sealed[] = [];
  for (const entries of Map.groupBy(chosen, ({ cell }) => cellName(cell)).values()) {
    const { cell } = entries[0];
    const batch = entries.map(({ row }) => row);
    await growTally(trx, cell, plans(cell), batch);
    sealed.push({ cell, n: batch.length });
  }
  return sealed;
}
