import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TutorLoadResponse } from '../../../../../server/daily/tutor-load/schemas.ts';
import { tutorLoadQuery } from '../../../../api/daily/workQueries.ts';
import { tutorsQuery } from '../../../../api/people/accountQueries.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { LoadTable } from '../../people/tutors/LoadTable.tsx';

/** How much each tutor has to do; the page of tutors evens it out. */
export function TutorLoad() {
  const { t } = useWords();
  const load = useQuery(tutorLoadQuery);
  return (
    <Section title={t('tutors.balance.title')}>
      <Answer query={load} height={80}>
        {(data) => <Load load={data} />}
      </Answer>
      <Link to="/tutors">{t('district.tutors.all')}</Link>
    </Section>
  );
}

function Load({ load }: { load: TutorLoadResponse }) {
  const { t } = useWords();
  const named = useQuery(tutorsQuery);
  const nameOf = (id: string) => named.data?.tutors.find(({ accountId }) => accountId === id)?.name ?? '…';
  if (load.tutors.length === 0) return <p>{t('district.tutors.none')}</p>;
  return (
    <>
      <p>
        {load.proposal.length > 0
          ? t('tutors.balance.proposal', { count: load.proposal.length })
          : t('tutors.balance.even')}
      </p>
      <LoadTable data={load} nameOf={nameOf} />
    </>
  );
}
