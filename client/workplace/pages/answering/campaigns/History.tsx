import { Title } from '@mantine/core';
import type { CampaignResponse } from '../../../../../server/answering/campaigns/life/schemas.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import styles from './Campaigns.module.css';

/** What was done to the campaign, by whom, newest first. */
export function History({ events }: { events: CampaignResponse['events'] }) {
  const words = useWords();
  const { day, moment, say, t } = words;
  const { nameOf } = useSchools();
  return (
    <section className={styles.section} aria-label={t('campaigns.history.title')}>
      <Title order={2} size="h4">
        {t('campaigns.history.title')}
      </Title>
      {events.length === 0 && <p className="quiet">{t('campaigns.history.none')}</p>}
      <ul className={styles.list}>
        {events.map(({ answers, at, by, closesOn, kind, people, reason }) => (
          <li key={`${at} ${kind}`}>
            {t('campaigns.history.line', {
              when: moment(at),
              who:
                by ??
                t(kind === 'keysLate' || kind === 'keysLost' ? 'campaigns.history.server' : 'campaigns.history.clock'),
              what: t(`campaigns.history.${kind}`, {
                day: closesOn === null ? '' : day(closesOn),
                reason,
                count: answers ?? 0,
                ...(people && {
                  school: say(nameOf(people.schoolId)),
                  group: cellName(words, people.audience, people.grade),
                  before: people.before ?? t('campaigns.coverage.unknown'),
                  after: people.after,
                }),
              }),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
