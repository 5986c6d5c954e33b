import { type Static, Type } from 'typebox';
import { Rounded } from '../../../../surveys/rounded.ts';
import { Audience, Day, Grade, Id } from '../../../ground/http/schemas.ts';
import { CampaignSummary } from '../schemas.ts';

const Share = Rounded(4, { exclusiveMinimum: 0, maximum: 1 });

/** Shares of the roll aimed at, 0–1; the director's is the share of schools with a signed return. */
export const Targets = Type.Object(
  { director: Share, teacher: Share, student: Share, parent: Share },
  { additionalProperties: false },
);
export type Targets = Static<typeof Targets>;

const Title = Type.String({ minLength: 3, maxLength: 200, pattern: '\\S' });

/** POST /api/campaigns and PUT /api/campaigns/{id}: a planned campaign as a whole. */
export const PlanBody = Type.Object(
  {
    title: Type.Object({ ru: Title, en: Title }, { additionalProperties: false }),
    opensOn: Day,
    closesOn: Day,
    schoolIds: Type.Array(Id, { minItems: 1, maxItems: 2000, uniqueItems: true }),
    targets: Targets,
  },
  { additionalProperties: false },
);
export type PlanBody = Static<typeof PlanBody>;

export const PlanResponse = Type.Object({ id: Id });
export type PlanResponse = Static<typeof PlanResponse>;

export const TargetsBody = Type.Object({ targets: Targets }, { additionalProperties: false });

/** POST /api/campaigns/{id}/extend: any day from today on, so that a slip of the hand is put right the same way. */
export const ExtendBody = Type.Object({ closesOn: Day }, { additionalProperties: false });

/** Why somebody does what others may ask about; kept in the history of the campaign. */
export const Reason = Type.String({ minLength: 5, maxLength: 500, pattern: '\\S' });

/** POST /api/campaigns/{id}/reopen */
export const ReopenBody = Type.Object({ closesOn: Day, reason: Reason }, { additionalProperties: false });

export const StateResponse = Type.Object({ state: CampaignSummary.properties.state, closesOn: Day });
export type StateResponse = Static<typeof StateResponse>;

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()]);

/** GET /api/campaigns/{id}: the campaign, the schools in the caller's scope, and what was done to it, newest first. */
export const CampaignResponse = Type.Object({
  ...CampaignSummary.properties,
  /** The day on which it is sealed for good, while it is closed; what was finished before the closing arrives until then. */
  sealsOn: Nullable(Day),
  targets: Targets,
  schoolIds: Type.Array(Id),
  /** While it is planned: the cells as they would be made today, grades under ten people joined. */
  cells: Type.Array(
    Type.Object({
      schoolId: Id,
      audience: Audience,
      grade: Grade,
      roll: Nullable(Type.Integer()),
      joined: Type.Boolean(),
    }),
  ),
  /** The frozen questionnaires; none before the opening. `hash` is the SHA-256 of the text. */
  forms: Type.Array(Type.Object({ audience: Audience, hash: Type.String() })),
  events: Type.Array(
    Type.Object({
      kind: Type.Enum([
        'planned',
        'changed',
        'opened',
        'extended',
        'closed',
        'reopened',
        'targets',
        'people',
        'sealed',
        'keysLate',
        'keysLost',
      ]),
      at: Type.String({ format: 'date-time' }),
      /** The name of the account; null when the clock closed it. */
      by: Nullable(Type.String()),
      closesOn: Nullable(Day),
      reason: Nullable(Type.String()),
      /** How many waiting answers were lost with their key. */
      answers: Nullable(Type.Integer()),
      /** The group whose number of people was corrected, and both numbers; `before` is null where it was unknown. */
      people: Nullable(
        Type.Object({
          schoolId: Id,
          audience: Audience,
          grade: Grade,
          before: Nullable(Type.Integer()),
          after: Type.Integer(),
        }),
      ),
    }),
  ),
});
export type CampaignResponse = Static<typeof CampaignResponse>;

/** GET /api/campaigns/{id}/pace: received answers per week, by its Monday; weeks without an answer are left out. */
/* */
export const PaceQuery = Type.Object({ school: Type.Optional(Id) });
export const PaceResponse = Type.Object({
  weeks: Type.Array(Type.Object({ week: Day, audience: Audience, received: Type.Integer() })),
});
export type PaceResponse = Static<typeof PaceResponse>;
