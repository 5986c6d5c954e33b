/** Why a school needs help, and what that is based on, in words. */
import type { NeedsResponse } from '../../../../../server/daily/needs/schemas.ts';
import type { Words } from '../../../../ui/words.ts';

type Reasons = NeedsResponse['schools'][number]['reasons'];

/** The reasons with most points first. */
export function reasonWords({ t }: Words, reasons: Reasons): string {
  if (reasons.length === 0) return t('work.schools.calm');
  return reasons.map(({ count, kind }) => t(`work.reasons.${kind}`, { count })).join('; ');
}

/** From which campaign the high risks are. */
export function basisWords({ day, t }: Words, basis: NeedsResponse['basis']): string {
  if (basis.length === 0) return t('work.schools.basisNone');
  return basis.map(({ closesOn, year }) => t('work.schools.basis', { year, day: day(closesOn) })).join(' ');
}
