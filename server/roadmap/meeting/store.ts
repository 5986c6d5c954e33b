import { type Kysely, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';

export type LevelRow = { factor: string; look: string; isCertain: boolean; schools: number };

/** Numbers of schools by factor, what a page shows of them, and whether that is certain; stored profiles over all answers. */
export async function countLevels(
  db: Kysely<Database>,
  campaignId: number,
  schoolIds: number[],
  factors: string[],
): Promise<LevelRow[]> {
  const rows = await db
    .selectFrom('profile')
    .select(['factor', 'look'])
    .select(sql<boolean>`coalesce(result ->> 'state' = 'certain', false)`.as('isCertain'))
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('campaign_id', '=', campaignId)
    .where('quality', '=', 'all')
    .where('factor', 'in', factors)
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .groupBy(['factor', 'look', 'isCertain'])
    .execute();
  return rows.map(({ count, ...row }) => ({ ...row, schools: Number(count) }));
}
