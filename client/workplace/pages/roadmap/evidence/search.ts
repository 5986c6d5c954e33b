/** What the page of registers shows is in its address. */
import type { EvidenceKind } from '../../../../../server/roadmap/evidence/schemas.ts';
import { ru } from '../../../../i18n/ru.ts';
import type { Values } from './data.ts';

/** Every kind has its words, in the order of the server's list: without them the client does not compile. */
export const KINDS = Object.keys(ru.evidence.kinds) as EvidenceKind[];

export type EvidenceSearch = { kind?: EvidenceKind; school?: number; from?: string; to?: string; withdrawn?: true };
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
  };
}

export function parseNewRecordSearch(search: Record<string, unknown>): NewRecordSearch {
  const given = typeof search.given === 'object' && search.given !== null ? (search.given as Values) : undefined;
  return { kind: kindOf(search.kind), school: idOf(search.school), given };
}
