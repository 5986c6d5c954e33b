import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { LinksResponse } from '../../../../../server/answering/campaigns/schemas.ts';
import { linksQuery } from '../../../../api/answering/campaignQueries.ts';
import { missingWaysQuery } from '../../../../api/answering/handOutQueries.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import styles from './Campaigns.module.css';
import { MissingWays } from './MissingWays.tsx';

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
  const missing = useQuery(missingWaysQuery(campaignId));
  const isChosen = ({ schoolId }: { schoolId: number }) => school === null || schoolId === school;
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
        {(data) => (
          <Answer query={missing} height={60}>
            {({ groups }) => {
              const due = toRemind(data.links.filter(isChosen));
              const noWay = groups.filter(isChosen);
              return (
                <>
                  <MissingWays campaignId={campaignId} groups={noWay} />
                  {due.length === 0 && noWay.length === 0 && <p>{t('campaigns.remind.none')}</p>}
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
                </>
              );
            }}
          </Answer>
        )}
      </Answer>
    </section>
  );
}
