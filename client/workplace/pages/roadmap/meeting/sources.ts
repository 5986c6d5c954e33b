/** Where the figures of a page come from, in words. */
import type { MeetingFactor } from '../../../../../server/roadmap/meeting/schemas.ts';
import type { Words } from '../../../../ui/words.ts';

/** The years of the questionnaires; empty where there were none. */
export function yearsText(factors: readonly MeetingFactor[], { t }: Pick<Words, 't'>): string {
  const years = [...new Set(factors.flatMap(({ campaigns }) => campaigns.map(({ year }) => year)))].sort();
  return years.length === 0 ? '' : t('meeting.levels.source', { years: years.join(', ') });
}
