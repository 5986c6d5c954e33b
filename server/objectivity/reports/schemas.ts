import { type Static, Type } from 'typebox';
import { AGGREGATE_KINDS } from '../../../analytics/objectivity/aggregates/report.ts';
import { CellFault, UnknownSchool } from '../../ground/db/stored/schemas.ts';
import { Id, orNull } from '../../ground/http/schemas.ts';
import { TablePlace, Unreadable } from '../../ground/tables/schemas.ts';

const Person = Type.Object({ by: orNull(Type.String()), at: Type.String({ format: 'date-time' }) });
const TestKey = Type.Object({ year: Type.Integer(), subject: Type.String(), grade: Type.Integer() });

export const AggregateKindSchema = Type.Enum([...AGGREGATE_KINDS]);

export const ReportView = Type.Object({
  id: Id,
  kind: AggregateKindSchema,
  fileName: Type.String(),
  test: TestKey,
  loaded: Person,
  undone: orNull(Person),
  /** Schools that the report names, and how many of their lines no later report has replaced. */
  schools: Type.Integer(),
  current: Type.Integer(),
});
export type ReportView = Static<typeof ReportView>;

/** GET /api/objectivity/reports: newest first. */
export const ReportsResponse = Type.Object({ reports: Type.Array(ReportView) });
export type ReportsResponse = Static<typeof ReportsResponse>;

/**
 * Why a file is not taken as a report. `noReport`: it is something else. `noTest`: neither the file nor the sender says of which test it
 * is. `testUnknown`: nobody has described this test here. `misfit…`: the description has other items, totals or maxima.
 */
export const ReportTrouble = Type.Enum([
  'noReport',
  'noTest',
  'testUnknown',
  'misfitItems',
  'misfitMaximum',
  'misfitMaxima',
  'otherTest',
]);
export type ReportTrouble = Static<typeof ReportTrouble>;

/**
 * POST /api/objectivity/reports (multipart: fields first, then the file; `store`: yes, `leaveOut`: yes for unknown schools and faulty
 * rows, `sheet`, `line`, `year`, `subject`, `grade`, `answers` as JSON). Without `store` it is a look, and nothing is kept.
 */
export const ReportUploadResponse = Type.Object({
  /** Of the report that was stored. */
  id: orNull(Id),
  unreadable: orNull(Unreadable),
  trouble: orNull(ReportTrouble),
  kind: orNull(AggregateKindSchema),
  place: orNull(TablePlace),
  test: orNull(TestKey),
  unit: orNull(Type.Enum(['percent', 'count'])),
  /** Rows are the sum of lines of schools, rows of reference, faulty ones, and those left out, by why. */
  rows: Type.Integer(),
  good: Type.Integer(),
  references: Type.Integer(),
  faultyRows: Type.Integer(),
  leftOut: Type.Record(Type.String(), Type.Integer()),
  /** The first hundred; `faultCount` is of all. */
  faults: Type.Array(CellFault),
  faultCount: Type.Integer(),
  unknown: Type.Array(UnknownSchool),
  /** Schools of which a report of this kind on this test is there already. */
  replaces: Type.Integer(),
});
export type ReportUploadResponse = Static<typeof ReportUploadResponse>;
