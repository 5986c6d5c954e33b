import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TutorLoadResponse } from '../../../../../server/daily/tutor-load/schemas.ts';
import type { TutorsResponse } from '../../../../../server/people/tutors/schemas.ts';
import { tutorLoadQuery } from '../../../../api/daily/workQueries.ts';
import { accountsQuery, tutorsQuery } from '../../../../api/people/accountQueries.ts';
import { postJson } from '../../../../api/request.ts';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { LoadTable, type Names } from './LoadTable.tsx';
import styles from './TutorsPage.module.css';

/** How much each tutor has to do, and the proposal that shares it evenly. */
export function LoadPanel({ tutors }: { tutors: TutorsResponse['tutors'] }) {
  const { t } = useWords();
  const load = useQuery(tutorLoadQuery);
  const nameOf: Names = (id) => tutors.find(({ accountId }) => accountId === id)?.name ?? id;
  return (
    <Section title={t('tutors.balance.title')}>
      <Answer query={load} height={120}>
        {(data) => (
          <>
            <p className="quiet">
              {data.year === null ? t('tutors.balance.noCampaign') : t('tutors.balance.points', { year: data.year })}
            </p>
            <LoadTable {...{ data, nameOf }} />
            <Proposal {...{ data, nameOf }} />
          </>
        )}
      </Answer>
    </Section>
  );
}

function Proposal({ data: { proposal, tutors }, nameOf }: { data: TutorLoadResponse; nameOf: Names }) {
  const { say, t } = useWords();
  const schools = useSchools();
  const client = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const taking = useMutation({
    mutationFn: () => postJson('/api/tutors/proposal', { moves: proposal }),
    onSuccess: () => setAsked(false),
    onSettled: () =>
      Promise.all(
        [accountsQuery, tutorsQuery, tutorLoadQuery].map(({ queryKey }) => client.invalidateQueries({ queryKey })),
      ),
  });
  if (tutors.length === 0) return null;
  if (proposal.length === 0) {
    return <p role="status">{t(taking.isSuccess ? 'tutors.balance.taken' : 'tutors.balance.even')}</p>;
  }
  return (
    <>
      <p>
        <strong>{t('tutors.balance.proposal', { count: proposal.length })}</strong> {t('tutors.balance.rule')}
      </p>
      <ul className={styles.list}>
        {proposal.map(({ from, schoolId, to }) => {
          const school = say(schools.nameOf(schoolId));
          return (
            <li key={`${schoolId} ${from}`}>
              {from === null
                ? t('tutors.balance.give', { school, to: nameOf(to) })
                : t('tutors.balance.move', { school, from: nameOf(from), to: nameOf(to) })}
            </li>
          );
        })}
      </ul>
      <Button onClick={() => setAsked(true)}>{t('tutors.balance.take')}</Button>
      <ConfirmDialog
        title={t('tutors.balance.take')}
        text={t('tutors.balance.ask')}
        confirm={t('tutors.balance.confirm')}
        opened={isAsked}
        isPending={taking.isPending}
        error={taking.error}
        close={() => setAsked(false)}
        act={() => taking.mutate()}
      />
    </>
  );
}
