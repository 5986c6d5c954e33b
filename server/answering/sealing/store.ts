import { randomUUID } from 'node:crypto';
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

/** Of every cell one column each, for statements that take many cells at once. */
const cellColumns = (cells: CellKey[]) => sql`${cells.map((cell) => cell.schoolId)}::int[],
  ${cells.map((cell) => cell.campaignId)}::int[], ${cells.map((cell) => cell.audience)}::text[],
  ${cells.map((cell) => cell.grade)}::int[]`;

/** Empties the cells' parts of the inbox. @returns what lay in each, in the order of the cells */
export async function takeOut(trx: Kysely<Database>, cells: CellKey[]): Promise<WaitingRow[][]> {
  const { rows } = await sql<WaitingRow & { n: number }>`delete from inbox as i
    using unnest(${cellColumns(cells)}) with ordinality as c (school_id, campaign_id, audience, grade, n)
    where (i.school_id, i.campaign_id, i.audience, i.grade) = (c.school_id, c.campaign_id, c.audience, c.grade)
    returning c.n::int as n, key_id as "keyId", sealed`.execute(trx);
  const taken: WaitingRow[][] = cells.map(() => []);
  for (const { keyId, n, sealed } of rows) taken[n - 1].push({ keyId, sealed });
  return taken;
}

type Mixed<Row> = Row & { cell: CellKey; id: string };

/** Rows get an id of chance and are written in the order of these ids: neither tells of an earlier place. */
function mixed<Row extends { cell: CellKey }>(rows: Row[]): Mixed<Row>[] {
  return rows.map((row) => ({ ...row, id: randomUUID() as string })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Puts answer sets that stay back into the inbox. */
export async function putWaiting(trx: Kysely<Database>, rows: (WaitingRow & { cell: CellKey })[]): Promise<void> {
  const all = mixed(rows);
  await sql`insert into inbox (school_id, campaign_id, audience, grade, id, key_id, sealed)
    select * from unnest(${cellColumns(all.map(({ cell }) => cell))}, ${all.map(({ id }) => id)}::uuid[],
      ${all.map(({ keyId }) => keyId)}::uuid[], ${all.map(({ sealed }) => sealed)}::bytea[])`.execute(trx);
}

/** Stores answer sets that have been counted. */
export async function putSubmissions(trx: Kysely<Database>, rows: { cell: CellKey; set: AnswerSet }[]): Promise<void> {
  const all = mixed(rows);
  await sql`insert into submission (school_id, campaign_id, audience, grade, id, answers, doubtful)
    select * from unnest(${cellColumns(all.map(({ cell }) => cell))}, ${all.map(({ id }) => id)}::uuid[],
      ${all.map(({ set }) => Buffer.from(set.answers))}::bytea[], ${all.map(({ set }) => set.doubtful)}::bool[])`.execute(
    trx,
  );
}

/** What is counted of one cell. */
export type Growth = { cell: CellKey; plan: ScoringPlan; batch: AnswerSet[] };

/**
 * Adds batches to the cells' tallies and to their counts of sealed answers, and marks the schools as changed. A corrected number
 * of people, which weighs in every result, comes into force with a batch and never alone.
 */
export async function growTallies(trx: Kysely<Database>, growths: Growth[]): Promise<void> {
  const keys = cellColumns(growths.map(({ cell }) => cell));
  const { rows } = await sql<{ tally: Tally | null; doubtful: Tally | null }>`select tally, doubtful
    from unnest(${keys}) with ordinality as c (school_id, campaign_id, audience, grade, n)
    left join tally using (school_id, campaign_id, audience, grade) order by n`.execute(trx);
  const tallies: string[] = [];
  const parts: (string | null)[] = [];
  growths.forEach(({ batch, plan }, index) => {
    const { doubtful, tally } = rows[index];
    tallies.push(JSON.stringify(grown(plan, tally, batch)));
    const flagged = batch.filter((set) => set.doubtful);
    const parted = flagged.length > 0 ? grown(plan, doubtful, flagged) : doubtful;
    parts.push(parted === null ? null : JSON.stringify(parted));
  });
  await sql`insert into tally (school_id, campaign_id, audience, grade, tally, doubtful)
    select * from unnest(${keys}, ${tallies}::json[], ${parts}::json[])
    on conflict (school_id, campaign_id, audience, grade)
      do update set tally = excluded.tally, doubtful = excluded.doubtful`.execute(trx);
  await sql`update cell set sealed = cell.sealed + c.counted, roll = coalesce(roll_next, roll), roll_next = null
    from unnest(${keys}, ${growths.map(({ batch }) => batch.length)}::int[])
      as c (school_id, campaign_id, audience, grade, counted)
    where (cell.school_id, cell.campaign_id, cell.audience, cell.grade)
      = (c.school_id, c.campaign_id, c.audience, c.grade)`.execute(trx);
  const schools = new Map(growths.map(({ cell }) => [`${cell.campaignId}/${cell.schoolId}`, cell]));
  for (const { campaignId, schoolId } of schools.values()) await markChanged(trx, campaignId, schoolId);
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

/** How many answers wait under a key. */
export async function countUnder(db: Kysely<Database>, keyId: string): Promise<number> {
  const row = await db
    .selectFrom('inbox')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n'))
    .where('key_id', '=', keyId)
    .executeTakeFirstOrThrow();
  return row.n;
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
