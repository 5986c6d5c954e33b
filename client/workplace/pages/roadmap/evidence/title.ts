/** What a record is called in lists and headings. */
import type { Evidence } from '../../../../../server/roadmap/evidence/schemas.ts';
import type { Words } from '../../../../ui/words.ts';

const NAMED = ['title', 'topic', 'subject'] as const;

/** Its own title where it has one, else its kind. */
export function titleOf({ data, kind }: Pick<Evidence, 'data' | 'kind'>, { t }: Pick<Words, 't'>): string {
  const own = NAMED.map((name) => data[name]).find((value) => typeof value === 'string' && value.trim() !== '');
  const isTopicOfEvent = kind === 'event' && own === data.topic && !data.title;
  return typeof own === 'string' && !isTopicOfEvent ? own : t(`evidence.kinds.${kind}`);
}
