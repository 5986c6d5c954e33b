import { type Static, Type } from 'typebox';
import { Day, Id, Localized, orNull } from '../../ground/http/schemas.ts';
import { RoleName } from '../../people/identity/schemas.ts';

export const PublicationKind = Type.Enum(['document', 'report', 'news', 'schoolRoadmap', 'answerBack']);
export type PublicationKind = Static<typeof PublicationKind>;
export const PublicationState = Type.Enum([
  'draft',
  'submitted',
  'tutorConfirmed',
  'groupConfirmed',
  'published',
  'withdrawn',
]);
export type PublicationState = Static<typeof PublicationState>;
export const PublicationStep = Type.Enum(['submit', 'confirm', 'return', 'publish', 'withdraw']);
export type PublicationStep = Static<typeof PublicationStep>;
export const DocumentKind = Type.Enum(['developmentProgramme', 'act', 'other']);
export const PublicationPlace = Type.Enum(['departmentSite', 'schoolSite', 'media']);

const Moment = Type.String({ format: 'date-time' });
const Name = orNull(Type.String());

const AnswerFinding = Type.Object(
  {
    factor: Type.String({ maxLength: 20 }),
    said: Type.String({ maxLength: 400 }),
    doing: Type.String({ maxLength: 600 }),
  },
  { additionalProperties: false },
);

const Content = {
  year: Type.Integer({ minimum: 2000, maximum: 2100 }),
  /** Needed for a document, null for all else. */
  document: orNull(DocumentKind),
  title: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  /** Markdown within the bounds of `surveys/markdown-bounds.ts`; pictures and HTML are not shown. */
  body: Type.String(),
  /** Where it stands elsewhere, http or https; empty when nowhere. */
  link: Type.String({ maxLength: 500, pattern: '^(https?://\\S+)?$' }),
  place: PublicationPlace,
  /** The day on which it appeared elsewhere; null where our own page is the place. */
  appearedOn: orNull(Day),
  /** Of an answer to those who answered; null for all else. */
  findings: orNull(Type.Array(AnswerFinding, { maxItems: 3 })),
  /** The campaign that the findings come from. */
  campaignId: orNull(Id),
};

/** POST /api/publications */
export const NewPublication = Type.Object(
  { kind: PublicationKind, schoolId: orNull(Id), ...Content },
  { additionalProperties: false },
);
export type NewPublication = Static<typeof NewPublication>;

/** PUT /api/publications/{id}: `version` is the one that was seen; another one is refused with 409. */
export const ChangedPublication = Type.Object(
  { version: Type.Integer({ minimum: 1, maximum: 1_000_000 }), ...Content },
  { additionalProperties: false },
);
export type ChangedPublication = Static<typeof ChangedPublication>;

/** POST /api/publications/{id}/steps: returning and withdrawing need a note. */
export const StepBody = Type.Object(
  {
    step: PublicationStep,
    version: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    note: Type.String({ maxLength: 1000 }),
  },
  { additionalProperties: false },
);
export type StepBody = Static<typeof StepBody>;

export const FileView = Type.Object({
  name: Type.String(),
  mediaType: Type.String(),
  /** In bytes. */
  size: Type.Integer(),
});

const Summary = {
  id: Id,
  kind: PublicationKind,
  schoolId: orNull(Id),
  /** The school's short name: not everybody who confirms sees the list of schools. */
  school: orNull(Localized),
  year: Type.Integer(),
  document: orNull(DocumentKind),
  title: Type.String(),
  place: PublicationPlace,
  state: PublicationState,
  version: Type.Integer(),
  changedBy: Name,
  changedAt: Moment,
  /** The roles whose turn it is; empty once it is public or withdrawn. */
  turn: Type.Array(RoleName),
  /** What the caller may do with it now. */
  steps: Type.Array(PublicationStep),
  mayWrite: Type.Boolean(),
};

/** GET /api/publications: those that the caller reaches, the newest change first. */
export const PublicationsResponse = Type.Object({
  publications: Type.Array(Type.Object(Summary)),
  /** What the caller may begin: kinds for the department, and for the caller's schools. */
  begin: Type.Object({ district: Type.Array(PublicationKind), school: Type.Array(PublicationKind) }),
});
export type PublicationsResponse = Static<typeof PublicationsResponse>;
export type PublicationSummary = PublicationsResponse['publications'][number];

export const Publication = Type.Object({
  ...Summary,
  body: Content.body,
  link: Type.String(),
  appearedOn: Content.appearedOn,
  findings: Content.findings,
  campaignId: Content.campaignId,
  file: orNull(FileView),
  /** The day on which it became public here; null before. */
  publishedOn: orNull(Day),
});
export type Publication = Static<typeof Publication>;

/** GET /api/publications/{id}/history: every version with its whole text and every step, newest first. */
export const HistoryResponse = Type.Object({
  versions: Type.Array(
    Type.Object({
      ...Content,
      version: Type.Integer(),
      fileName: Name,
      changedBy: Name,
      changedAt: Moment,
    }),
  ),
  steps: Type.Array(
    Type.Object({
      step: PublicationStep,
      from: PublicationState,
      to: PublicationState,
      version: Type.Integer(),
      day: Day,
      at: Moment,
      by: Name,
      role: RoleName,
      note: Type.String(),
    }),
  ),
});
export type HistoryResponse = Static<typeof HistoryResponse>;

export const PosterQuery = Type.Object({ language: Type.Enum(['ru', 'en']) });
