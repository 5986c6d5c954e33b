import { type Static, Type } from 'typebox';
import { UnknownSchool } from '../../ground/db/stored/schemas.ts';
import { Id } from '../../ground/http/schemas.ts';
import { FileSheets, TablePlace, Unreadable } from '../../ground/tables/schemas.ts';

export const ListFaultCode = Type.Enum([
  'columnMissing',
  'yearOther',
  'gradeUnknown',
  'subjectUnknown',
  'markerUnknown',
  'duplicate',
  'otherSheet',
  'schoolMissing',
  'formula',
  'date',
  'error',
]);
export type ListFaultCode = Static<typeof ListFaultCode>;

export const ListFault = Type.Object({
  line: Type.Integer(),
  code: ListFaultCode,
  /** What stands there, shortened. */
  found: Type.String(),
});
export type ListFault = Static<typeof ListFault>;

/**
 * POST /api/objectivity/lists (multipart: fields year, store = no | yes, `answers` as JSON, perhaps `sheet` and `line` of the heading, and
 * leaveOut = yes to store without unknown schools, then the file). `id` is null until it is stored.
 */
export const ListUploadResponse = Type.Object({
  id: Type.Union([Id, Type.Null()]),
  unreadable: Type.Union([Type.Null(), Unreadable]),
  sheets: FileSheets,
  /** Null where no heading was found. */
  place: Type.Union([Type.Null(), TablePlace]),
  rows: Type.Integer(),
  /** Rows without a school, or of schools that are none of the district's. */
  leftOut: Type.Integer(),
  /** To be answered; their rows are left out until then. */
  unknown: Type.Array(UnknownSchool),
  schools: Type.Integer(),
  marked: Type.Integer(),
  /** Whether a list of this year is in force already, which would be replaced. */
  replaces: Type.Boolean(),
  faultCount: Type.Integer(),
  /** The first hundred. */
  faults: Type.Array(ListFault),
});
export type ListUploadResponse = Static<typeof ListUploadResponse>;

const Person = Type.Union([
  Type.Object({ by: Type.Union([Type.String(), Type.Null()]), at: Type.String({ format: 'date-time' }) }),
  Type.Null(),
]);

export const ListView = Type.Object({
  id: Id,
  year: Type.Integer(),
  fileName: Type.String(),
  rows: Type.Integer(),
  inForce: Type.Boolean(),
  loaded: Person,
  undone: Person,
});
export type ListView = Static<typeof ListView>;

/** GET /api/objectivity/lists: newest first. */
export const ListsResponse = Type.Object({ lists: Type.Array(ListView) });
export type ListsResponse = Static<typeof ListsResponse>;
