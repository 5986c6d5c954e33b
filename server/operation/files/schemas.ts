import { type Static, Type } from 'typebox';
import { orNull } from '../../ground/http/schemas.ts';
import { FileSheets, Unreadable } from '../../ground/tables/schemas.ts';
import { FILE_KINDS } from './kinds.ts';

const FileKindSchema = Type.Enum([...FILE_KINDS]);

/** POST /api/files/recognise (multipart: perhaps `sheet` and `line` of a heading, then the file). Nothing of it is kept. */
export const RecogniseResponse = Type.Object({
  unreadable: orNull(Unreadable),
  sheets: FileSheets,
  /** What it seems to hold, the likeliest first. */
  tables: Type.Array(
    Type.Object({
      kind: FileKindSchema,
      sheet: Type.String(),
      line: Type.Integer(),
      /** What stands above it, shortened. */
      title: Type.String(),
    }),
  ),
  /** What its titles say of the test; null where they do not. */
  title: Type.Object({
    subject: orNull(Type.String()),
    grade: orNull(Type.Integer()),
    year: orNull(Type.Integer()),
    maximum: orNull(Type.Integer()),
  }),
});
export type RecogniseResponse = Static<typeof RecogniseResponse>;
