/** Numbers of people of many schools out of one file: what it would bring, and bringing it. */
import { type Static, Type } from 'typebox';
import { UnknownSchool } from '../../../ground/db/stored/schemas.ts';
import { Day, Grade, Id, Localized, orNull } from '../../../ground/http/schemas.ts';
import { CellFault, FileChoice, FoundTable, ImportCounts, ReadingTrouble } from '../../../people/imports/schemas.ts';
import { SchoolAnswersSchema } from '../../../people/schools/schemas.ts';
import { RollEntry } from '../schemas.ts';

const Asking = {
  ...FileChoice,
  /** Schools are looked for in it and in all below it. */
  territoryId: Id,
  /** The day of the rows that name none; left out, it is that of the title above the table, and never today by itself. */
  asOf: Type.Optional(Day),
  /** Whether parents are counted from the students, one a child, where the file has a column a grade and none for parents; so when left out. */
  countParents: Type.Optional(Type.Boolean()),
  /** Which schools the names mean that were asked for. */
  answers: Type.Optional(SchoolAnswersSchema),
};

/** POST /api/roll/preview */
export const EnrolmentPreviewBody = Type.Object(Asking, { additionalProperties: false });

const Digest = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** POST /api/roll/import: `digest` is that of the preview that was seen; 409 `importChanged` when something else would happen now. */
export const EnrolmentImportBody = Type.Object({ ...Asking, digest: Digest }, { additionalProperties: false });

/** One number that a row brings; the people of classes are those of the whole grade. `before`: what stands for that day now. */
export const EnrolmentNumber = Type.Object({
  audience: RollEntry.properties.audience,
  grade: Grade,
  people: Type.Integer(),
  before: orNull(Type.Integer()),
});

export const EnrolmentRow = Type.Object({
  /** Of the file, as a spreadsheet numbers it. */
  line: Type.Integer(),
  /** The school as the register calls it; as the file does where it is not known. */
  name: Type.String(),
  schoolId: orNull(Id),
  /** `doubtful`: the day is missing, or the school is asked for. */
  kind: Type.Enum(['new', 'changed', 'same', 'doubtful', 'faulty', 'leftOut']),
  asOf: orNull(Day),
  numbers: Type.Array(EnrolmentNumber),
});
export type EnrolmentRow = Static<typeof EnrolmentRow>;

const Preview = Type.Object({
  table: FoundTable,
  /** A row for each group, or a row for each school with a column for each grade. */
  form: Type.Enum(['long', 'wide']),
  /** The day of the rows that name none; null where it is not known. */
  fileDay: orNull(Day),
  /** Days that the titles above the table name. */
  titleDays: Type.Array(Day),
  /** Whether rows wait for a day. */
  needsDay: Type.Boolean(),
  /** The days for which numbers come, in order. */
  days: Type.Array(Day),
  /** `counted`: from the students, one a child; `left`: not taken, though they could be counted. */
  parents: Type.Enum(['inFile', 'counted', 'left']),
  /** How many rows are classes that add up to their grade. */
  classes: Type.Integer(),
  counts: ImportCounts,
  faults: Type.Array(CellFault),
  /** Schools to be asked for. */
  unknown: Type.Array(UnknownSchool),
  /** In the order of the file. */
  rows: Type.Array(EnrolmentRow),
  /** How many numbers would be written, and for how many schools. */
  numbers: Type.Integer(),
  schools: Type.Integer(),
  /** Schools of the territory of which the file says nothing that can be taken. */
  absent: Type.Array(Type.Object({ id: Id, shortName: Localized })),
  digest: Digest,
});
export type EnrolmentPreview = Static<typeof Preview>;

/** POST /api/roll/preview. `counts` add up to the rows of the file. Nothing is stored. */
export const EnrolmentPreviewResponse = Type.Union([Type.Object({ trouble: ReadingTrouble }), Preview]);
export type EnrolmentPreviewResponse = Static<typeof EnrolmentPreviewResponse>;

/** Of POST /api/roll/import; `id` is null where nothing had to be written. */
export const EnrolmentImportResponse = Type.Object({
  id: orNull(Id),
  counts: ImportCounts,
  faults: Type.Array(CellFault),
  numbers: Type.Integer(),
});
export type EnrolmentImportResponse = Static<typeof EnrolmentImportResponse>;

/** GET /api/roll/imports: of all territories in the caller's scope, or of one with all below it. */
export const EnrolmentImportsQuery = Type.Object({ territory: Type.Optional(Id) }, { additionalProperties: false });

/** POST /api/roll/imports/{id}/undo: the numbers before the import are back. 409 `importInUse` when one was changed since; `faults` name which. */
export const EnrolmentUndoResponse = Type.Object({ numbers: Type.Integer() });
