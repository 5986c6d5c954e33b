import { type Static, Type } from 'typebox';
import { Rounded } from '../../../surveys/rounded.ts';
import { Id, Localized } from '../../ground/http/schemas.ts';

/** People, rounded to tens. Null where it is unknown. */
const Tens = Type.Union([Type.Integer(), Type.Null()]);
const Facts = Type.Object({ teachers: Tens, students: Tens });

export const SimilarQuery = Type.Object({ campaign: Id });

/** GET /api/schools/{id}/similar?campaign=: the surveyed schools most like it, and its risks beside their mean. */
export const SimilarResponse = Type.Object({
  schoolId: Id,
  facts: Facts,
  /** Nearest first. */
  schools: Type.Array(Type.Object({ schoolId: Id, name: Localized, facts: Facts, distance: Rounded(1) })),
  factors: Type.Array(
    Type.Object({
      factor: Type.String(),
      title: Localized,
      /** Whole points, or why the school's result has no level. */
      own: Type.Union([Type.Integer(), Type.Enum(['few', 'hidden', 'noData'])]),
      /** Mean of the similar schools that have a level; null where fewer than four have one. */
      mean: Type.Union([Type.Integer(), Type.Null()]),
      schools: Type.Integer(),
    }),
  ),
});
export type SimilarResponse = Static<typeof SimilarResponse>;
