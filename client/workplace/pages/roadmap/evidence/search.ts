/** What the page of registers shows is in its address. */
import type { EvidenceKind } from '../../../../../server/roadmap/evidence/schemas.ts';
import type { Values } from './data.ts';

const ALL_KINDS: Record<EvidenceKind, true> = {
  document: true,
  event: true,
  visit: true,
  observation: true,
  staff: true,
  course: true,
  mentoring: true,
  agreement: true,
  request: true,
  review: true,
  consultation: true,
};
/** Every kind, in the order in which they are offered: without one of them the client does not compile. */
export const KINDS = Object.keys(ALL_KINDS) as EvidenceKind[];

export type EvidenceSearch = {
  kind?: EvidenceKind;
  school?: number;
  from?: string;
  to?: string;
  withdrawn?: true;
  page?: number;
};
/** `given` is what a task already knows of the record, for instance the type of the event. */
export type NewRecordSearch = { kind?: EvidenceKind; school?: number; given?: Values };

const kindOf = (value: unknown): EvidenceKind | undefined => KINDS.find((kind) => kind === value);
const idOf = (value: unknown): number | undefined =>
  Number.isInteger(Number(value)) && Number(value) > 0 ? Number(value) : undefined;
const dayOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;

export function parseEvidenceSearch(search: Record<string, unknown>): EvidenceSearch {
  return {
    kind: kindOf(search.kind),
    school: idOf(search.school),
    from: dayOf(search.from),
    to: dayOf(search.to),
    withdrawn: search.withdrawn === true ? true : undefined,
    page: idOf(search.page),
  };
}

export function parseNewRecordSearch(search: Record<string, unknown>): NewRecordSearch {
  const given = typeof search.given === 'object' && search.given !== null ? (search.given as Values) : undefined;
  return { kind: kindOf(search.kind), school: idOf(search.school), given };
}
