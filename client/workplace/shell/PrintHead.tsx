import { useLocation, useParams } from '@tanstack/react-router';
import type { SessionResponse } from '../../../server/people/identity/schemas.ts';
import { useWords } from '../../ui/words.ts';
import styles from './PrintHead.module.css';
import { useSchools } from './schools.ts';

type PrintHeadProps = { session: SessionResponse; today: string | undefined };

/** On paper alone: what the sheet is from, whom it is about, when it was printed, and the address that shows the same again. */
export function PrintHead({ session, today }: PrintHeadProps) {
  const { day, say, t } = useWords();
  const { schoolId } = useParams({ strict: false });
  const { find } = useSchools();
  const { href } = useLocation();
  const school = schoolId === undefined ? undefined : find(Number(schoolId));
  const place = [session.territory && say(session.territory.name), school && say(school.name)];
  return (
    <div className={styles.head} aria-hidden="true">
      <strong>{[t('shell.app'), ...place].filter(Boolean).join(' · ')}</strong>
      <span>
        {today && t('shell.printed', { day: day(today) })}
        <br />
        {href}
      </span>
    </div>
  );
}
