/** From a draft to an approved roadmap of a school and back: which step a state allows, and who takes it. */
import type { SchoolRoadmapState } from '../../ground/db/schema.ts';
import type { Caller } from '../../people/identity/caller.ts';
import type { Role } from '../../people/identity/roles.ts';
import { SchoolRoadmapStep } from './schemas.ts';

type Move = { from: readonly SchoolRoadmapState[]; to: SchoolRoadmapState; roles: readonly Role[] };

const OF_SCHOOL: readonly Role[] = ['head', 'coordinator'];

const MOVES: Record<SchoolRoadmapStep, Move> = {
  submit: { from: ['draft', 'returned'], to: 'submitted', roles: OF_SCHOOL },
  approve: { from: ['submitted'], to: 'approved', roles: ['tutor'] },
  return: { from: ['submitted'], to: 'returned', roles: ['tutor'] },
  // Also what has been handed in, when the school itself has seen a mistake.
  revise: { from: ['submitted', 'approved'], to: 'draft', roles: OF_SCHOOL },
};

/** The states in which the text of the whole may be written; lines live on in every state. */
const WRITABLE: readonly SchoolRoadmapState[] = ['draft', 'returned'];

/** The roles of the caller at one school: a tutor's are those of the assignments in force. */
export function rolesAtSchool({ memberships }: Caller, schoolId: number): Role[] {
  return memberships.filter((each) => each.schoolId === schoolId).map(({ role }) => role);
}

export function isAllowed(state: SchoolRoadmapState, step: SchoolRoadmapStep): boolean {
  return MOVES[step].from.includes(state);
}

export function isStepOfRole(step: SchoolRoadmapStep, roles: readonly Role[]): boolean {
  return MOVES[step].roles.some((role) => roles.includes(role));
}

export function stateAfter(step: SchoolRoadmapStep): SchoolRoadmapState {
  return MOVES[step].to;
}

/** The steps that somebody with these roles may take now. */
export function stepsOf(state: SchoolRoadmapState, roles: readonly Role[]): SchoolRoadmapStep[] {
  return SchoolRoadmapStep.enum.filter((step) => isAllowed(state, step) && isStepOfRole(step, roles));
}

/** Whose turn it is; nobody's once it is approved. */
export function turnOf(state: SchoolRoadmapState): Role[] {
  if (state === 'approved') return [];
  return state === 'submitted' ? ['tutor'] : [...OF_SCHOOL];
}

export function isWritable(state: SchoolRoadmapState): boolean {
  return WRITABLE.includes(state);
}
