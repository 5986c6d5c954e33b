/** Schools as data that people keep: the list, one school with its history, and what may be done to it. */
import { type Static, Type } from 'typebox';
import { Day, Id, Localized, orNull } from '../../../ground/http/schemas.ts';
import { TerritoryKind } from '../../territories/schemas.ts';
import { SchoolStatusView } from '../schemas.ts';

/** A text in Russian, and in English where there is one; an empty English one becomes the Russian one. */
export const Names = (maxLength: number) =>
  Type.Object(
    { ru: Type.String({ minLength: 1, maxLength, pattern: '\\S' }), en: Type.String({ maxLength }) },
    { additionalProperties: false },
  );

/** Lengths of what is kept of a school, in signs; imports keep to them as well. */
export const LIMITS = {
  name: 500,
  shortName: 500,
  schoolType: 200,
  address: 500,
  login: 20,
  code: 30,
  aliases: 20,
  alias: 300,
  person: 200,
  phone: 100,
  email: 200,
  site: 300,
  note: 500,
} as const;

export const Contact = Type.Object(
  {
    person: Type.String({ maxLength: LIMITS.person }),
    phone: Type.String({ maxLength: LIMITS.phone }),
    email: Type.String({ maxLength: LIMITS.email }),
  },
  { additionalProperties: false },
);
const Site = Type.String({ maxLength: LIMITS.site });

const FIELDS = {
  name: Names(LIMITS.name),
  shortName: Names(LIMITS.shortName),
  schoolType: Type.String({ maxLength: LIMITS.schoolType }),
  address: Type.String({ maxLength: LIMITS.address }),
  /** Of ФИС ОКО. */
  login: orNull(Type.String({ maxLength: LIMITS.login })),
  /** The tax number (ten digits) or another code of the district's own. */
  code: orNull(Type.String({ maxLength: LIMITS.code })),
  aliases: Type.Array(Type.String({ minLength: 1, maxLength: LIMITS.alias, pattern: '\\S' }), {
    maxItems: LIMITS.aliases,
  }),
  contact: Contact,
  site: Site,
  openedOn: orNull(Day),
};
/** What the form of a school holds. */
export const SchoolForm = Type.Object(FIELDS, { additionalProperties: false });
export type SchoolForm = Static<typeof SchoolForm>;

const Version = Type.Integer({ minimum: 1, maximum: 1_000_000 });

/** POST /api/register/schools. Faults: 400 `schoolFaults`, each with its path and a `SchoolFault` as its message. */
export const NewSchoolBody = Type.Object({ territoryId: Id, data: SchoolForm }, { additionalProperties: false });

/** PUT /api/register/schools/{id}: `version` is the one that was seen; another one is refused with 409. */
export const ChangedSchoolBody = Type.Object({ version: Version, data: SchoolForm }, { additionalProperties: false });

/** PUT /api/register/schools/{id}/contact */
export const ContactBody = Type.Object(
  { version: Version, contact: Contact, site: Site },
  { additionalProperties: false },
);

/** POST /api/register/schools/{id}/close: `closedOn` is the school's last day. */
export const CloseBody = Type.Object(
  { version: Version, closedOn: Day, note: Type.Optional(Type.String({ maxLength: LIMITS.note })) },
  { additionalProperties: false },
);

/** POST /api/register/schools/{id}/reopen */
export const ReopenBody = Type.Object({ version: Version }, { additionalProperties: false });

/** GET /api/register/schools/{id}/merge: what would happen. */
export const MergeQuery = Type.Object({ into: Id }, { additionalProperties: false });

/** POST /api/register/schools/{id}/merge: `on` is the last day of the school that is merged into the other one. */
export const MergeBody = Type.Object({ version: Version, into: Id, on: Day }, { additionalProperties: false });

/** What can be wrong with data that have the right shape. */
export const SchoolFault = Type.Enum([
  'loginWrong',
  'loginTaken',
  'codeWrong',
  'codeTaken',
  'nameTaken',
  'emailWrong',
  'siteWrong',
  'dayWrong',
  'closedBeforeOpened',
]);
export type SchoolFault = Static<typeof SchoolFault>;

const Person = orNull(Type.String());

/** A school as lists name it. */
export const SchoolName = Type.Object({ id: Id, shortName: Localized });

export const RegisteredSchool = Type.Object({
  id: Id,
  territoryId: Id,
  name: Localized,
  shortName: Localized,
  schoolType: Type.String(),
  address: Type.String(),
  login: orNull(Type.String()),
  code: orNull(Type.String()),
  /** Today. */
  isClosed: Type.Boolean(),
  /** The last day; it may lie ahead. */
  closedOn: orNull(Day),
  successorId: orNull(Id),
  status: SchoolStatusView,
});
export type RegisteredSchool = Static<typeof RegisteredSchool>;

/** GET /api/register/schools. `page` counts from 1; `state` is `open` where it is left out. */
export const RegisterQuery = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 200 })),
    territory: Type.Optional(Id),
    state: Type.Optional(Type.Enum(['open', 'closed', 'all'])),
    type: Type.Optional(Type.String({ maxLength: LIMITS.schoolType })),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  },
  { additionalProperties: false },
);
export type RegisterQuery = Static<typeof RegisterQuery>;

/** `total` and `items` are of what was asked for, `territories` and `types` of all schools in reach. */
export const RegisterResponse = Type.Object({
  items: Type.Array(RegisteredSchool),
  total: Type.Integer(),
  page: Type.Integer(),
  pageSize: Type.Integer(),
  territories: Type.Array(Type.Object({ id: Id, name: Localized, kind: TerritoryKind, parentId: orNull(Id) })),
  types: Type.Array(Type.String()),
});
export type RegisterResponse = Static<typeof RegisterResponse>;

/** Kinds of what can depend on a school. */
export const DependentKind = Type.Enum([
  'roles',
  'campaigns',
  'results',
  'returns',
  'enrolment',
  'status',
  'exit',
  'plans',
  'roadmaps',
  'evidence',
  'publications',
  'objectivity',
  'means',
  'practice',
  'merged',
  'other',
]);
export type DependentKind = Static<typeof DependentKind>;
/** How many records of each kind there are; kinds without any are left out. */
export const Dependents = Type.Array(Type.Object({ kind: DependentKind, count: Type.Integer() }));
export type Dependents = Static<typeof Dependents>;

/** GET /api/register/schools/{id} */
export const SchoolResponse = Type.Object({
  id: Id,
  version: Type.Integer(),
  territory: Type.Object({ id: Id, name: Localized }),
  data: Type.Object({
    ...FIELDS,
    name: Localized,
    shortName: Localized,
  }),
  isClosed: Type.Boolean(),
  closedOn: orNull(Day),
  successor: orNull(SchoolName),
  /** Schools that were merged into this one. */
  merged: Type.Array(Type.Object({ ...SchoolName.properties, closedOn: orNull(Day) })),
  status: SchoolStatusView,
  /** Empty for whoever may not manage schools. */
  dependents: Dependents,
  canDelete: Type.Boolean(),
  may: Type.Object({ manage: Type.Boolean(), contact: Type.Boolean() }),
});
export type SchoolResponse = Static<typeof SchoolResponse>;

export const SchoolField = Type.Enum([
  'territory',
  'name',
  'shortName',
  'schoolType',
  'address',
  'login',
  'code',
  'aliases',
  'contactPerson',
  'phone',
  'email',
  'site',
  'openedOn',
  'closedOn',
  'successor',
]);
export type SchoolField = Static<typeof SchoolField>;

/** What changed, as one reads it; null where nothing stood. Days are YYYY-MM-DD in both languages. */
export const FieldChange = Type.Object({ field: SchoolField, before: orNull(Localized), after: orNull(Localized) });
export type FieldChange = Static<typeof FieldChange>;

/** GET /api/register/schools/{id}/history: the newest first. The first version that is kept has no `changes`. */
export const SchoolHistoryResponse = Type.Object({
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      /** Null for what stood there before anything was kept. */
      changedAt: orNull(Type.String({ format: 'date-time' })),
      /** Null for a command, or where the account has been deleted since. */
      changedBy: Person,
      import: orNull(Type.Object({ id: Id, fileName: Type.String() })),
      note: Type.String(),
      changes: Type.Array(FieldChange),
    }),
  ),
});
export type SchoolHistoryResponse = Static<typeof SchoolHistoryResponse>;

const MergeSide = Type.Object({
  ...SchoolName.properties,
  isClosed: Type.Boolean(),
  /** Stays with this school, whatever becomes of it. */
  dependents: Dependents,
});

/** GET /api/register/schools/{id}/merge?into=: nothing moves; these roles end, and while a campaign is under way there is no merging. */
export const MergePreview = Type.Object({
  version: Type.Integer(),
  from: MergeSide,
  into: MergeSide,
  /** Roles at the merged school that end on its last day: those of its own people, and assignments of tutors. */
  ending: Type.Object({ roles: Type.Integer(), assignments: Type.Integer() }),
  /** Campaigns under way in which the merged school is. */
  campaigns: Type.Array(Type.Object({ id: Id, name: Localized })),
  /** What is against it: `openCampaign`, `closed` (one of the two), `sameSchool`. */
  obstacles: Type.Array(Type.Enum(['openCampaign', 'closed', 'sameSchool'])),
});
export type MergePreview = Static<typeof MergePreview>;
