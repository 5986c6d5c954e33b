/** Whose turn it is, in a few words. */
import type { ActivityStatusView } from '../../../../../server/roadmap/municipal/schemas.ts';
import type { Words } from '../../../../ui/words.ts';

type Missing = ActivityStatusView['missing'];

/** The roles whose turn it is, with how many things each has to do; empty when nothing is missing. */
export function turnText(missing: Missing, { t }: Pick<Words, 't'>): string {
  const counts = new Map<string, number>();
  for (const { turn } of missing) {
    const names = turn.map((role) => t(`roles.${role}`)).join(' / ');
    counts.set(names, (counts.get(names) ?? 0) + 1);
  }
  return [...counts].map(([names, count]) => (count > 1 ? `${names}: ${count}` : names)).join('; ');
}
