import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { LinksResponse } from '../../../../../server/answering/campaigns/schemas.ts';
import { linksQuery } from '../../../../api/answering/campaignQueries.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import styles from './Campaigns.module.css';

type GroupLink = LinksResponse['links'][number];

/** Classes from which fewer than all have answered, those who lack most first. Links of an unknown class come last. */
export function toRemind(links: GroupLink[]): GroupLink[] {
  const missing = ({ people, used }: GroupLink) => (people === null ? -1 : people - used);
  return links
    .filter(({ closed, people, used }) => !closed && (people === null || used < people))
    .sort((a, b) => missing(b) - missing(a));
}

const MOST_SHOWN = 20;

/** Whom to remind: by class, never by person. */
export function Reminders({ campaignId, school }: { campaignId: number; school: number | null }) {
  const words = useWords();
  const { say, t } = words;
  const { nameOf } = useSchools();
  const links = useQuery(linksQuery(campaignId));
  const lineOf = ({ audience, grade, label, people, schoolId, used }: GroupLink) => {
    const group = [cellName(words, audience, grade), label].filter(Boolean).join(' · ');
    const values = { school: say(nameOf(schoolId)), group, used };
    return people === null
      ? t('campaigns.remind.lineUnknown', values)
      : t('campaigns.remind.line', { ...values, people });
  };
  return (
    <section className={styles.section} aria-label={t('campaigns.remind.title')}>
      <Title order={2} size="h4">
        {t('campaigns.remind.title')}
      </Title>
      <p className="quiet">{t('campaigns.remind.lead')}</p>
      <Answer query={links} height={60}>
        {(data) => {
          const due = toRemind(data.links.filter(({ schoolId }) => school === null || schoolId === school));
          if (due.length === 0) return <p>{t('campaigns.remind.none')}</p>;
          return (
            <ul className={styles.list}>
              {due.slice(0, MOST_SHOWN).map((link) => (
                <li key={link.code}>
                  <Link
                    to="/schools/$schoolId/answering"
                    params={{ schoolId: link.schoolId }}
                    search={{ campaign: campaignId }}
                  >
                    {lineOf(link)}
                  </Link>
                </li>
              ))}
            </ul>
          );
        }}
      </Answer>
    </section>
  );
}
