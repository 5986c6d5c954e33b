import { Button, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TutorsResponse } from '../../../../../server/people/tutors/schemas.ts';
import { tutorLoadQuery } from '../../../../api/daily/workQueries.ts';
import { accountsQuery, tutorsQuery } from '../../../../api/people/accountQueries.ts';
import { postJson } from '../../../../api/request.ts';
import { dayBefore } from '../../../../days.ts';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { termOf } from '../account/RoleList.tsx';
import { isLasting } from '../accounts/filter.ts';
import { AssignDialog } from './AssignDialog.tsx';
import styles from './TutorsPage.module.css';

type Tutor = TutorsResponse['tutors'][number];
type Assignment = Tutor['assignments'][number];

/** One tutor: the load, the schools of now and to come, and the history. */
export function TutorSection({ tutor, today }: { tutor: Tutor; today: string }) {
  const words = useWords();
  const { say, t } = words;
  const { nameOf } = useSchools();
  const [isAssigning, setAssigning] = useState(false);
  const lasting = tutor.assignments.filter((each) => isLasting(each, today));
  const former = tutor.assignments.filter((each) => !isLasting(each, today));
  return (
    <section className={styles.tutor} aria-label={tutor.name}>
      <Title order={2} size="h3">
        {tutor.name}
      </Title>
      <p className="quiet">{tutor.isActive ? t('tutors.load', { count: lasting.length }) : t('tutors.inactive')}</p>
      <ul className={styles.list}>
        {lasting.map((assignment) => (
          <AssignmentRow key={assignment.id} tutor={tutor} assignment={assignment} today={today} />
        ))}
      </ul>
      {tutor.isActive && (
        <Button
          variant="default"
          mb="sm"
          onClick={() => setAssigning(true)}
          aria-label={t('tutors.assignNamed', { name: tutor.name })}
        >
          {t('tutors.assign')}
        </Button>
      )}
      {former.length > 0 && (
        <details className={styles.former}>
          <summary>{t('tutors.history')}</summary>
          <ul>
            {former.map((each) => (
              <li key={each.id}>
                {say(nameOf(each.schoolId))}: {termOf(words, each)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {isAssigning && <AssignDialog tutor={tutor} today={today} close={() => setAssigning(false)} />}
    </section>
  );
}

type AssignmentRowProps = { tutor: Tutor; assignment: Assignment; today: string };

function AssignmentRow({ tutor, assignment, today }: AssignmentRowProps) {
  const words = useWords();
  const { say, t } = words;
  const { nameOf } = useSchools();
  const client = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const school = say(nameOf(assignment.schoolId));
  const end = useMutation({
    mutationFn: () =>
      postJson(`/api/tutors/${tutor.accountId}/schools/${assignment.id}/end`, { endsOn: dayBefore(today) }),
    onSuccess: async () => {
      await Promise.all(
        [accountsQuery, tutorsQuery, tutorLoadQuery].map(({ queryKey }) => client.invalidateQueries({ queryKey })),
      );
      setAsked(false);
    },
  });
  return (
    <li className={styles.row}>
      <span>
        {school} <span className="quiet">({termOf(words, assignment)})</span>
      </span>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => setAsked(true)}
        aria-label={t('tutors.endNamed', { school })}
      >
        {t('tutors.end')}
      </Button>
      <ConfirmDialog
        title={t('tutors.endNamed', { school })}
        text={t('tutors.endAsk')}
        confirm={t('tutors.end')}
        opened={isAsked}
        isPending={end.isPending}
        error={end.error}
        close={() => setAsked(false)}
        act={() => end.mutate()}
      />
    </li>
  );
}
