/** What the addresses of the pages of publications keep. */
import type { PublicationKind, PublicationState } from '../../../../../server/publishing/publications/schemas.ts';

export const KINDS = ['document', 'report', 'news', 'schoolRoadmap', 'answerBack'] as const satisfies PublicationKind[];
export const STATES = [
  'draft',
  'submitted',
  'tutorConfirmed',
  'groupConfirmed',
  'published',
  'withdrawn',
] as const satisfies PublicationState[];

export type PublicationsSearch = { state?: PublicationState; kind?: PublicationKind };
export type NewPublicationSearch = { kind?: PublicationKind; school?: number };

const oneOf = <Value extends string>(values: readonly Value[], value: unknown): Value | undefined =>
  values.find((each) => each === value);

export function parsePublications({ kind, state }: Record<string, unknown>): PublicationsSearch {
  const found = { state: oneOf(STATES, state), kind: oneOf(KINDS, kind) };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

export function parseNewPublication({ kind, school }: Record<string, unknown>): NewPublicationSearch {
  const id = Number(school);
  const found = { kind: oneOf(KINDS, kind), school: Number.isInteger(id) && id > 0 ? id : undefined };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
