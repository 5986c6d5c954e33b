/** Kinds of columns that tables share: what may be written, and how it looks in between. */
import type { ColumnType } from 'kysely';

/** Written once, never changed. */
export type Fixed<T> = ColumnType<T, T, never>;
/** Stored as json or jsonb; pg needs it as text on the way in. */
export type Json<T> = ColumnType<T, string, string>;
export type FixedJson<T> = ColumnType<T, string, never>;
/** A calendar day, YYYY-MM-DD. */
export type Day = string;
