import { type Static, Type } from 'typebox';
import { ExitStatus } from '../../../surveys/exit.ts';
import { Localized } from '../../ground/http/schemas.ts';

const Change = Type.Object({
  version: Type.Integer(),
  action: Type.Enum(['confirm', 'edit', 'reset']),
  by: Type.String(),
  at: Type.String({ format: 'date-time' }),
});

/** GET /api/exit-criteria: what a school must show to leave the status, as the caller's district has it. */
export const ExitCriteriaResponse = Type.Object({
  /** `proposal`: nobody of the district has confirmed or edited it. */
  state: Type.Enum(['proposal', 'confirmed', 'edited']),
  note: Localized,
  statuses: Type.Array(ExitStatus),
  /** The newest version, 0 before the first. */
  version: Type.Integer(),
  /** Newest first. */
  history: Type.Array(Change),
});
export type ExitCriteriaResponse = Static<typeof ExitCriteriaResponse>;

/**
 * POST /api/exit-criteria: `confirm` takes the shown criteria as the district's, `edit` stores `statuses`, `reset` goes
 * back to the proposal. `expected` is the version seen; 409 when there is a newer one.
 */
export const ChangeCriteriaBody = Type.Object({
  action: Type.Enum(['confirm', 'edit', 'reset']),
  expected: Type.Integer({ minimum: 0 }),
  statuses: Type.Optional(Type.Array(ExitStatus, { minItems: 1, maxItems: 2 })),
});
export type ChangeCriteriaBody = Static<typeof ChangeCriteriaBody>;
export const ChangeCriteriaResponse = Type.Object({ version: Type.Integer() });
