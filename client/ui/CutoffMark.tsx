/** Stands wherever cut-offs of VPR are shown: whether a person has compared them with the official description. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { VprTestView } from '../../server/objectivity/tests/schemas.ts';
import { vprTestsQuery } from '../api/objectivity/testQueries.ts';
import styles from './CutoffMark.module.css';
import { useWords } from './words.ts';

type Checked = Pick<VprTestView, 'confirmation' | 'checkedInFile'>;

/** A word on whether a person has confirmed something: framed when yes, dashed when not. */
export function Mark({ isChecked, children }: { isChecked: boolean; children: ReactNode }) {
  return <span className={isChecked ? `${styles.mark} ${styles.checked}` : styles.mark}>{children}</span>;
}

/** The mark of a test that is at hand. */
export function CheckMark({ confirmation, checkedInFile }: Checked) {
  const { day, t } = useWords();
  if (confirmation) {
    const words = { by: confirmation.by, day: day(confirmation.at.slice(0, 10)) };
    return <Mark isChecked>{t('content.mark.confirmed', words)}</Mark>;
  }
  return (
    <Mark isChecked={checkedInFile}>{checkedInFile ? t('content.mark.checkedInFile') : t('content.mark.check')}</Mark>
  );
}

/** The mark of a test that is known by year, subject and grade; nothing is drawn until it is known. */
export function CutoffMark({ year, subject, grade }: Pick<VprTestView, 'year' | 'subject' | 'grade'>) {
  const { t } = useWords();
  const { data } = useQuery(vprTestsQuery);
  if (!data) return null;
  const test = data.tests.find((each) => each.year === year && each.subject === subject && each.grade === grade);
  return test ? <CheckMark {...test} /> : <Mark isChecked={false}>{t('content.mark.unknown')}</Mark>;
}
