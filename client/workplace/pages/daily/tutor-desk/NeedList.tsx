import { Link } from '@tanstack/react-router';
import type { WorkResponse } from '../../../../../server/daily/tutor-desk/schemas.ts';
import { EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { basisWords, reasonWords } from './reasonWords.ts';
import styles from './work.module.css';

type NeedListProps = Pick<WorkResponse, 'basis' | 'schools'>;
type NeedySchool = WorkResponse['schools'][number];

/** The tutor's schools, the neediest first, with the reason in words. */
export function NeedList({ basis, schools }: NeedListProps) {
  const words = useWords();
  const { t } = words;
  if (schools.length === 0) return <EmptyPanel title={t('work.schools.none')}>{t('work.schools.noneText')}</EmptyPanel>;
  return (
    <>
      <ul className={styles.list}>
        {schools.map((school) => (
          <SchoolItem key={school.schoolId} {...school} />
        ))}
      </ul>
      <p className="quiet">
        {t('work.schools.how')} {basisWords(words, basis)}
      </p>
    </>
  );
}

function SchoolItem({ lastVisit, nextVisit, points, reasons, school, schoolId }: NeedySchool) {
  const words = useWords();
  const { day, say, t } = words;
  return (
    <li>
      <div className={styles.head}>
        <Link to="/schools/$schoolId" params={{ schoolId }}>
          <strong>{say(school)}</strong>
        </Link>
        <span className="quiet">{t('work.schools.points', { count: points })}</span>
      </div>
      <p>{reasonWords(words, reasons)}</p>
      <span className="quiet">
        {t('work.schools.visits')}:{' '}
        {lastVisit === null ? t('work.schools.noLast') : t('work.schools.last', { day: day(lastVisit) })},{' '}
        {nextVisit === null ? t('work.schools.noNext') : t('work.schools.next', { day: day(nextVisit) })} ·{' '}
      </span>
      <Link
        aria-label={`${t('work.schools.plan')}: ${say(school)}`}
        to="/schools/$schoolId/roadmap"
        params={{ schoolId }}
      >
        {t('work.schools.plan')}
      </Link>
    </li>
  );
}
