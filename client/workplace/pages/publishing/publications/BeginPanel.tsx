import { Link } from '@tanstack/react-router';
import type { PublicationsResponse } from '../../../../../server/publishing/publications/schemas.ts';
import { Section } from '../../../../ui/Section.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './publications.module.css';
import { KINDS } from './search.ts';

/** One link for each kind that the reader may begin. */
export function BeginPanel({ begin }: Pick<PublicationsResponse, 'begin'>) {
  const { t } = useWords();
  const kinds = KINDS.filter((kind) => begin.district.includes(kind) || begin.school.includes(kind));
  if (kinds.length === 0) return null;
  return (
    <Section title={t('publications.begin')}>
      <div className={styles.filter}>
        {kinds.map((kind) => (
          <Link key={kind} to="/publications/new" search={{ kind }}>
            {t(`publications.kinds.${kind}`)}
          </Link>
        ))}
      </div>
    </Section>
  );
}
