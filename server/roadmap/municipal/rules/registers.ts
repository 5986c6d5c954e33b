/** Looks into the registers that many rules share. */
import type { Activity } from '../../../../surveys/roadmap.ts';
import type { Role } from '../../../people/identity/roles.ts';
import type { EvidenceKind } from '../../evidence/kinds.ts';
import type { RegisteredRecord } from '../../evidence/register/store.ts';
import type { Missing, Ref, Registers } from './types.ts';

export type RecordOf<Kind extends EvidenceKind> = Extract<RegisteredRecord, { kind: Kind }>;

type Evidence = Registers['evidence'];

/** What was looked for in the evidence, and found: the same list each time, so that what is known of it is found again too. */
const found = new WeakMap<Evidence, Map<string, Evidence>>();

function once(evidence: Evidence, asked: string, find: () => Evidence): Evidence {
  const known = found.get(evidence) ?? new Map<string, Evidence>();
  found.set(evidence, known);
  const own = known.get(asked) ?? find();
  known.set(asked, own);
  return own;
}

/** Records of a kind, whatever their day. */
export function recordsOf<Kind extends EvidenceKind>({ evidence }: Registers, kind: Kind): readonly RecordOf<Kind>[] {
  const own = once(evidence, kind, () => evidence.filter((record) => record.kind === kind));
  return own as readonly RecordOf<Kind>[];
}

/** Records of a kind whose day lies within the activity's period. */
export function recordsWithin<Kind extends EvidenceKind>(
  registers: Registers,
  kind: Kind,
  { period: { from, to } }: Pick<Activity, 'period'>,
): readonly RecordOf<Kind>[] {
  const own = once(registers.evidence, `${kind} ${from} ${to}`, () =>
    recordsOf(registers, kind).filter(({ occursOn }) => occursOn >= from && occursOn <= to),
  );
  return own as readonly RecordOf<Kind>[];
}

/** Records of a kind whose day lies in the roadmap's calendar year: what is done before its period counts as well. */
export function recordsOfYear<Kind extends EvidenceKind>(registers: Registers, kind: Kind): readonly RecordOf<Kind>[] {
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
