/** Whose turn it is, in a few words. */
import type { ActivityRow } from '../../../../../server/roadmap/municipal/schemas.ts';
import type { Words } from '../../../../ui/words.ts';

/** One thing that is missing, or `missing` of them with the same turn. */
type Turn = Pick<ActivityRow['turns'][number], 'turn'> & { missing?: number };

/** The roles whose turn it is, with how many things each has to do; empty when nothing is missing. */
export function turnText(turns: readonly Turn[], { t }: Pick<Words, 't'>): string {
  const counts = new Map<string, number>();
  for (const { turn, missing = 1 } of turns) {
    const names = turn.map((role) => t(`roles.${role}`)).join(' / ');
    counts.set(names, (counts.get(names) ?? 0) + missing);
  }
  return [...counts].map(([names, count]) => (count > 1 ? `${names}: ${count}` : names)).join('; ');
}
