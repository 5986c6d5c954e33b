import { type Kysely, sql } from 'kysely';
import type {
  AggregateKind,
  AggregateLine,
  AggregateReport,
} from '../../../analytics/objectivity/aggregates/report.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { Stamp } from '../../people/identity/stamp.ts';

/** `by` is null for a command. */
export type NewReport = AggregateReport &
  Omit<Stamp, 'by'> & { by: string | null; territoryId: number; fileName: string };

/** @returns the id of the report; its lines take the place of those of the same schools in the one before it */
export async function insertReport(trx: Kysely<Database>, report: NewReport): Promise<number> {
  const { at, by, decimals, fileName, kind, lines, territoryId, test, unit } = report;
  const references = lines.filter(({ schoolId }) => schoolId === null);
  const { id } = await trx
    .insertInto('vpr_report')
    .values({
      ...{ territory_id: territoryId, kind, ...test, unit, decimals, file_name: fileName },
      reference_rows: JSON.stringify(references.map(({ schoolId: _, ...line }) => line)),
      ...{ loaded_by: by, loaded_at: at, undone_by: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const own = lines.flatMap(({ schoolId, participants, values }) =>
    schoolId === null ? [] : [{ school_id: schoolId, report_id: id, participants, values }],
  );
  if (own.length > 0) await trx.insertInto('vpr_report_line').values(own).execute();
  return id;
}

/** Undoes a report: what it took the place of is in force again. @returns whether it was not undone before */
export async function undoReport(
  trx: Kysely<Database>,
  territoryId: number,
  id: number,
  { at, by }: Stamp,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('vpr_report')
    .set({ undone_by: by, undone_at: at })
    .where('id', '=', id)
    .where('territory_id', '=', territoryId)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Of each school, test and kind the newest line that was not undone. */
const inForce = (schoolIds: number[]) => sql<{ school_id: number; report_id: number }>`
  select distinct on (l.school_id, r.kind, r.year, r.subject, r.grade) l.school_id, l.report_id
  from vpr_report_line l join vpr_report r on r.id = l.report_id
  where l.school_id = any(${schoolIds}::int[]) and r.undone_at is null
  order by l.school_id, r.kind, r.year, r.subject, r.grade, r.id desc`;

/**
 * The lines in force of these schools, by report, with the rows of reference of each; reports of several districts stay apart.
 * @returns the newest report first
 */
export async function findReportsInForce(
  db: Kysely<Database>,
  schoolIds: number[],
): Promise<(AggregateReport & { id: number; territoryId: number })[]> {
  const { rows } = await sql<ReportRow>`
    select r.id, r.territory_id as "territoryId", r.kind, r.year, r.subject, r.grade, r.unit, r.decimals, r.reference_rows as "references",
      jsonb_agg(jsonb_build_object('schoolId', l.school_id, 'reference', null, 'participants', l.participants, 'values', l."values")
        order by l.school_id) as lines
    from (${inForce(schoolIds)}) as f join vpr_report r on r.id = f.report_id
    join vpr_report_line l on l.school_id = f.school_id and l.report_id = f.report_id
    group by r.id order by r.id desc`.execute(db);
  return rows.map(({ decimals, grade, id, kind, lines, references, subject, territoryId, unit, year }) => ({
    ...{ id, territoryId, kind, test: { year, subject, grade }, unit, decimals },
    lines: [...references.map((line) => ({ ...line, schoolId: null })), ...lines],
  }));
}

type ReportRow = {
  id: number;
  territoryId: number;
  kind: AggregateKind;
  year: number;
  subject: string;
  grade: number;
  unit: 'percent' | 'count';
  decimals: number;
  references: Omit<AggregateLine, 'schoolId'>[];
  lines: AggregateLine[];
};

/** All reports of a territory, newest first. `current`: how many of its schools' lines no later report has replaced. */
export async function findReports(db: Kysely<Database>, territoryId: number) {
  return db
    .selectFrom('vpr_report as r')
    .leftJoin('account as loader', 'loader.id', 'r.loaded_by')
    .leftJoin('account as undoer', 'undoer.id', 'r.undone_by')
    .select(['r.id', 'r.kind', 'r.year', 'r.subject', 'r.grade', 'r.file_name', 'r.loaded_at', 'r.undone_at'])
    .select(['loader.name as loader', 'undoer.name as undoer'])
    .select(sql<number>`(select count(*)::int from vpr_report_line l where l.report_id = r.id)`.as('schools'))
    .select(
      sql<number>`case when r.undone_at is not null then 0 else (select count(*)::int from vpr_report_line l where l.report_id = r.id
        and not exists (select from vpr_report_line later join vpr_report n on n.id = later.report_id
          where later.school_id = l.school_id and n.undone_at is null and n.id > r.id
          and (n.kind, n.year, n.subject, n.grade) = (r.kind, r.year, r.subject, r.grade))) end`.as('current'),
    )
    .where('r.territory_id', '=', territoryId)
    .orderBy('r.id', 'desc')
    .execute();
}

/** The years of the tests on which reports in force have a line of each school. */
export async function findReportedYears(
  db: Kysely<Database>,
  schoolIds: number[],
): Promise<{ schoolId: number; year: number }[]> {
  const { rows } = await sql<{ schoolId: number; year: number }>`
    select distinct l.school_id as "schoolId", r.year from vpr_report_line l join vpr_report r on r.id = l.report_id
    where l.school_id = any(${schoolIds}::int[]) and r.undone_at is null`.execute(db);
  return rows;
}

/** How many of the schools have a line of this kind in force for the test. */
export async function countLinesInForce(
  db: Kysely<Database>,
  kind: AggregateKind,
  { grade, subject, year }: AggregateReport['test'],
  schoolIds: number[],
): Promise<number> {
  const { rows } = await sql<{ schools: number }>`select count(distinct l.school_id)::int as schools
    from vpr_report_line l join vpr_report r on r.id = l.report_id
    where l.school_id = any(${schoolIds}::int[]) and r.undone_at is null
    and (r.kind, r.year, r.subject, r.grade) = (${kind}, ${year}, ${subject}, ${grade})`.execute(db);
  return rows[0].schools;
}
