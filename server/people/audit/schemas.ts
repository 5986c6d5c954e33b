import { type Static, Type } from 'typebox';
import { Rounded } from '../../../surveys/rounded.ts';
import { Localized } from '../../../surveys/schema.ts';
import { Day, Id } from '../../ground/http/schemas.ts';
import words from './words.json' with { type: 'json' };

/** What can be recorded, on what kind of record, and with which details. The lists are those of `words.json`. */
export type AuditAction = keyof typeof words.actions;
export type RecordKind = keyof typeof words.kinds;
export type DetailName = keyof typeof words.details;

export const AuditAction = Type.Enum(Object.keys(words.actions) as AuditAction[]);
export const RecordKind = Type.Enum(Object.keys(words.kinds) as RecordKind[]);

/** Beyond these the client's clock is wrong: the earth has no such offsets. */
const MOST_OFFSET = 14 * 60;

const filters = {
  /** A part of a person's name or user name, or the whole id of an account. */
  person: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  action: Type.Optional(AuditAction),
  kind: Type.Optional(RecordKind),
  record: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  school: Type.Optional(Id),
  /** First and last day, both included. */
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  /** Minutes by which the reader's days are ahead of UTC: 180 in Moscow. */
  offset: Type.Optional(Type.Integer({ minimum: -MOST_OFFSET, maximum: MOST_OFFSET })),
};

/** GET /api/audit */
export const AuditQuery = Type.Object({
  ...filters,
  /** Continues below the entry with this id: the `next` of the answer before. */
  before: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});
export type AuditQuery = Static<typeof AuditQuery>;

/** GET /api/audit/export */
export const AuditExportQuery = Type.Object({ ...filters, language: Type.Optional(Type.Enum(['ru', 'en'])) });
export type AuditExportQuery = Static<typeof AuditExportQuery>;

export const AuditEntry = Type.Object({
  id: Type.Integer(),
  at: Type.String({ format: 'date-time' }),
  /** Null when nobody was signed in; `name` null when the account has been deleted since. */
  account: Type.Union([
    Type.Null(),
    Type.Object({ id: Type.String(), name: Type.Union([Type.String(), Type.Null()]) }),
  ]),
  action: Type.String(),
  kind: Type.String(),
  record: Type.String(),
  schoolId: Type.Union([Id, Type.Null()]),
  details: Type.Record(Type.String(), Type.Union([Type.String(), Rounded(4), Type.Boolean()])),
});
export type AuditEntry = Static<typeof AuditEntry>;

/** Newest first. `next` goes into `before` to go on; null at the end. */
export const AuditResponse = Type.Object({
  entries: Type.Array(AuditEntry),
  next: Type.Union([Type.Integer(), Type.Null()]),
});
export type AuditResponse = Static<typeof AuditResponse>;

const Words = Type.Record(Type.String(), Localized);

/** GET /api/audit/words: what every action, kind of record and detail is called. */
export const AuditWordsResponse = Type.Object({ actions: Words, kinds: Words, details: Words });
export type AuditWordsResponse = Static<typeof AuditWordsResponse>;
