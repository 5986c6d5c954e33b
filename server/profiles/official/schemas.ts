import { type Static, Type } from 'typebox';
import { UnknownSchool } from '../../ground/db/stored/schemas.ts';
import { Id, Localized, orNull } from '../../ground/http/schemas.ts';
import { FileSheets, TablePlace, Unreadable } from '../../ground/tables/schemas.ts';

const Year = Type.Integer({ minimum: 2015, maximum: 2100 });
const Level = Type.Enum(['low', 'medium', 'high']);

export const OfficialFaultCode = Type.Enum([
  'headingMissing',
  'yearOther',
  'schoolMissing',
  'factorUnknown',
  'levelUnknown',
  'duplicate',
  'odd',
]);
export type OfficialFaultCode = Static<typeof OfficialFaultCode>;

export const OfficialFault = Type.Object({
  /** 0 where it is of no single row. */
  line: Type.Integer(),
  /** As a spreadsheet names it; empty for a whole row. */
  column: Type.String(),
  code: OfficialFaultCode,
  /** What stands there, shortened. */
  found: Type.String(),
});
export type OfficialFault = Static<typeof OfficialFault>;

/**
 * POST /api/official-profiles (multipart: perhaps `year`, store = no | yes, `answers` as JSON, perhaps `sheet` and `line` of the
 * heading, leaveOut = yes to store without unknown schools and faulty rows, then the file).
 * `id` is null until it is stored, `year` where it has to be said.
 */
export const OfficialUploadResponse = Type.Object({
  id: orNull(Id),
  unreadable: orNull(Unreadable),
  sheets: FileSheets,
  /** Null where no heading was found. */
  place: orNull(TablePlace),
  year: orNull(Type.Integer()),
  /** Under the heading: the sum of levels, faulty rows and those left out. */
  rows: Type.Integer(),
  levels: Type.Integer(),
  faultyRows: Type.Integer(),
  /** Sums, notes, and rows of schools that are unknown or none of the district's. */
  leftOut: Type.Integer(),
  schools: Type.Integer(),
  /** To be answered; their rows are left out until then. */
  unknown: Type.Array(UnknownSchool),
  /** Whether a file of this year is in force already, which would be replaced. */
  replaces: Type.Boolean(),
  faultCount: Type.Integer(),
  /** The first hundred. */
  faults: Type.Array(OfficialFault),
});
export type OfficialUploadResponse = Static<typeof OfficialUploadResponse>;

const Person = Type.Object({ by: orNull(Type.String()), at: Type.String({ format: 'date-time' }) });

const OfficialView = Type.Object({
  id: Id,
  year: Year,
  fileName: Type.String(),
  /** Levels. */
  rows: Type.Integer(),
  inForce: Type.Boolean(),
  loaded: Person,
  undone: orNull(Person),
});

/** GET /api/official-profiles: newest first. */
export const OfficialProfilesResponse = Type.Object({ profiles: Type.Array(OfficialView) });
export type OfficialProfilesResponse = Static<typeof OfficialProfilesResponse>;

/** GET /api/schools/{id}/official-profile: of the newest year that has one of the school; factors that it does not name are not there. */
export const SchoolOfficialResponse = Type.Object({
  profile: orNull(
    Type.Object({
      year: Year,
      levels: Type.Array(Type.Object({ factor: Type.String(), title: Localized, level: Level })),
    }),
  ),
});
export type SchoolOfficialResponse = Static<typeof SchoolOfficialResponse>;
