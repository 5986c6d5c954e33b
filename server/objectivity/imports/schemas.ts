import { type Static, Type } from 'typebox';
import { Mapping, Preview } from '../../ground/db/stored/schemas.ts';
import { Id, Localized, orNull } from '../../ground/http/schemas.ts';
import { Unreadable } from '../../ground/tables/schemas.ts';
import { SchoolAnswersSchema } from '../../people/schools/schemas.ts';

/** `by` is null for a command. */
const Person = Type.Object({ by: orNull(Type.String()), at: Type.String({ format: 'date-time' }) });
const TestKey = Type.Object({ year: Type.Integer(), subject: Type.String(), grade: Type.Integer() });

export const ImportView = Type.Object({
  id: Id,
  fileName: Type.String(),
  test: TestKey,
  state: Type.Enum(['uploaded', 'imported', 'undone']),
  /** Of the file, and those that were taken of it: none before it is imported. */
  rows: Type.Integer(),
  taken: Type.Integer(),
  uploaded: Person,
  imported: Type.Union([Person, Type.Null()]),
  undone: Type.Union([Person, Type.Null()]),
  /** Schools whose results this import holds, and how many of them are not replaced by a later one. */
  schools: Type.Integer(),
  current: Type.Integer(),
  /** Of these, schools whose figures stay as they were before it: in fewer than five pupils it differs from what was shown. */
  waiting: Type.Integer(),
  /** And schools of which nothing is shown: of too few pupils, or too few differ from a report or from means. */
  hidden: Type.Integer(),
});
export type ImportView = Static<typeof ImportView>;

/** GET /api/vpr-imports: newest first. */
export const ImportsResponse = Type.Object({ imports: Type.Array(ImportView) });
export type ImportsResponse = Static<typeof ImportsResponse>;

const Job = Type.Union([
  Type.Null(),
  Type.Object({
    kind: Type.Enum(['check', 'import']),
    /** Rows read, then rows stored. */
    done: Type.Integer(),
    total: Type.Integer(),
    /** Why it ended without success. */
    failed: Type.Union([Type.Null(), Type.Enum(['names', 'faults', 'unreadable', 'interrupted'])]),
  }),
]);

/** GET /api/vpr-imports/{id}: what is known of one upload, and how far the work on it has come. */
export const ImportDetail = Type.Object({
  ...ImportView.properties,
  header: Type.Array(Type.String()),
  /** The first value of each column. */
  example: Type.Array(Type.String()),
  mapping: Mapping,
  /** Whether this mapping was used before for a file of this shape. */
  remembered: Type.Boolean(),
  /** Where the table begins in the file. */
  place: Type.Object({ sheet: Type.String(), line: Type.Integer(), rows: Type.Integer() }),
  /** What people said of names that fit no school: the school, null for none of ours. */
  answers: SchoolAnswersSchema,
  schoolId: Type.Union([Id, Type.Null()]),
  preview: Type.Union([Preview, Type.Null()]),
  job: Job,
});
export type ImportDetail = Static<typeof ImportDetail>;

/** POST /api/vpr-imports (multipart: fields year, subject, grade, perhaps sheet and line of the heading, then the file). A refused file is not kept. */
export const UploadResponse = Type.Object({
  id: Type.Union([Id, Type.Null()]),
  /** Where the file holds no rows of pupils: what it seems to be. */
  otherKind: orNull(Type.String()),
  unreadable: Type.Union([Type.Null(), Unreadable]),
  /** Places of cells that hold names of people, at most ten: the file was refused and forgotten. */
  names: Type.Array(Type.String()),
});
export type UploadResponse = Static<typeof UploadResponse>;

/** POST /api/vpr-imports/{id}/check: looks through all rows in the background; ask for the upload to see how far it is. */
export const CheckBody = Type.Object({
  mapping: Mapping,
  /** The school of the whole file, where it has no column of schools. */
  schoolId: Type.Optional(Type.Union([Id, Type.Null()])),
  answers: Type.Optional(SchoolAnswersSchema),
});
export type CheckBody = Static<typeof CheckBody>;

/** POST /api/vpr-imports/{id}/confirm: stores what was checked, in the background, all or nothing. */
export const ConfirmBody = Type.Object({
  /** Leaves out rows that have faults; without it a file with faults is refused. */
  leaveOut: Type.Boolean(),
});
export const AcceptedResponse = Type.Object({ id: Id });

/** The demo's own files. */
export const ExampleParams = Type.Object({
  year: Type.Integer({ minimum: 2015, maximum: 2100 }),
  subject: Type.String({ pattern: '^[a-z][a-zA-Z]{0,39}$' }),
  format: Type.Enum(['csv', 'xlsx']),
});
export const ExamplesResponse = Type.Object({
  files: Type.Array(
    Type.Object({ year: Type.Integer(), subject: Type.String(), title: Localized, grade: Type.Integer() }),
  ),
});
export type ExamplesResponse = Static<typeof ExamplesResponse>;
