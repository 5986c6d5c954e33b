/** Looks into the registers that many rules share. */
import type { Activity } from '../../../../surveys/roadmap.ts';
import type { Role } from '../../../people/identity/roles.ts';
import type { EvidenceKind } from '../../evidence/kinds.ts';
import type { RegisteredRecord } from '../../evidence/register/store.ts';
import type { Missing, Ref, Registers } from './types.ts';

export type RecordOf<Kind extends EvidenceKind> = Extract<RegisteredRecord, { kind: Kind }>;

/** Records of a kind, whatever their day. */
export function recordsOf<Kind extends EvidenceKind>({ evidence }: Registers, kind: Kind): RecordOf<Kind>[] {
  return evidence.filter((record): record is RecordOf<Kind> => record.kind === kind);
}

/** Records of a kind whose day lies within the activity's period. */
export function recordsWithin<Kind extends EvidenceKind>(
  registers: Registers,
  kind: Kind,
  { period }: Pick<Activity, 'period'>,
): RecordOf<Kind>[] {
  return recordsOf(registers, kind).filter(({ occursOn }) => occursOn >= period.from && occursOn <= period.to);
}

/** Records of a kind whose day lies in the roadmap's calendar year: what is done before its period counts as well. */
export function recordsOfYear<Kind extends EvidenceKind>(registers: Registers, kind: Kind): RecordOf<Kind>[] {
  const period = { from: `${registers.year}-01-01`, to: `${registers.year}-12-31` };
  return recordsWithin(registers, kind, { period });
}

export const refTo = ({ id, schoolId }: { id: number; schoolId: number | null }): Ref => ({
  kind: 'evidence',
  id,
  schoolId,
});

/** @param count how many; null where that does not matter */
export function lack(what: string, turn: Role[], schoolId: number | null = null, count: number | null = null): Missing {
  return { what, schoolId, turn, count };
}
