/** The kinds of evidence, each defined by its folder, in the order in which pages list them. */
import type { Static } from 'typebox';
import type { Kind } from './kind.ts';
import { agreement } from './kinds/agreement/kind.ts';
import { consultation } from './kinds/consultation/kind.ts';
import { course } from './kinds/course/kind.ts';
import { document } from './kinds/document/kind.ts';
import { event } from './kinds/event/kind.ts';
import { mentoring } from './kinds/mentoring/kind.ts';
import { observation } from './kinds/observation/kind.ts';
import { request } from './kinds/request/kind.ts';
import { review } from './kinds/review/kind.ts';
import { staff } from './kinds/staff/kind.ts';
import { visit } from './kinds/visit/kind.ts';

const KINDS = {
  document,
  event,
  visit,
  observation,
  staff,
  course,
  mentoring,
  agreement,
  request,
  review,
  consultation,
};

export type EvidenceKind = keyof typeof KINDS;
export type EvidenceDataByKind = { [Name in EvidenceKind]: Static<(typeof KINDS)[Name]['shape']> };

/** A record of any kind, told apart by `kind`. */
export type Typed = { [Name in EvidenceKind]: { kind: Name; data: EvidenceDataByKind[Name] } }[EvidenceKind];

export const EVIDENCE_KINDS = Object.keys(KINDS) as EvidenceKind[];

/** What holds for a kind; its functions take data of its own shape, which `checkEvidence` sees to. */
export function kindOf(name: EvidenceKind): Kind<unknown> {
  return KINDS[name];
}
