import { type Kysely, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { shownResults } from '../../objectivity/released/store.ts';

export type MeanCell = {
  schoolId: number;
  year: number;
  subject: string;
  grade: number;
  pupils: number;
  mean: number;
  /** Sum of squared differences from the mean; null where only the mean is known. */
  squares: number | null;
};

/** Means by school and test of the pupils' results that are shown; those of which fewer than five are in force have no pupils. */
export async function findImportedMeans(db: Kysely<Database>, schoolIds: number[]): Promise<MeanCell[]> {
  const { rows } = await sql<MeanCell>`
    select school_id as "schoolId", year, subject, grade, coalesce(own.rows, 0) as pupils,
      coalesce(mean, 0) as mean, coalesce(squares, 0) as squares
    from ${shownResults(schoolIds)} as shown left join vpr_import_school own using (school_id, import_id)
    where import_id is not null or waits
    order by year, grade, subject, school_id`.execute(db);
  return rows;
}

/** Means of the uploaded tables in force: of each school and test the newest row that was neither undone nor withheld. */
export async function findUploadedMeans(db: Kysely<Database>, schoolIds: number[]): Promise<MeanCell[]> {
  const { rows } = await sql<MeanCell>`
    select distinct on (m.year, m.grade, m.subject, m.school_id) m.school_id as "schoolId", m.year, m.subject, m.grade,
      m.pupils, m.mean, m.sd * m.sd * (m.pupils - 1) as squares
    from result_mean m join result_table t on t.id = m.table_id
    where m.school_id = any(${schoolIds}::int[]) and t.state = 'imported' and not m.withheld
    order by m.year, m.grade, m.subject, m.school_id, m.table_id desc`.execute(db);
  return rows;
}

/**
 * Another text whenever the inputs of a campaign's gaps may have changed: released tallies and results change with the edition, returns are
 * only added, and a group's people decide whether it is shown.
 */
export async function findRiskStamp(db: Kysely<Database>, campaignId: number): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws(' ',
      (select string_agg(concat_ws(' ', quality, computed_at, estimated_at), ' ' order by quality) from district_profile
        where campaign_id = ${campaignId}),
      (select count(*) from school_return where campaign_id = ${campaignId}),
      (select count(*) from campaign_school where campaign_id = ${campaignId}),
      (select sum(hashtextextended(concat_ws(' ', school_id, audience, grade, roll), 0)) from cell
        where campaign_id = ${campaignId})) as stamp`.execute(db);
  return rows[0].stamp;
}
