/** Which kind of evidence a register of the roadmap holds; some registers are kept elsewhere. */
import type { EvidenceKind } from '../../../../../server/roadmap/evidence/schemas.ts';
import { KINDS } from '../evidence/search.ts';

export function kindOf(register: string): EvidenceKind | null {
  return KINDS.find((kind) => kind === register) ?? null;
}
