import { type Static, Type } from 'typebox';
import { Day, Id } from '../../ground/http/schemas.ts';
import { REASONS } from './need.ts';

/** A campaign that high risks were taken from: the newest of a district that is over, for one that runs shows what may change. */
export const RiskBasis = Type.Object({ id: Id, year: Type.Integer(), closesOn: Day });
export type RiskBasis = Static<typeof RiskBasis>;

/** The reasons with most points first. `count`: risks, requests, days since the last visit. */
export const Need = Type.Object({
  points: Type.Integer(),
  reasons: Type.Array(Type.Object({ kind: Type.Enum([...REASONS]), count: Type.Integer(), points: Type.Integer() })),
});

/** GET /api/needs: the schools in scope that may need help, the neediest first; none where more are in scope than a list can hold. */
export const NeedsResponse = Type.Object({
  basis: Type.Array(RiskBasis),
  schools: Type.Array(Type.Object({ schoolId: Id, ...Need.properties })),
});
export type NeedsResponse = Static<typeof NeedsResponse>;
