import type { Kysely } from 'kysely';
import type { Database } from '../../../ground/db/schema.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import type { CellKey } from '../../submissions/cell.ts';

export type CellPeople = { roll: number | null; rollNext: number | null; sealed: number };

/** @throws ProblemError `notFound` when the campaign has no such cell */
export async function getCellPeople(db: Kysely<Database>, cell: CellKey): Promise<CellPeople> {
  const row = await db
    .selectFrom('cell')
    .select(['roll', 'roll_next as rollNext', 'sealed'])
    .where('school_id', '=', cell.schoolId)
    .where('campaign_id', '=', cell.campaignId)
    .where('audience', '=', cell.audience)
    .where('grade', '=', cell.grade)
    .executeTakeFirst();
  if (!row) throw new ProblemError('notFound');
  return row;
}

/** @param people null takes back what waits */
export async function setNextRoll(trx: Kysely<Database>, cell: CellKey, people: number | null): Promise<void> {
  await trx
    .updateTable('cell')
    .set({ roll_next: people })
    .where('school_id', '=', cell.schoolId)
    .where('campaign_id', '=', cell.campaignId)
    .where('audience', '=', cell.audience)
    .where('grade', '=', cell.grade)
    .execute();
}
