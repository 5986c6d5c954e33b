import { Link } from '@tanstack/react-router';
import type { MissingWay } from '../../../../../server/answering/handing-out/schemas.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { may, useSession } from '../../../shell/session.ts';
import styles from './Campaigns.module.css';

const MOST_SHOWN = 20;

/** Groups of which nobody can answer, by school: to remind people of them is of no use before. */
export function MissingWays({ campaignId, groups }: { campaignId: number; groups: MissingWay[] }) {
  const words = useWords();
  const { say, t } = words;
  const { nameOf } = useSchools();
  const session = useSession();
  const mayHandAll = may(session, 'codes:hand') && may(session, 'campaigns:manage');
  if (groups.length === 0) return null;
  const schools = [...Map.groupBy(groups, ({ schoolId }) => schoolId)];
  return (
    <>
      <p>
        <strong>{t('campaigns.remind.noWay', { count: schools.length })}</strong>{' '}
        {mayHandAll && (
          <Link to="/campaigns/$campaignId/hand-out" params={{ campaignId }}>
            {t('handOut.title')}
          </Link>
        )}
      </p>
      <ul className={styles.list}>
        {schools.slice(0, MOST_SHOWN).map(([schoolId, own]) => (
          <li key={schoolId}>
            <Link to="/schools/$schoolId/answering" params={{ schoolId }} search={{ campaign: campaignId }}>
              {t('campaigns.remind.noWayLine', {
                school: say(nameOf(schoolId)),
                groups: own
                  .map(({ audience, grade, why }) =>
                    t('campaigns.remind.noWayGroup', {
                      group: cellName(words, audience, grade),
                      why: t(`handOut.kits.why.${why}`),
                    }),
                  )
                  .join('; '),
              })}
            </Link>
          </li>
        ))}
        {schools.length > MOST_SHOWN && (
          <li>{t('campaigns.remind.noWayMore', { count: schools.length - MOST_SHOWN })}</li>
        )}
      </ul>
    </>
  );
}
