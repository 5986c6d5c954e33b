/** A table of people as a file: what it would bring, and bringing it. */
import { type Static, Type } from 'typebox';
import { UnknownSchool } from '../../ground/db/stored/schemas.ts';
import { Id, Localized, orNull } from '../../ground/http/schemas.ts';
import { RoleName } from '../identity/schemas.ts';
import { CellFault, FileChoice, FoundTable, ImportCounts, ReadingTrouble } from '../imports/schemas.ts';
import { Days, Invitation } from '../invitations/schemas.ts';
import { SchoolAnswersSchema } from '../schools/schemas.ts';

/** POST /api/accounts/preview. `territoryId`: where its schools are looked for, and where roles of a territory lie that name none. `answers`: which schools the names mean that were asked for. `days` changes nothing of what is shown. */
export const AccountsPreviewBody = Type.Object(
  { ...FileChoice, territoryId: Id, answers: Type.Optional(SchoolAnswersSchema), days: Type.Optional(Days) },
  { additionalProperties: false },
);

const Digest = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** POST /api/accounts/import: `digest` is that of the preview that was seen; 409 `importChanged` when something else would happen now. */
export const AccountsImportBody = Type.Object(
  { ...FileChoice, territoryId: Id, answers: Type.Optional(SchoolAnswersSchema), days: Days, digest: Digest },
  { additionalProperties: false },
);

/** What one row comes to. `changed`: a known account gets the roles, or its first address. `leftOut`: of schools that are none of the district's. */
export const AccountsPreviewRow = Type.Object({
  /** Of the file, as a spreadsheet numbers it. */
  line: Type.Integer(),
  /** As the file writes it. */
  name: Type.String(),
  kind: Type.Enum(['new', 'changed', 'same', 'faulty', 'leftOut']),
  /** What the row asks for; null where something is wrong. */
  role: orNull(RoleName),
  places: Type.Array(Localized),
  /** Schools assigned to a tutor. */
  assignments: Type.Array(Localized),
  /** Whether schools of a tutor are left out, because somebody else assigns them. */
  leavesSchoolsOut: Type.Boolean(),
  email: orNull(Type.String()),
  /** The name of the account that is there already. */
  account: orNull(Type.String()),
  givesAddress: Type.Boolean(),
});
export type AccountsPreviewRow = Static<typeof AccountsPreviewRow>;

/** POST /api/accounts/preview. Rows in the order of the file; `counts` add up to its rows. Nothing is stored. */
export const AccountsPreviewResponse = Type.Union([
  Type.Object({ trouble: ReadingTrouble }),
  Type.Object({
    table: FoundTable,
    counts: ImportCounts,
    faults: Type.Array(CellFault),
    rows: Type.Array(AccountsPreviewRow),
    /** Schools to be asked for. */
    unknown: Type.Array(UnknownSchool),
    digest: Digest,
  }),
]);
export type AccountsPreviewResponse = Static<typeof AccountsPreviewResponse>;

/** Of POST /api/accounts/import; `id` is null where nothing had to be written. Links are shown this once. */
export const AccountsImportResponse = Type.Object({
  id: orNull(Id),
  counts: ImportCounts,
  faults: Type.Array(CellFault),
  invitations: Type.Array(Invitation),
});
export type AccountsImportResponse = Static<typeof AccountsImportResponse>;

/** GET /api/accounts/imports */
export const AccountImportsQuery = Type.Object({ territory: Type.Optional(Id) }, { additionalProperties: false });

/** GET /api/accounts/template: a workbook with the columns and two examples, which are refused as they are. */
export const AccountsTemplateQuery = Type.Object(
  { language: Type.Enum(['ru', 'en']) },
  { additionalProperties: false },
);

/** The bytes of a workbook. */
export const Workbook = Type.Unsafe<Buffer>({ type: 'string', format: 'binary' });
