/** Every line of a report and every mean of a test that was ever there. */
import { type Kysely, sql } from 'kysely';
import type { AggregateKind } from '../../../../analytics/objectivity/aggregates/report.ts';
import { LEAST_PEOPLE } from '../../../../analytics/suppression/few-people.ts';
import type { ReportedLine } from '../../../../analytics/suppression/test-figures.ts';
import type { Database } from '../../../ground/db/schema.ts';
import type { TestKey } from '../../tests/catalogue.ts';

export type KeptLine = ReportedLine & { kind: AggregateKind; schoolId: number };

/** Lines of reports on a test, of all kinds, also in reports that were undone; of fewer than five participants nothing is ever told. */
export async function findKeptLines(
  db: Kysely<Database>,
  { grade, subject, year }: TestKey,
  schoolIds: number[],
): Promise<KeptLine[]> {
  const { rows } = await sql<KeptLine>`
    select l.school_id as "schoolId", r.kind, r.unit, r.decimals, l.participants, l."values"
    from vpr_report_line l join vpr_report r on r.id = l.report_id
    where l.school_id = any(${schoolIds}::int[]) and l.participants >= ${LEAST_PEOPLE}
    and (r.year, r.subject, r.grade) = (${year}, ${subject}, ${grade})`.execute(db);
  return rows;
}

/** Means of a test that were ever shown, also of tables that were undone; five pupils and more. */
export async function findKeptMeans(
  db: Kysely<Database>,
  { grade, subject, year }: TestKey,
  schoolIds: number[],
): Promise<{ schoolId: number; pupils: number; mean: number }[]> {
  const { rows } = await sql<{ schoolId: number; pupils: number; mean: number }>`
    select m.school_id as "schoolId", m.pupils, m.mean
    from result_mean m join result_table t on t.id = m.table_id
    where m.school_id = any(${schoolIds}::int[]) and m.pupils >= ${LEAST_PEOPLE} and t.imported_at is not null
    and not m.withheld and (m.year, m.subject, m.grade) = (${year}, ${subject}, ${grade})`.execute(db);
  return rows;
}
