/** Groups that nobody of can answer: their audience answers by links or codes, and none have been handed out. Pure. */
import type { MissingWay } from './schemas.ts';
import type { HandedGroup } from './store.ts';

/** Why a group has no way in at all; null when it has one. Paper needs nothing but a printer. */
export function whyNoWay(
  group: Pick<HandedGroup, 'closedLinks' | 'hasCards' | 'openLinks' | 'people' | 'way'>,
): MissingWay['why'] | null {
  const { closedLinks, hasCards, openLinks, people, way } = group;
  if (people === 0 || way === 'paper') return null;
  // Cards of before the way was changed are good: who has one can answer.
  if (hasCards || openLinks > 0) return null;
  if (way === 'codes') return 'noCards';
  return closedLinks > 0 ? 'linksClosed' : 'noLinks';
}
