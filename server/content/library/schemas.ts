import { type Static, Type } from 'typebox';
import { Rounded } from '../../../surveys/rounded.ts';
import { Audience, Localized } from '../../../surveys/schema.ts';

/** GET /api/measures: the library, as the content folder holds it (see surveys/schema.ts for every field). */
export const MeasureView = Type.Object({
  code: Type.String(),
  title: Localized,
  aim: Localized,
  steps: Type.Array(Localized),
  who: Localized,
  effort: Type.Union([Type.Literal('small'), Type.Literal('medium'), Type.Literal('large')]),
  weeks: Type.Integer(),
  factors: Type.Array(Type.String()),
  /** Numbers of roadmap rows. */
  activities: Type.Array(Type.Integer()),
  proof: Localized,
  notWhen: Localized,
  evidence: Type.Object({ level: Type.String(), text: Localized }),
});
export type MeasureView = Static<typeof MeasureView>;
export const MeasuresResponse = Type.Object({ measures: Type.Array(MeasureView) });
export type MeasuresResponse = Static<typeof MeasuresResponse>;

const People = Type.Optional(Type.Integer());

/** GET /api/content: the content in force, in figures. */
export const ContentOverview = Type.Object({
  questionnaires: Type.Array(Type.Object({ audience: Audience, items: Type.Integer(), reversed: Type.Integer() })),
  model: Type.Object({
    version: Type.String(),
    thresholds: Type.Object({ medium: Rounded(2), high: Rounded(2) }),
    /** Least number of answers for a level, by audience. */
    minimum: Type.Object({ teacher: People, student: People, parent: People }),
    /** Newest first. */
    changes: Type.Array(Type.Object({ version: Type.String(), date: Type.String(), text: Localized })),
    factors: Type.Array(
      Type.Object({
        code: Type.String(),
        title: Localized,
        /** Items, for the director facts, that feed the factor, by audience. */
        items: Type.Object({ director: People, teacher: People, student: People, parent: People }),
      }),
    ),
  }),
  measures: Type.Integer(),
});
export type ContentOverview = Static<typeof ContentOverview>;

/** GET /api/forms/{name}: a working form as SurveyJS takes it. */
export const WorkingFormResponse = Type.Object({
  name: Type.String(),
  definition: Type.Record(Type.String(), Type.Unknown()),
});
export type WorkingFormResponse = Static<typeof WorkingFormResponse>;
