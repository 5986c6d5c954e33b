import { type Static, Type } from 'typebox';
import { VprItem } from '../../../surveys/vpr.ts';
import { Localized } from '../../ground/http/schemas.ts';
import { Unreadable } from '../../ground/tables/schemas.ts';

const Year = Type.Integer({ minimum: 2015, maximum: 2100 });
const Subject = Type.String({ pattern: '^[a-z][a-zA-Z]{0,39}$' });
const Grade = Type.Integer({ minimum: 4, maximum: 11 });

export const VprTestParams = Type.Object({ year: Year, subject: Subject, grade: Grade });

/** A test without where it comes from: what a district imports. */
export const VprTestBody = Type.Object({
  year: Year,
  subject: Subject,
  title: Localized,
  grade: Grade,
  maximum: Type.Integer(),
  cuts: Type.Tuple([Type.Integer(), Type.Integer(), Type.Integer()]),
  items: Type.Optional(Type.Array(VprItem)),
});

/** A test as the pages show it. */
export const VprTestView = Type.Object({
  ...VprTestBody.properties,
  /** `content`: the files of surveys/vpr or of the district's folder; `district`: imported by the district. */
  origin: Type.Enum(['content', 'district']),
  /** Of the exact content: a confirmation holds for it alone. */
  hash: Type.String(),
  /** True where the content's own file says so. */
  checkedInFile: Type.Boolean(),
  /** Who confirmed the cut-offs, and when; null means: to be checked before use. */
  confirmation: Type.Union([Type.Null(), Type.Object({ by: Type.String(), at: Type.String({ format: 'date-time' }) })]),
});
export type VprTestView = Static<typeof VprTestView>;

/** GET /api/vpr-tests: all tests that the caller's district uses, newest year first. */
export const VprTestsResponse = Type.Object({ tests: Type.Array(VprTestView) });
export type VprTestsResponse = Static<typeof VprTestsResponse>;

/** GET /api/vpr-tests/template: a workbook to fill in; with `filled` = `yes` it has the tests that the district uses. */
export const TemplateQuery = Type.Object(
  { language: Type.Enum(['ru', 'en']), filled: Type.Optional(Type.Literal('yes')) },
  { additionalProperties: false },
);
/** The bytes of a workbook. */
export const Workbook = Type.Unsafe<Buffer>({ type: 'string', format: 'binary' });

/** PUT /api/vpr-tests/{year}/{subject}/{grade}/confirmation: 409 when the test is not the one that was seen. */
export const ConfirmBody = Type.Object({ hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) });

const UploadFault = Type.Object({ path: Type.String(), value: Type.String(), expected: Localized });

/** POST /api/vpr-tests/preview (multipart, one file): what the file holds, and every fault. Nothing is stored. */
export const PreviewResponse = Type.Object({
  tests: Type.Array(VprTestBody),
  faults: Type.Array(UploadFault),
  /** Why the file as a whole cannot be read. */
  unreadable: Type.Union([Type.Null(), Unreadable]),
  /** Tests of these that the district has already and that would be replaced, as indices into `tests`. */
  replaces: Type.Array(Type.Integer()),
});
export type PreviewResponse = Static<typeof PreviewResponse>;

/** POST /api/vpr-tests: stores tests that were previewed, all or none. */
export const ImportBody = Type.Object({ tests: Type.Array(VprTestBody, { minItems: 1, maxItems: 500 }) });
export const ImportResponse = Type.Object({ stored: Type.Integer() });
