/** Who takes part in each kind of publication: who writes it, who confirms it in which order, who makes it public. One table. */

import type { PublicationKind, PublicationState } from '../../ground/db/publication-tables.ts';
import type { Role } from '../../people/identity/roles.ts';

export type Confirmer = 'tutor' | 'workingGroup';

export type Way = {
  writers: readonly Role[];
  /** In this order, each once. */
  confirmers: readonly Confirmer[];
  publishers: readonly Role[];
};

/** `school`: of one school; `district`: of the department. null where there is no such thing. */
const WAYS: Record<PublicationKind, { school: Way | null; district: Way | null }> = {
  document: {
    school: { writers: ['head', 'coordinator'], confirmers: ['tutor'], publishers: ['head'] },
    district: { writers: ['chief', 'analyst'], confirmers: [], publishers: ['chief'] },
  },
  schoolRoadmap: {
    school: { writers: ['head', 'coordinator'], confirmers: ['tutor'], publishers: ['head'] },
    district: null,
  },
  // Row 24: on the department's site, after the tutor and the working group have confirmed it.
  report: {
    school: {
      writers: ['chief', 'analyst', 'head', 'coordinator'],
      confirmers: ['tutor', 'workingGroup'],
      publishers: ['chief'],
    },
    district: { writers: ['chief', 'analyst'], confirmers: ['workingGroup'], publishers: ['chief'] },
  },
  news: {
    school: { writers: ['head', 'coordinator'], confirmers: [], publishers: ['head', 'chief'] },
    district: { writers: ['chief', 'analyst'], confirmers: [], publishers: ['chief'] },
  },
  answerBack: {
    school: { writers: ['head'], confirmers: [], publishers: ['head'] },
    district: null,
  },
};

/** @returns null when there is no publication of this kind at such a place */
export function wayOf(kind: PublicationKind, ofSchool: boolean): Way | null {
  return ofSchool ? WAYS[kind].school : WAYS[kind].district;
}

/** The state that stands for what a confirmer has said yes to. */
export const CONFIRMED: Record<Confirmer, PublicationState> = {
  tutor: 'tutorConfirmed',
  workingGroup: 'groupConfirmed',
};
