import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PublicationSummary } from '../../../../../server/publishing/publications/schemas.ts';
import { publicationsQuery } from '../../../../api/publishing/publicationQueries.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from '../../publishing/publications/publications.module.css';
import { Turn } from '../../publishing/publications/Turn.tsx';
import { isMine } from '../../publishing/publications/turns.ts';

const ENDED = ['published', 'withdrawn'];
const MOST_SHOWN = 6;

/** What is on its way to the public page: first what waits for the reader. */
export function PublicationQueue() {
  const { t } = useWords();
  const publications = useQuery(publicationsQuery);
  return (
    <Section title={t('district.publications.title')}>
      <Answer query={publications} height={80}>
        {(data) => <Queue waiting={data.publications.filter(({ state }) => !ENDED.includes(state))} />}
      </Answer>
      <Link to="/publications">{t('district.publications.all')}</Link>
    </Section>
  );
}

function Queue({ waiting }: { waiting: PublicationSummary[] }) {
  const { t } = useWords();
  const mine = waiting.filter(isMine);
  const others = waiting.filter((each) => !isMine(each));
  if (waiting.length === 0) return <p>{t('district.publications.none')}</p>;
  return (
    <>
      <p>
        <strong>
          {mine.length > 0
            ? t('district.publications.yours', { count: mine.length })
            : t('district.publications.noneYours')}
        </strong>
      </p>
      <List publications={mine} />
      {others.length > 0 && <p>{t('district.publications.others', { count: others.length })}</p>}
      <List publications={others} />
    </>
  );
}

function List({ publications }: { publications: PublicationSummary[] }) {
  if (publications.length === 0) return null;
  return (
    <ul className={styles.turns}>
      {publications.slice(0, MOST_SHOWN).map((each) => (
        <Turn key={each.id} publication={each} />
      ))}
    </ul>
  );
}
