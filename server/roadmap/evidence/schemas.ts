import { type Static, Type } from 'typebox';
import { Day, Id, Localized, orNull } from '../../ground/http/schemas.ts';
import { EVIDENCE_KINDS } from './kinds.ts';

export type { EvidenceDataByKind } from './kinds.ts';

export const EvidenceKind = Type.Enum(EVIDENCE_KINDS);
export type EvidenceKind = Static<typeof EvidenceKind>;

const Moment = Type.String({ format: 'date-time' });
const Name = orNull(Type.String());
const Version = Type.Integer({ minimum: 1, maximum: 1_000_000 });
/** Of the shape of the kind: `evidence/kinds`. */
const Data = Type.Record(Type.String(), Type.Unknown());

/** GET /api/evidence */
export const EvidenceQuery = Type.Object({
  kind: Type.Optional(EvidenceKind),
  school: Type.Optional(Id),
  /** Days of this calendar year. */
  year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2100 })),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  /** Whether records that were withdrawn are listed too. */
  withdrawn: Type.Optional(Type.Boolean()),
  /** From 1. */
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
});
export type EvidenceQuery = Static<typeof EvidenceQuery>;

/** POST /api/evidence: `key` is made by the sender; what is sent again with the same key is stored once. */
export const NewEvidence = Type.Object(
  {
    kind: EvidenceKind,
    /** Null for what belongs to the district. */
    schoolId: orNull(Id),
    occursOn: Day,
    data: Data,
    key: Type.Optional(Type.String({ minLength: 16, maxLength: 64, pattern: '^[A-Za-z0-9-]+$' })),
  },
  { additionalProperties: false },
);
export type NewEvidence = Static<typeof NewEvidence>;

/** PUT /api/evidence/{id}: `version` is the one that was seen; another one is refused with 409. */
export const ChangedEvidence = Type.Object(
  { version: Version, occursOn: Day, data: Data, note: Type.Optional(Type.String({ maxLength: 500 })) },
  { additionalProperties: false },
);
export type ChangedEvidence = Static<typeof ChangedEvidence>;

/** POST /api/evidence/{id}/withdraw and /restore: the note says why. */
export const WithdrawalBody = Type.Object(
  { version: Version, note: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) },
  { additionalProperties: false },
);

/** PUT /api/evidence/{id}/attendance: how many people of one school took part in an event; 0 for none. */
export const AttendanceBody = Type.Object(
  { schoolId: Id, people: Type.Integer({ minimum: 0, maximum: 1000 }) },
  { additionalProperties: false },
);

export const EvidenceFile = Type.Object({
  id: Id,
  name: Type.String(),
  mediaType: Type.String(),
  /** In bytes. */
  size: Type.Integer(),
});

export const Evidence = Type.Object({
  id: Id,
  kind: EvidenceKind,
  territoryId: Id,
  schoolId: orNull(Id),
  /** The school's short name: not every reader sees the list of schools. */
  school: orNull(Localized),
  occursOn: Day,
  data: Data,
  /** Counts of one to four people that are not told, by their paths in the data, as `list/0/completed`; they are null there. */
  hidden: Type.Array(Type.String()),
  withdrawn: Type.Boolean(),
  version: Type.Integer(),
  changedBy: Name,
  changedAt: Moment,
  files: Type.Array(EvidenceFile),
  mayWrite: Type.Boolean(),
  /** Of a record that was withdrawn. */
  mayRestore: Type.Boolean(),
});
export type Evidence = Static<typeof Evidence>;

const Kinds = Type.Array(EvidenceKind);
/** Records in the order of their days, the newest first; at most 2,000. */
export const EvidenceResponse = Type.Object({
  /** Those of the page that was asked for, the newest day first. */
  evidence: Type.Array(Evidence),
  page: Type.Integer(),
  /** Records in all, and of a page. */
  count: Type.Integer(),
  size: Type.Integer(),
  /** What the caller may write for the district, and for schools of the caller's own. */
  begin: Type.Object({ district: Kinds, school: Kinds }),
});
export type EvidenceResponse = Static<typeof EvidenceResponse>;

/** GET /api/evidence/{id}/history: every version, the newest first. */
export const EvidenceHistory = Type.Object({
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      occursOn: Day,
      data: Data,
      withdrawn: Type.Boolean(),
      note: Type.String(),
      /** The day that counted as today. */
      onDay: Day,
      changedBy: Name,
      changedAt: Moment,
    }),
  ),
});
export type EvidenceHistory = Static<typeof EvidenceHistory>;

export const FileParams = Type.Object({ id: Id, file: Id });

/** One value; `label`, `hint` and `options` are keys of the page's words. */
export const PlainField = Type.Object({
  name: Type.String(),
  label: Type.String(),
  hint: orNull(Type.String()),
  /** `kept`: written by the page itself, not by the reader. */
  type: Type.Enum([
    'line',
    'text',
    'link',
    'day',
    'month',
    'post',
    'count',
    'year',
    'flag',
    'choice',
    'school',
    'answers',
    'kept',
  ]),
  isOptional: Type.Boolean(),
  /** Of a choice, in their order. */
  options: Type.Array(Type.String()),
  /** Of answers: the working form. */
  form: orNull(Type.String()),
});
export type PlainField = Static<typeof PlainField>;
const RowsField = Type.Object({
  name: Type.String(),
  label: Type.String(),
  hint: orNull(Type.String()),
  type: Type.Literal('rows'),
  atLeastOne: Type.Boolean(),
  fields: Type.Array(PlainField),
});
export const EvidenceField = Type.Union([PlainField, RowsField]);
export type EvidenceField = Static<typeof EvidenceField>;

/** GET /api/evidence-kinds: what is asked for in a record of each kind, in the order of the list. */
export const EvidenceKindsResponse = Type.Object({
  kinds: Type.Array(Type.Object({ kind: EvidenceKind, fields: Type.Array(EvidenceField) })),
});
export type EvidenceKindsResponse = Static<typeof EvidenceKindsResponse>;
