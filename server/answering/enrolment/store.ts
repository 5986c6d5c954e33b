import { type Kysely, sql } from 'kysely';
import type { AnonymousAudience } from '../../../surveys/schema.ts';
import type { Database } from '../../ground/db/schema.ts';
import { cellsOf } from '../campaigns/opening.ts';
import { findRoll } from '../campaigns/store.ts';
import { markChanged } from '../changed-schools/store.ts';
import { ALL_GRADES } from '../submissions/cell.ts';

export async function findRollHistory(db: Kysely<Database>, schoolId: number) {
  return db
    .selectFrom('school_year')
    .leftJoin('account', 'account.id', 'school_year.recorded_by')
    .select(['audience', 'grade', 'as_of as asOf', 'people'])
    .select(['account.name as recordedBy', 'recorded_at as recordedAt'])
    .where('school_id', '=', schoolId)
    .where('audience', '!=', 'director')
    .orderBy('as_of', 'desc')
    .orderBy('audience')
    .orderBy('grade')
    .execute();
}

export type RollRow = { schoolId: number; audience: AnonymousAudience; grade: number; asOf: string; people: number };

/** An entry of the same group and day is replaced. */
export async function putRoll(trx: Kysely<Database>, rows: RollRow[], by: string, at: Date): Promise<void> {
  for (let start = 0; start < rows.length; start += 1000) {
    await trx
      .insertInto('school_year')
      .values(
        rows.slice(start, start + 1000).map(({ asOf, audience, grade, people, schoolId }) => ({
          school_id: schoolId,
          audience,
          grade,
          as_of: asOf,
          people,
          recorded_by: by,
          recorded_at: at,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['school_id', 'audience', 'grade', 'as_of']).doUpdateSet((row) => ({
          people: row.ref('excluded.people'),
          recorded_by: row.ref('excluded.recorded_by'),
          recorded_at: row.ref('excluded.recorded_at'),
        })),
      )
      .execute();
  }
}

/** @returns whether there was such an entry */
export async function deleteRoll(trx: Kysely<Database>, entry: Omit<RollRow, 'people'>): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('school_year')
    .where('school_id', '=', entry.schoolId)
    .where('audience', '=', entry.audience)
    .where('grade', '=', entry.grade)
    .where('as_of', '=', entry.asOf)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/**
 * The cells of open campaigns get the number of people in force today. Cells are never split or joined after the opening:
 * only their number changes, and the profiles of the school are computed anew.
 */
export async function refreshCellRolls(trx: Kysely<Database>, schoolId: number, today: string): Promise<void> {
  const cells = await trx
    .selectFrom('cell')
    .innerJoin('campaign', 'campaign.id', 'cell.campaign_id')
    .select(['cell.campaign_id as campaignId', 'audience', 'grade', 'roll', 'opens_on as opensOn'])
    .where('school_id', '=', schoolId)
    .where('state', '=', 'open')
    .execute();
  for (const { audience, campaignId, grade, opensOn, roll } of cells) {
    const people = peopleOf(await findRoll(trx, schoolId, opensOn > today ? opensOn : today), audience, grade);
    if (people === roll) continue;
    await sql`update cell set roll = ${people} where school_id = ${schoolId} and campaign_id = ${campaignId}
      and audience = ${audience} and grade = ${grade}`.execute(trx);
    await markChanged(trx, campaignId, schoolId);
  }
}

/** Of a joined cell the sum of its grades, unknown when one of them is. */
function peopleOf(roll: Awaited<ReturnType<typeof findRoll>>, audience: AnonymousAudience, grade: number) {
  const parts = cellsOf(roll).filter((cell) => cell.audience === audience);
  const exact = parts.find((cell) => cell.grade === grade);
  if (exact) return exact.roll;
  const own = roll.filter((row) => row.audience === audience);
  if (grade !== ALL_GRADES) return own.find((row) => row.grade === grade)?.people ?? null;
  return parts.some((cell) => cell.roll === null) ? null : parts.reduce((sum, cell) => sum + (cell.roll ?? 0), 0);
}
