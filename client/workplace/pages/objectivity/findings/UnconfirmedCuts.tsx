import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { vprTestsQuery } from '../../../../api/objectivity/testQueries.ts';
import { useWords } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';

type Test = { year: number; subject: string; grade: number };

/** Of which tests nobody has confirmed the cut-offs that a sign at the cut-offs stands on; nothing where all are confirmed. The way there is for those who may confirm. */
export function UnconfirmedCuts({ tests }: { tests: readonly Test[] }) {
  const { say, t } = useWords();
  const session = useSession();
  const { data } = useQuery({ ...vprTestsQuery, enabled: may(session, 'content:read') });
  const open = (data?.tests ?? []).filter(
    ({ checkedInFile, confirmation, grade, subject, year }) =>
      confirmation === null &&
      !checkedInFile &&
      tests.some((each) => each.year === year && each.subject === subject && each.grade === grade),
  );
  if (open.length === 0) return null;
  const names = open.map((test) => t('objectivity.table.test', { ...test, title: say(test.title) })).join('; ');
  return (
    <p>
      {t('objectivity.school.cutsUnconfirmed', { tests: names })}
      {may(session, 'content:confirm') && (
        <>
          {' '}
          <Link to="/content">{t('objectivity.school.confirmCuts')}</Link>
        </>
      )}
    </p>
  );
}
