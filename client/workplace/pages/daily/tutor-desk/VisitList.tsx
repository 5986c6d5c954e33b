import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { WorkResponse } from '../../../../../server/daily/tutor-desk/schemas.ts';
import type { ChangedEvidence, Evidence } from '../../../../../server/roadmap/evidence/schemas.ts';
import { workQuery } from '../../../../api/daily/workQueries.ts';
import { getJson, putJson } from '../../../../api/request.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './work.module.css';

type Visit = WorkResponse['visits'][number];

/** Planned visits in the order of their days: each is moved by its day, or reported. */
export function VisitList({ today, visits }: { visits: Visit[]; today: string }) {
  const { t } = useWords();
  return (
    <>
      <Group mb="sm">
        <Button renderRoot={(props) => <Link to="/work/visits" {...props} />}>{t('work.visits.plan')}</Button>
        <Link to="/evidence/new" search={{ kind: 'visit' }}>
          {t('work.visits.add')}
        </Link>
      </Group>
      {visits.length === 0 ? (
        <p className="quiet">{t('work.visits.none')}</p>
      ) : (
        <ul className={styles.list}>
          {visits.map((visit) => (
            <VisitItem key={visit.id} visit={visit} today={today} />
          ))}
        </ul>
      )}
    </>
  );
}

function VisitItem({ today, visit }: { visit: Visit; today: string }) {
  const { day, say, t } = useWords();
  const client = useQueryClient();
  const [on, setOn] = useState(visit.on);
  const move = useMutation({
    // The record is read first: all of it but the day stays as it is now.
    mutationFn: async () => {
      const { data, version } = await getJson<Evidence>(`/api/evidence/${visit.id}`);
      return putJson<Evidence>(`/api/evidence/${visit.id}`, { version, occursOn: on, data } satisfies ChangedEvidence);
    },
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => STALE.includes(String(queryKey[0])) }),
  });
  return (
    <li>
      <Group gap="sm" align="center">
        <TextInput
          type="date"
          aria-label={t('work.visits.dayOf', { school: say(visit.school) })}
          value={on}
          min={today}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        {on !== visit.on && on !== '' && (
          <Button size="compact-md" loading={move.isPending} onClick={() => move.mutate()}>
            {t('work.visits.move')}
          </Button>
        )}
        <span>
          <strong>{say(visit.school)}</strong>:{' '}
          <Link to="/evidence/$evidenceId" params={{ evidenceId: visit.id }}>
            {visit.purpose === '' ? t('evidence.kinds.visit') : visit.purpose}
          </Link>
        </span>
        <Link
          aria-label={`${t('work.visits.report')}: ${say(visit.school)}, ${day(visit.on)}`}
          to="/evidence/$evidenceId/report"
          params={{ evidenceId: visit.id }}
        >
          {t('work.visits.report')}
        </Link>
        {visit.on < today && <span className={styles.late}>{t('work.visits.overdue')}</span>}
        {move.isSuccess && on === visit.on && <span role="status">{t('work.visits.moved', { day: day(on) })}</span>}
      </Group>
      <FaultAlert error={move.error} />
    </li>
  );
}

/** What a moved visit changes. */
const STALE = [String(workQuery.queryKey[0]), 'tasks', 'evidence', 'evidenceRecord'];
