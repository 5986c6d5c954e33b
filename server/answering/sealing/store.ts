import { type Kysely, sql } from 'kysely';
import { mergeTallies, type ScoringPlan, type Tally, tallyAnswers } from '../../../analytics/tally.ts';
import { LOCK_CLASSES } from '../../ground/db/locks.ts';
import type { CampaignState, Database } from '../../ground/db/schema.ts';
import { markChanged } from '../changed-schools/store.ts';
import type { AnswerSet } from '../envelopes/envelope.ts';
import type { CellKey } from '../submissions/cell.ts';

export function takeSealingLock(trx: Kysely<Database>, campaignId: number) {
  return sql`select pg_advisory_xact_lock(${LOCK_CLASSES.sealing}, ${campaignId})`.execute(trx);
}

export async function getState(db: Kysely<Database>, campaignId: number): Promise<CampaignState> {
  const row = await db.selectFrom('campaign').select('state').where('id', '=', campaignId).executeTakeFirstOrThrow();
  return row.state;
}

/**
 * A cell with answers that wait; `room`: so many more may be counted until there are as many as people, by a corrected number
 * where one waits. Null: unknown.
 */
export type WaitingCell = { cell: CellKey; waiting: number; room: number | null };

/** Cells in which at least so many answers wait, in the order of their names. */
export async function findWaitingCells(
  db: Kysely<Database>,
  campaignId: number,
  least: number,
): Promise<WaitingCell[]> {
  const rows = await db
    .with('waiting', (part) =>
      part
        .selectFrom('inbox')
        .select(['school_id', 'campaign_id', 'audience', 'grade'])
        .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n'))
        .where('campaign_id', '=', campaignId)
        .groupBy(['school_id', 'campaign_id', 'audience', 'grade'])
        .having((eb) => eb.fn.countAll(), '>=', least),
    )
    .selectFrom('waiting')
    .innerJoin('cell', (join) =>
      join
        .onRef('cell.school_id', '=', 'waiting.school_id')
        .onRef('cell.campaign_id', '=', 'waiting.campaign_id')
        .onRef('cell.audience', '=', 'waiting.audience')
        .onRef('cell.grade', '=', 'waiting.grade'),
    )
    .select(['cell.school_id as schoolId', 'cell.campaign_id as campaignId', 'cell.audience', 'cell.grade', 'n'])
    .select(sql<number | null>`greatest(0, coalesce(roll_next, roll) - sealed)`.as('room'))
    .orderBy('cell.school_id')
    .orderBy('cell.audience')
    .orderBy('cell.grade')
    .execute();
  return rows.map(({ n, room, ...cell }) => ({ cell, waiting: n, room }));
}

/**
 * Campaigns with a cell in which a batch is due that nobody has asked for, or a crash came in between; of a sealed one everything
 * that still waits is due.
 * @param pool how many wait before some move
 * @param least the smallest batch
 */
export async function findDueCampaigns(db: Kysely<Database>, pool: number, least: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with waiting as (
      select school_id, campaign_id, audience, grade from inbox group by 1, 2, 3, 4 having count(*) >= ${pool})
    select distinct campaign_id as id from waiting join cell using (school_id, campaign_id, audience, grade)
    where coalesce(coalesce(roll_next, roll) - sealed >= ${least}, true)
    union select campaign_id from campaign_key join campaign on campaign.id = campaign_id where state = 'sealed'
    order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** An answer set that waits. */
export type WaitingRow = { keyId: string; sealed: Buffer };

/** Empties a cell's part of the inbox. */
export async function takeOut(trx: Kysely<Database>, cell: CellKey): Promise<WaitingRow[]> {
  return trx
    .deleteFrom('inbox')
    .where('school_id', '=', cell.schoolId)
    .where('campaign_id', '=', cell.campaignId)
    .where('audience', '=', cell.audience)
    .where('grade', '=', cell.grade)
    .returning(['key_id as keyId', 'sealed'])
    .execute();
}

const ROWS_AT_A_TIME = 5000;

/** Rows get an id of chance and are written in the order of these ids: neither tells of an earlier place. */
async function insertMixed<Row extends { cell: CellKey }>(
  rows: Row[],
  insert: (part: { key: ReturnType<typeof columnsOf> & { id: string }; row: Row }[]) => Promise<unknown>,
): Promise<void> {
  const mixed = rows
    .map((row) => ({ key: { ...columnsOf(row.cell), id: crypto.randomUUID() as string }, row }))
    .sort((a, b) => (a.key.id < b.key.id ? -1 : 1));
  for (let start = 0; start < mixed.length; start += ROWS_AT_A_TIME)
    await insert(mixed.slice(start, start + ROWS_AT_A_TIME));
}

const columnsOf = (cell: CellKey) => ({
  school_id: cell.schoolId,
  campaign_id: cell.campaignId,
  audience: cell.audience,
  grade: cell.grade,
});

/** Puts answer sets that stay back into the inbox. */
export async function putWaiting(trx: Kysely<Database>, rows: (WaitingRow & { cell: CellKey })[]): Promise<void> {
  await insertMixed(rows, (part) =>
    trx
      .insertInto('inbox')
      .values(part.map(({ key, row }) => ({ ...key, key_id: row.keyId, sealed: row.sealed })))
      .execute(),
  );
}

/** Stores answer sets that have been counted. */
export async function putSubmissions(trx: Kysely<Database>, rows: { cell: CellKey; set: AnswerSet }[]): Promise<void> {
  await insertMixed(rows, (part) =>
    trx
      .insertInto('submission')
      .values(
        part.map(({ key, row: { set } }) => ({ ...key, answers: Buffer.from(set.answers), doubtful: set.doubtful })),
      )
      .execute(),
  );
}

/**
 * Adds a batch to the cell's tallies and to its count of sealed answers, and marks the school as changed. A corrected number of
 * people, which weighs in every result, comes into force with it and never alone.
 */
export async function growTally(
  trx: Kysely<Database>,
  cell: CellKey,
  plan: ScoringPlan,
  batch: AnswerSet[],
): Promise<void> {
  const key = columnsOf(cell);
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
  await sql`update cell set sealed = sealed + ${batch.length}, roll = coalesce(roll_next, roll), roll_next = null where school_id = ${key.school_id}
    and campaign_id = ${key.campaign_id} and audience = ${key.audience} and grade = ${key.grade}`.execute(trx);
  await markChanged(trx, key.campaign_id, key.school_id);
}

function grown(plan: ScoringPlan, tally: Tally | null | undefined, batch: AnswerSet[]): Tally {
  const fresh = tallyAnswers(
    plan,
    batch.map(({ answers }) => answers),
  );
  return tally ? mergeTallies(tally, fresh) : fresh;
}

/** Cells in which something waits under a key that was replaced. */
export async function findCellsUnderOldKeys(db: Kysely<Database>, campaignId: number): Promise<CellKey[]> {
  return db
    .selectFrom('inbox')
    .innerJoin('campaign_key', 'campaign_key.id', 'inbox.key_id')
    .select(['school_id as schoolId', 'inbox.campaign_id as campaignId', 'audience', 'grade'])
    .distinct()
    .where('inbox.campaign_id', '=', campaignId)
    .where('campaign_key.current', '=', false)
    .execute();
}

/** Keys of the inbox that were replaced and that no waiting answer needs any more. */
export async function findSpentKeys(db: Kysely<Database>, campaignId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('campaign_key')
    .select('id')
    .where('campaign_id', '=', campaignId)
    .where('purpose', '=', 'inbox')
    .where('current', '=', false)
    .where(sql<boolean>`not exists (select from inbox where inbox.key_id = campaign_key.id)`)
    .execute();
  return rows.map((row) => row.id);
}

/** Forgets what can no longer be opened. @returns how many waiting answers are lost */
export async function deleteUnder(trx: Kysely<Database>, keyId: string): Promise<number> {
  const { numDeletedRows } = await trx.deleteFrom('inbox').where('key_id', '=', keyId).executeTakeFirst();
  return Number(numDeletedRows);
}

/**
 * Writes the tables anew in which rows of running campaigns were replaced: what replaced rows held is then no longer in the files
 * of the database.
 */
export async function eraseReplacedRows(db: Kysely<Database>): Promise<void> {
  await sql`vacuum (full) inbox, arrived, code_use, ticket_key, campaign_key`.execute(db);
}
