import { type Kysely, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';

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

/** Means by school and test of the pupils' results in force. */
export async function findImportedMeans(db: Kysely<Database>, schoolIds: number[]): Promise<MeanCell[]> {
  const { rows } = await sql<MeanCell>`
    with newest as (
      select distinct on (s.school_id, i.year, i.subject, i.grade) s.school_id, s.import_id, i.year, i.subject, i.grade
      from vpr_import_school s join vpr_import i on i.id = s.import_id
      where s.school_id = any(${schoolIds}::int[]) and i.state = 'imported'
      order by s.school_id, i.year, i.subject, i.grade, s.import_id desc)
    select school_id as "schoolId", year, subject, grade, count(*)::int as pupils, avg(total)::float8 as mean,
      (coalesce(var_samp(total), 0) * (count(*) - 1))::float8 as squares
    from newest join vpr_result using (school_id, import_id)
    group by school_id, year, subject, grade
    order by year, grade, subject, school_id`.execute(db);
  return rows;
}

/** Means of the uploaded tables in force: of each school and test the newest row that was not undone. */
export async function findUploadedMeans(db: Kysely<Database>, schoolIds: number[]): Promise<MeanCell[]> {
  const { rows } = await sql<MeanCell>`
    select distinct on (m.year, m.grade, m.subject, m.school_id) m.school_id as "schoolId", m.year, m.subject, m.grade,
      m.pupils, m.mean, m.sd * m.sd * (m.pupils - 1) as squares
    from result_mean m join result_table t on t.id = m.table_id
    where m.school_id = any(${schoolIds}::int[]) and t.state = 'imported'
    order by m.year, m.grade, m.subject, m.school_id, m.table_id desc`.execute(db);
  return rows;
}
