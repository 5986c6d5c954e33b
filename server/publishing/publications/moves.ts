/** From a draft to the page and back: which step a state allows, whose turn it is, and where the step leads. */

import type { PublicationKind, PublicationState, PublicationStep } from '../../ground/db/publication-tables.ts';
import type { Role } from '../../people/identity/roles.ts';
import { CONFIRMED, type Way, wayOf } from './kinds.ts';

export type Standing = { kind: PublicationKind; schoolId: number | null; state: PublicationState };

export type Move = { to: PublicationState; roles: readonly Role[] };

/** A step cannot be taken without a word about why. */
export const NEEDS_NOTE: readonly PublicationStep[] = ['return', 'withdraw'];

function wayAt({ kind, schoolId }: Standing): Way {
  const way = wayOf(kind, schoolId !== null);
  if (!way) throw new Error(`there is no ${kind} at such a place`);
  return way;
}

/** How many of the confirmers have said yes in a state. */
function confirmedBy({ confirmers }: Way, state: PublicationState): number {
  return confirmers.findIndex((each) => CONFIRMED[each] === state) + 1;
}

/** Whether all have confirmed that have to: the next step is publishing. */
function isReady(way: Way, state: PublicationState): boolean {
  if (way.confirmers.length === 0) return state === 'draft';
  return confirmedBy(way, state) === way.confirmers.length;
}

const isUnderWay = (state: PublicationState): boolean =>
  state === 'submitted' || state === 'tutorConfirmed' || state === 'groupConfirmed';

/** The steps that a state allows, each with where it leads and the roles that may take it. */
export function movesOf(standing: Standing): Partial<Record<PublicationStep, Move>> {
  const { state } = standing;
  const way = wayAt(standing);
  const moves: Partial<Record<PublicationStep, Move>> = {};
  if (state === 'draft' && way.confirmers.length > 0) moves.submit = { to: 'submitted', roles: way.writers };
  if (isReady(way, state)) moves.publish = { to: 'published', roles: way.publishers };
  if (isUnderWay(state)) {
    const next = way.confirmers.at(confirmedBy(way, state));
    if (next !== undefined) moves.confirm = { to: CONFIRMED[next], roles: [next] };
    // Whoever has the turn may send it back; so may those who wrote it, who have seen a mistake.
    moves.return = { to: 'draft', roles: [...(next ? [next] : way.publishers), ...way.writers] };
  }
  if (state !== 'withdrawn') {
    const roles = state === 'published' ? way.publishers : [...way.publishers, ...way.writers];
    moves.withdraw = { to: 'withdrawn', roles };
  }
  return moves;
}

/** Whose turn it is; nobody's once it is public or withdrawn. */
export function turnOf(standing: Standing): Role[] {
  const moves = movesOf(standing);
  const forward = moves.confirm ?? moves.submit ?? moves.publish;
  return forward ? [...forward.roles] : [];
}

/** Whether the caller, who has these roles at the place of the publication, may take a step. */
export function mayTake(standing: Standing, step: PublicationStep, roles: readonly Role[]): Role | undefined {
  return movesOf(standing)[step]?.roles.find((role) => roles.includes(role));
}

/** Whether the caller may write its text: only a draft can be written. */
export function mayWrite(standing: Standing, roles: readonly Role[]): boolean {
  return standing.state === 'draft' && wayAt(standing).writers.some((role) => roles.includes(role));
}
