import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { aboutQuery } from '../../api/people/accountQueries.ts';
import { useWords } from '../../ui/words.ts';
import { useSchools } from './schools.ts';

type ClosedTextProps = { closedOn: string; successorId: number | null };

/** A school's last day, and which one it was merged into. */
export function ClosedText({ closedOn, successorId }: ClosedTextProps) {
  const { day, say, t } = useWords();
  const { nameOf } = useSchools();
  const { data: about } = useQuery(aboutQuery);
  const isOver = about === undefined || closedOn < about.today;
  return (
    <>
      {t(isOver ? 'schoolRegister.closed' : 'schoolRegister.closes', { day: day(closedOn) })}
      {successorId !== null && (
        <>
          {', '}
          {t(isOver ? 'schoolRegister.mergedInto' : 'schoolRegister.mergesInto')}{' '}
          <Link to="/schools/$schoolId/data" params={{ schoolId: successorId }}>
            {say(nameOf(successorId))}
          </Link>
        </>
      )}
    </>
  );
}
