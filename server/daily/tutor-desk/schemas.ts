import { type Static, Type } from 'typebox';
import { Day, Id, Localized, orNull } from '../../ground/http/schemas.ts';
import { OBSERVERS } from '../../roadmap/evidence/kinds/observation/kind.ts';
import { REVIEWERS } from '../../roadmap/evidence/kinds/review/kind.ts';
import { DocumentType } from '../../roadmap/evidence/shapes.ts';
import { Need, RiskBasis } from '../needs/schemas.ts';

const School = { schoolId: Id, school: Localized };

const NeedySchool = Type.Object({
  ...School,
  ...Need.properties,
  lastVisit: orNull(Day),
  nextVisit: orNull(Day),
});

const Visit = Type.Object({
  ...School,
  id: Id,
  on: Day,
  purpose: Type.String(),
});

const AwaitedReview = Type.Object({
  ...School,
  reviewer: Type.Enum([...REVIEWERS]),
  document: DocumentType,
  title: Type.String(),
  documentId: orNull(Id),
  publicationId: orNull(Id),
});

const OpenRequest = Type.Object({
  ...School,
  id: Id,
  type: Type.Enum(['seminar', 'help', 'contact']),
  topic: Type.String(),
  text: Type.String(),
  since: Day,
});

/** GET /api/work: what waits for the caller as tutor, mentor, member of the working group or psychologist. */
export const WorkResponse = Type.Object({
  today: Day,
  /** Where the high risks of the tutor's schools come from, a campaign for each district that has one. */
  basis: Type.Array(RiskBasis),
  /** The tutor's schools, the neediest first. */
  schools: Type.Array(NeedySchool),
  /** Planned visits to the tutor's schools in the order of their days; those of the past have no report yet. */
  visits: Type.Array(Visit),
  reviews: Type.Array(AwaitedReview),
  /** The oldest first. */
  requests: Type.Array(OpenRequest),
  /** The psychologist's schools with the year's consultations month by month. */
  consultations: Type.Array(
    Type.Object({
      ...School,
      /** A high risk that the district's roadmap asks consultations for, and none offered so far. */
      offerMissing: Type.Boolean(),
      months: Type.Array(
        Type.Object({
          id: Id,
          month: Type.String(),
          received: Type.Integer(),
          answered: Type.Integer(),
          offered: Type.Integer(),
          held: Type.Integer(),
        }),
      ),
    }),
  ),
});
export type WorkResponse = Static<typeof WorkResponse>;

/** GET /api/visits/proposal */
export const ProposalQuery = Type.Object({ from: Day, to: Day });
export const ProposalResponse = Type.Object({
  visits: Type.Array(Type.Object({ ...School, on: Day })),
  /** Schools that found no free day. */
  without: Type.Array(Type.Object(School)),
});
export type ProposalResponse = Static<typeof ProposalResponse>;

/** POST /api/visits: all or none. What is sent again with the same key is stored once. */
export const NewVisits = Type.Object(
  {
    key: Type.String({ minLength: 16, maxLength: 50, pattern: '^[A-Za-z0-9-]+$' }),
    visits: Type.Array(
      Type.Object(
        { schoolId: Id, on: Day, purpose: Type.String({ maxLength: 4000 }) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 200 },
    ),
  },
  { additionalProperties: false },
);
export type NewVisits = Static<typeof NewVisits>;
export const VisitsPlanned = Type.Object({ ids: Type.Array(Id) });
export type VisitsPlanned = Static<typeof VisitsPlanned>;

/** GET /api/observations/desk: what a page needs to write down an observed lesson without a network. */
export const ObservationDesk = Type.Object({
  account: Type.Object({ id: Type.String(), name: Type.String() }),
  today: Day,
  /** In whose name: the roles of the caller that observe lessons. */
  observers: Type.Array(Type.Enum([...OBSERVERS])),
  schools: Type.Array(Type.Object(School)),
  /** The form `lesson-observation` of the content. */
  form: Type.Record(Type.String(), Type.Unknown()),
});
export type ObservationDesk = Static<typeof ObservationDesk>;
