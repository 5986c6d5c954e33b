/** A register of schools as a file: what it would bring, and bringing it. */
import { type Static, Type } from 'typebox';
import { Id, Localized, orNull } from '../../../ground/http/schemas.ts';
import {
  CellFault,
  FileChoice,
  FoundTable,
  ImportCounts,
  MOST_IMPORT_ROWS,
  ReadingTrouble,
} from '../../imports/schemas.ts';
import { FieldChange } from '../register/schemas.ts';

/** By line of the file: which school a row means, that it is a new one, or that it is left out. */
export const Decisions = Type.Record(
  Type.String({ pattern: '^[1-9]\\d{0,6}$' }),
  Type.Object({ to: Type.Union([Id, Type.Enum(['new', 'leave'])]) }, { additionalProperties: false }),
  { maxProperties: MOST_IMPORT_ROWS },
);
export type Decisions = Static<typeof Decisions>;

/** POST /api/register/schools/preview */
export const SchoolsPreviewBody = Type.Object(
  { ...FileChoice, territoryId: Id, decisions: Type.Optional(Decisions) },
  { additionalProperties: false },
);
export type SchoolsPreviewBody = Static<typeof SchoolsPreviewBody>;

const Digest = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** POST /api/register/schools/import: `digest` is that of the preview that was seen; 409 `importChanged` when something else would happen now. */
export const SchoolsImportBody = Type.Object(
  { ...FileChoice, territoryId: Id, decisions: Type.Optional(Decisions), digest: Digest },
  { additionalProperties: false },
);

export const RowKind = Type.Enum(['new', 'changed', 'same', 'doubtful', 'faulty', 'leftOut']);
export type RowKind = Static<typeof RowKind>;

/** A school that a doubtful row may mean. */
export const Candidate = Type.Object({
  id: Id,
  shortName: Localized,
  address: Type.String(),
  login: orNull(Type.String()),
});

export const SchoolsPreviewRow = Type.Object({
  /** Of the file, as a spreadsheet numbers it. */
  line: Type.Integer(),
  /** As the file writes it. */
  name: Type.String(),
  kind: RowKind,
  /** The school that the row means, where that is known. */
  schoolId: orNull(Id),
  changes: Type.Array(FieldChange),
  /** The likeliest first; also those of a doubtful row that has been decided. */
  candidates: Type.Array(Candidate),
});
export type SchoolsPreviewRow = Static<typeof SchoolsPreviewRow>;

/** POST /api/register/schools/preview. Rows in the order of the file; `counts` add up to its rows. Nothing is stored. */
export const SchoolsPreviewResponse = Type.Union([
  Type.Object({ trouble: ReadingTrouble }),
  Type.Object({
    table: FoundTable,
    counts: ImportCounts,
    faults: Type.Array(CellFault),
    rows: Type.Array(SchoolsPreviewRow),
    digest: Digest,
  }),
]);
export type SchoolsPreviewResponse = Static<typeof SchoolsPreviewResponse>;

/** Of POST /api/register/schools/import; `id` is null where nothing had to be written. */
export const SchoolsImportResponse = Type.Object({
  id: orNull(Id),
  counts: ImportCounts,
  faults: Type.Array(CellFault),
});
export type SchoolsImportResponse = Static<typeof SchoolsImportResponse>;

/** GET /api/register/schools/imports */
export const SchoolImportsQuery = Type.Object({ territory: Type.Optional(Id) }, { additionalProperties: false });

/** GET /api/register/schools/template: an XLSX file with the titles of the columns. */
export const TemplateQuery = Type.Object(
  { language: Type.Optional(Type.Enum(['ru', 'en'])) },
  { additionalProperties: false },
);
