import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../ground/db/schema.ts';
import type { CellKey } from '../../submissions/cell.ts';

/** The table in which migration 0031 left what waited. */
export async function hasPlainInbox(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('inbox_plain') is not null as there`.execute(db);
  return rows[0].there;
}

type Row = { cell: CellKey; id: string };

const cellOf = ({ audience, campaign_id, grade, school_id }: { [name: string]: unknown }): CellKey =>
  ({ audience, campaignId: campaign_id, grade, schoolId: school_id }) as CellKey;

export async function findPlainWaiting(
  trx: Kysely<Database>,
  campaignId: number,
): Promise<(Row & { answers: Buffer; doubtful: boolean })[]> {
  const { rows } = await sql<{ id: string; answers: Buffer; doubtful: boolean; [name: string]: unknown }>`
    select * from inbox_plain where campaign_id = ${campaignId}`.execute(trx);
  return rows.map(({ answers, doubtful, id, ...columns }) => ({ cell: cellOf(columns), id, answers, doubtful }));
}

export async function findSubmissionIds(trx: Kysely<Database>, campaignId: number): Promise<Row[]> {
  const { rows } = await sql<{ id: string; [name: string]: unknown }>`
    select school_id, campaign_id, audience, grade, id from submission where campaign_id = ${campaignId}`.execute(trx);
  return rows.map(({ id, ...columns }) => ({ cell: cellOf(columns), id }));
}

export async function insertArrived(trx: Kysely<Database>, rows: { cell: CellKey; digest: Buffer }[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 5000) {
    const part = rows.slice(start, start + 5000);
    await sql`insert into arrived (school_id, campaign_id, digest)
      select * from unnest(${part.map(({ cell }) => cell.schoolId)}::int[], ${part.map(({ cell }) => cell.campaignId)}::int[],
        ${part.map(({ digest }) => digest)}::bytea[]) order by 1, 2, 3 on conflict do nothing`.execute(trx);
  }
}

/** Stored answers get new ids, so that nothing ties them to where they waited. */
export async function drawSubmissionIds(trx: Kysely<Database>, campaignId: number): Promise<void> {
  await sql`update submission set id = gen_random_uuid() where campaign_id = ${campaignId}`.execute(trx);
}

export async function dropPlainInbox(trx: Kysely<Database>): Promise<void> {
  await sql`drop table inbox_plain`.execute(trx);
}

export async function rewriteAfterUpgrade(db: Kysely<Database>): Promise<void> {
  await sql`vacuum (full) submission, arrived, inbox`.execute(db);
}
