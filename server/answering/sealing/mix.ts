/**
 * The pool mix (Serjantov, Dingledine & Syverson 2002): answers wait, encrypted, until ten of a cell are there, then all but five,
 * drawn at random, are counted and stored under ids of chance; those that stay get new ids and are encrypted anew. Arrival order,
 * transaction and place on disk then say nothing about who is who, and results never move by fewer than five people.
 */
import type { Kysely } from 'kysely';
import { LEAST_PEOPLE } from '../../../analytics/suppression/few-people.ts';
import type { ScoringPlan } from '../../../analytics/tally.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { AnswerSet } from '../envelopes/envelope.ts';
import { type CampaignKeys, KeyMissing, type Waiting } from '../envelopes/keys.ts';
import { deleteArrived } from '../envelopes/store.ts';
import type { CellKey } from '../submissions/cell.ts';
import {
  findCellsUnderOldKeys,
  findDueCampaigns,
  findWaitingCells,
  type Growth,
  getState,
  growTallies,
  putSubmissions,
  putWaiting,
  takeOut,
  takeSealingLock,
  type WaitingCell,
} from './store.ts';

/** So many wait before some move. */
export const POOL = 10;
/** So many stay behind until the campaign is sealed, and no batch is ever smaller. */
export const LEAST_BATCH = LEAST_PEOPLE;

/** A whole number from 0 to below `limit`; a parameter so that tests can seed it. */
export type Draw = (limit: number) => number;

export type Sealed = { cell: CellKey; n: number };

export type Mixing = {
  db: Kysely<Database>;
  keys: CampaignKeys;
  plans(cell: CellKey): ScoringPlan;
  draw: Draw;
};

/**
 * How many of those that wait are counted now: all but five of ten or more, in a sealed campaign all of five or more, and never
 * more than there are people.
 */
export function countMoving({ room, waiting }: Omit<WaitingCell, 'cell'>, isLast: boolean): number {
  if (!isLast && waiting < POOL) return 0;
  const moving = Math.min(isLast ? waiting : waiting - LEAST_BATCH, room ?? waiting);
  return moving >= LEAST_BATCH ? moving : 0;
}

/**
 * Counts what is due in a campaign that takes answers, in one transaction.
 * @returns the cells that grew; empty when nothing was due
 */
export async function mixCampaign(mixing: Mixing, campaignId: number): Promise<Sealed[]> {
  const { db } = mixing;
  if ((await findDue(db, campaignId)).length === 0) return [];
  return db.transaction().execute(async (trx) => {
    await takeSealingLock(trx, campaignId);
    if ((await getState(trx, campaignId)) === 'sealed') return [];
    return moveOn({ ...mixing, db: trx }, campaignId, await findDue(trx, campaignId), false);
  });
}

async function findDue(db: Kysely<Database>, campaignId: number): Promise<WaitingCell[]> {
  return (await findWaitingCells(db, campaignId, POOL)).filter((cell) => countMoving(cell, false) > 0);
}

/** Campaigns that sealing is to be asked for, because nobody has. */
export const findToMix = (db: Kysely<Database>): Promise<number[]> => findDueCampaigns(db, POOL, LEAST_BATCH);

/**
 * Ends the pools of a sealed campaign: five or more are counted, fewer are deleted unread, and which ids were taken is forgotten.
 * The campaign's keys are to be destroyed after it. Once more it finds nothing to do.
 */
export async function emptyPools(mixing: Mixing, campaignId: number): Promise<Sealed[]> {
  return mixing.db.transaction().execute(async (trx) => {
    await takeSealingLock(trx, campaignId);
    if ((await getState(trx, campaignId)) !== 'sealed') return [];
    const sealed = await moveOn({ ...mixing, db: trx }, campaignId, await findWaitingCells(trx, campaignId, 1), true);
    await deleteArrived(trx, campaignId);
    return sealed;
  });
}

/** Encrypts anew, under the current key, what waits under a replaced one. */
export async function encryptAnew({ db, keys }: Pick<Mixing, 'db' | 'keys'>, campaignId: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await takeSealingLock(trx, campaignId);
    const writing = await keysOfNow(keys, campaignId);
    if (writing === null) return;
    const reading = await keys.reading(campaignId);
    const cells = await findCellsUnderOldKeys(trx, campaignId);
    const staying: Staying[] = [];
    for (const [index, rows] of (await takeOut(trx, cells)).entries()) {
      const cell = cells[index];
      const { sets, shut } = await openAll(reading, cell, rows);
      staying.push(
        ...sets.map((set) => ({ cell, ...writing.seal(cell, set) })),
        ...shut.map((row) => ({ cell, ...row })),
      );
    }
    await putWaiting(trx, staying);
  });
}

/**
 * Under the lock of sealing, and read anew: what stays under a key that another process has replaced would be lost with it, for a
 * replaced key is destroyed once what lay under it was encrypted anew, under this lock.
 */
function keysOfNow(keys: CampaignKeys, campaignId: number) {
  keys.forget(campaignId);
  return keys.writing(campaignId);
}

type Staying = Waiting & { cell: CellKey };

async function moveOn(
  { db, draw, keys, plans }: Mixing,
  campaignId: number,
  cells: WaitingCell[],
  isLast: boolean,
): Promise<Sealed[]> {
  const reading = await keys.reading(campaignId);
  const writing = isLast ? null : await keysOfNow(keys, campaignId);
  const growths: Growth[] = [];
  const staying: Staying[] = [];
  const taken = await takeOut(
    db,
    cells.map(({ cell }) => cell),
  );
  for (const [index, rows] of taken.entries()) {
    const { cell, ...state } = cells[index];
    if (isLast && countMoving({ ...state, waiting: rows.length }, true) === 0) continue;
    const { sets: opened, shut } = await openAll(reading, cell, rows, isLast);
    // More may have come since the cells were looked for.
    const moving = countMoving({ ...state, waiting: opened.length }, isLast);
    const sets = shuffle(opened, draw);
    const batch = sets.slice(0, moving);
    if (writing) staying.push(...sets.slice(moving).map((set) => ({ cell, ...writing.seal(cell, set) })));
    if (writing) staying.push(...shut.map((row) => ({ cell, ...row })));
    if (moving > 0) growths.push({ cell, plan: plans(cell), batch });
  }
  await growTallies(db, growths);
  await putWaiting(db, staying);
  await putSubmissions(
    db,
    growths.flatMap(({ batch, cell }) => batch.map((set) => ({ cell, set }))),
  );
  return growths.map(({ batch, cell }) => ({ cell, n: batch.length }));
}

/**
 * Opens what can be opened: a row without its key waits on as it is, and so does one that was damaged, in nobody's way.
 * @throws KeyMissing at the last sealing, which would throw away what it cannot open: it is done again once the keys are there
 */
async function openAll(reading: Reading, cell: CellKey, rows: Waiting[], isLast = false) {
  const sets: AnswerSet[] = [];
  const shut: Waiting[] = [];
  const results = await Promise.allSettled(rows.map((row) => reading.open(cell, row)));
  results.forEach((result, index) => {
    if (result.status === 'fulfilled') sets.push(result.value);
    else if (isLast && result.reason instanceof KeyMissing) throw result.reason;
    else shut.push(rows[index]);
  });
  return { sets, shut };
}

type Reading = Awaited<ReturnType<CampaignKeys['reading']>>;

/** Fisher–Yates on a copy. */
function shuffle<T>(items: T[], draw: Draw): T[] {
  const mixed = [...items];
  for (let i = 0; i + 1 < mixed.length; i++) {
    const j = i + draw(mixed.length - i);
    [mixed[i], mixed[j]] = [mixed[j], mixed[i]];
  }
  return mixed;
}
