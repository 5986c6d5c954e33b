import { type Kysely, sql } from 'kysely';
import type { Release } from '../../../analytics/suppression/release.ts';
import type { Tally } from '../../../analytics/tally.ts';
import type { AnonymousAudience } from '../../../surveys/schema.ts';
import type { Database } from '../../ground/db/schema.ts';

type SchoolCell = { schoolId: number; audience: AnonymousAudience; grade: number };

export type SealedCell = SchoolCell & { tally: Tally; doubtful: Tally | null; released: Release | null };

/** The sealed tallies of some schools with what is released of them. Nothing else of the program reads sealed tallies. */
export async function findSealed(
  trx: Kysely<Database>,
  campaignId: number,
  schoolIds: number[],
): Promise<SealedCell[]> {
  return trx
    .selectFrom('tally')
    .leftJoin('released_tally as seen', (join) =>
      join
        .onRef('seen.school_id', '=', 'tally.school_id')
        .onRef('seen.campaign_id', '=', 'tally.campaign_id')
        .onRef('seen.audience', '=', 'tally.audience')
        .onRef('seen.grade', '=', 'tally.grade'),
    )
    .select(['tally.school_id as schoolId', 'tally.audience', 'tally.grade', 'tally.tally', 'tally.doubtful'])
    .select('seen.released')
    .where('tally.campaign_id', '=', campaignId)
    .where('tally.school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .execute();
}

export async function putReleases(
  trx: Kysely<Database>,
  campaignId: number,
  cells: (SchoolCell & { released: Release })[],
): Promise<void> {
  await sql`insert into released_tally (school_id, campaign_id, audience, grade, released, doubtful)
    select school_id, ${campaignId}::int, audience, grade, released::json, doubtful
    from unnest(${cells.map((cell) => cell.schoolId)}::int[], ${cells.map((cell) => cell.audience)}::text[],
      ${cells.map((cell) => cell.grade)}::smallint[], ${cells.map((cell) => JSON.stringify(cell.released))}::text[],
      ${cells.map((cell) => cell.released.kept?.sets.doubtful ?? null)}::int[])
      as fresh (school_id, audience, grade, released, doubtful)
    on conflict (school_id, campaign_id, audience, grade) do update set released = excluded.released, doubtful = excluded.doubtful`.execute(
    trx,
  );
}

export type ReleasedCell = SchoolCell & { people: number | null; released: Release };

/** What is released of a campaign's cells; a cell of which no batch was sealed is left out. */
export async function findReleases(
  db: Kysely<Database>,
  campaignId: number,
  schoolIds: number[] | null = null,
): Promise<ReleasedCell[]> {
  return releasedCells(db, campaignId)
    .select('seen.released')
    .$if(schoolIds !== null, (query) => query.where('seen.school_id', '=', sql<number>`any(${schoolIds}::int[])`))
    .orderBy('seen.school_id')
    .orderBy('seen.audience')
    .orderBy('seen.grade')
    .execute();
}

export type DoubtfulRow = SchoolCell & { people: number | null; doubtful: number | null };

/** How many doubtful answer sets the cells of some schools have, as far as it may be seen; without the tallies. */
export async function findDoubtful(
  db: Kysely<Database>,
  campaignId: number,
  schoolIds: number[],
): Promise<DoubtfulRow[]> {
  return releasedCells(db, campaignId)
    .select('seen.doubtful')
    .where('seen.school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .orderBy('seen.school_id')
    .orderBy('seen.audience')
    .orderBy('seen.grade')
    .execute();
}

function releasedCells(db: Kysely<Database>, campaignId: number) {
  return db
    .selectFrom('released_tally as seen')
    .innerJoin('cell', (join) =>
      join
        .onRef('cell.school_id', '=', 'seen.school_id')
        .onRef('cell.campaign_id', '=', 'seen.campaign_id')
        .onRef('cell.audience', '=', 'seen.audience')
        .onRef('cell.grade', '=', 'seen.grade'),
    )
    .select(['seen.school_id as schoolId', 'seen.audience', 'seen.grade', 'cell.roll as people'])
    .where('seen.campaign_id', '=', campaignId);
}
