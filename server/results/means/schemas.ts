/** Tables of means of schools, from the upload to the undoing. */
import { type Static, Type } from 'typebox';
import { TableFaultRow, UnknownSchool } from '../../ground/db/stored/schemas.ts';
import { Id, orNull } from '../../ground/http/schemas.ts';
import { FileSheets, TablePlace, Unreadable } from '../../ground/tables/schemas.ts';

const ByWhom = Type.Object({ by: orNull(Type.String()), at: Type.String({ format: 'date-time' }) });

export const ResultTableView = Type.Object({
  id: Id,
  fileName: Type.String(),
  state: Type.Enum(['uploaded', 'imported', 'undone']),
  /** Good rows, their schools and their tests. */
  rows: Type.Integer(),
  schools: Type.Integer(),
  tests: Type.Integer(),
  /** Good rows that would stand, or stand, in the place of rows of an earlier table. */
  replaces: Type.Integer(),
  /** Good rows that stay out, because fewer than five pupils have changed since what was shown before. */
  withheld: Type.Integer(),
  /** Rows of schools that are none of the district's, as somebody has said. */
  leftOut: Type.Integer(),
  faults: Type.Array(TableFaultRow),
  faultCount: Type.Integer(),
  uploaded: ByWhom,
  imported: Type.Union([ByWhom, Type.Null()]),
  undone: Type.Union([ByWhom, Type.Null()]),
});
export type ResultTableView = Static<typeof ResultTableView>;

/** GET /api/result-tables: newest first. */
export const ResultTablesResponse = Type.Object({ tables: Type.Array(ResultTableView) });
export type ResultTablesResponse = Static<typeof ResultTablesResponse>;

/**
 * POST /api/result-tables: a file that cannot be read, or that names schools which nobody knows, is kept nowhere. `answers` (JSON, before
 * the file) says which schools those are; with `leaveOut` = `yes` the rows of those that are still unknown stay out. Perhaps `sheet` and
 * `line` of the heading, else it is found. Nothing counts before it is confirmed.
 */
export const TableUploadResponse = Type.Object({
  table: Type.Union([ResultTableView, Type.Null()]),
  unreadable: Type.Union([Unreadable, Type.Null()]),
  sheets: FileSheets,
  /** Null where no heading was found. */
  place: Type.Union([TablePlace, Type.Null()]),
  /** To be answered first. */
  unknown: Type.Array(UnknownSchool),
});
export type TableUploadResponse = Static<typeof TableUploadResponse>;

/** POST /api/result-tables/{id}/confirm. `leaveOut`: rows with faults are known and left out. */
export const ConfirmTableBody = Type.Object({ leaveOut: Type.Boolean() }, { additionalProperties: false });
