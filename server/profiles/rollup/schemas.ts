import { type Static, Type } from 'typebox';
import { Id, Localized } from '../../ground/http/schemas.ts';
import { Quality } from '../disclosure/schemas.ts';

/** Numbers of schools by what a page shows of them on a factor. */
const Looks = Type.Object({
  factor: Type.String(),
  low: Type.Integer(),
  medium: Type.Integer(),
  high: Type.Integer(),
  few: Type.Integer(),
  hidden: Type.Integer(),
  noData: Type.Integer(),
});
export type Looks = Static<typeof Looks>;

const Named = Type.Object({ id: Id, name: Localized });

export const RollupQuery = Type.Object({ parent: Type.Optional(Id), quality: Type.Optional(Quality) });

/**
 * GET /api/campaigns/{id}/territories?parent=&quality=: the surveyed schools in scope, counted by the territories below `parent`
 * (the campaign's own without it). Schools that lie in the parent itself are counted in `own`.
 */
export const RollupResponse = Type.Object({
  campaignId: Id,
  quality: Quality,
  factors: Type.Array(Type.Object({ code: Type.String(), title: Localized })),
  parent: Named,
  /** From the campaign's territory down to the parent of `parent`. */
  above: Type.Array(Named),
  schools: Type.Integer(),
  own: Type.Integer(),
  territories: Type.Array(
    Type.Object({
      ...Named.properties,
      schools: Type.Integer(),
      /** Whether there are territories below it. */
      isParted: Type.Boolean(),
      factors: Type.Array(Looks),
    }),
  ),
});
export type RollupResponse = Static<typeof RollupResponse>;
