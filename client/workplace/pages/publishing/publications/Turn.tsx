import { Link } from '@tanstack/react-router';
import type { PublicationSummary } from '../../../../../server/publishing/publications/schemas.ts';
import { useWords } from '../../../../ui/words.ts';

/** One publication of a list: what it is, whose, and how far. */
export function Turn({ publication }: { publication: PublicationSummary }) {
  const { say, t } = useWords();
  const { id, kind, school, state, title } = publication;
  return (
    <li>
      <Link to="/publications/$publicationId" params={{ publicationId: id }}>
        {title}
      </Link>
      <span className="quiet">
        {t(`publications.kinds.${kind}`)} · {school ? say(school) : t('publications.district')} ·{' '}
        {t(`publications.states.${state}`)}
      </span>
    </li>
  );
}
