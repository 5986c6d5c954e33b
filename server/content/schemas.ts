import { type Static, Type } from 'typebox';
import { Localized } from '../../surveys/schema.ts';

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

/** GET /api/roadmaps/{year}: sections and activities of the municipal roadmap. */
export const RoadmapResponse = Type.Object({
  year: Type.Integer(),
  title: Localized,
  sections: Type.Array(Type.Object({ code: Type.String(), title: Localized })),
  activities: Type.Array(
    Type.Object({
      no: Type.Integer(),
      section: Type.String(),
      title: Localized,
      period: Type.Object({ from: Type.String(), to: Type.String() }),
      indicator: Localized,
    }),
  ),
});
export type RoadmapResponse = Static<typeof RoadmapResponse>;
