/** What the imports of registers (schools, accounts, numbers of people) have in common over HTTP. */
import { type Static, Type } from 'typebox';
import { Id, Localized, orNull } from '../../ground/http/schemas.ts';
import { FileSheets, Unreadable } from '../../ground/tables/schemas.ts';

/** Three megabytes in base 64; a register of 5,000 rows has one. */
const MOST_CONTENT = 4_000_000;
/** Of a JSON body with such a content. */
export const IMPORT_BODY_LIMIT = MOST_CONTENT + 256 * 1024;
/** With titles, headings and footers: the people of a large district, or the schools of a region. */
export const MOST_IMPORT_ROWS = 5_000;

const ColumnName = Type.String({ pattern: '^[a-zA-Z0-9]{1,30}$' });

/** A file with what a person chose instead of what was found in it: the sheet, the heading row, the meaning of columns (from 0; null for none). */
export const FileChoice = {
  fileName: Type.String({ minLength: 1, maxLength: 255 }),
  /** The bytes of an XLSX or CSV file in base 64. */
  content: Type.String({ minLength: 4, maxLength: MOST_CONTENT, pattern: '^[A-Za-z0-9+/]+={0,2}$' }),
  sheet: Type.Optional(Type.String({ maxLength: 200 })),
  line: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_048_576 })),
  columns: Type.Optional(
    Type.Record(ColumnName, Type.Union([Type.Integer({ minimum: 0, maximum: 199 }), Type.Null()]), {
      maxProperties: 40,
    }),
  ),
};

/** One thing that is wrong in a file, by its cell (`D72`), with the sentence that says why. */
export const CellFault = Type.Object({
  cell: Type.String(),
  code: Type.String(),
  value: Type.String(),
  why: Localized,
});
export type CellFault = Static<typeof CellFault>;

export const ImportCounts = Type.Object({
  /** Rows that make something new, change something, or say what is known already. */
  new: Type.Integer(),
  changed: Type.Integer(),
  same: Type.Integer(),
  /** Rows that wait for a decision. */
  doubtful: Type.Integer(),
  faulty: Type.Integer(),
  /** Footers and rows that a person left out. */
  leftOut: Type.Integer(),
});
export type ImportCounts = Static<typeof ImportCounts>;

/** Every column that such a register may have, with its title. */
const Meanings = Type.Array(Type.Object({ column: Type.String(), title: Localized }));

/** Where the table was found in the file. */
export const FoundTable = Type.Object({
  sheet: Type.String(),
  sheets: FileSheets,
  /** Of the (upper) heading row. */
  line: Type.Integer(),
  headingRows: Type.Integer(),
  /** What stands over each column, in their order. */
  titles: Type.Array(Type.String()),
  /** Columns from 0 by their meaning. */
  columns: Type.Record(Type.String(), Type.Integer()),
  meanings: Meanings,
});
export type FoundTable = Static<typeof FoundTable>;

/** `noHeading`: no sheet has the columns that are needed; then the sheets with their first rows are shown, so that a person can point at it. */
export const ReadingTrouble = Type.Union([
  Unreadable,
  Type.Object({
    code: Type.Literal('noHeading'),
    detail: Type.String(),
    /** The columns that are needed, in words. */
    needed: Type.Array(Localized),
    meanings: Meanings,
    sheets: Type.Array(
      Type.Object({
        name: Type.String(),
        rows: Type.Array(Type.Object({ line: Type.Integer(), cells: Type.Array(Type.String()) })),
      }),
    ),
  }),
]);
export type ReadingTrouble = Static<typeof ReadingTrouble>;

/** What every import answers; a kind may say more. `id` is null where nothing had to be written. */
export const Imported = Type.Object({ id: orNull(Id), counts: ImportCounts });
export type Imported = Static<typeof Imported>;

/** One import as its list shows it. */
export const ImportView = Type.Object({
  id: Id,
  fileName: Type.String(),
  counts: ImportCounts,
  madeBy: orNull(Type.String()),
  madeAt: Type.String({ format: 'date-time' }),
  undoneBy: orNull(Type.String()),
  undoneAt: orNull(Type.String({ format: 'date-time' })),
});
export type ImportView = Static<typeof ImportView>;
export const ImportsResponse = Type.Object({ imports: Type.Array(ImportView) });
export type ImportsResponse = Static<typeof ImportsResponse>;
