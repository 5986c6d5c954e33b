import { Alert, Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PlanLine } from '../../../../../server/roadmap/plans/schemas.ts';
import type { PracticeCase } from '../../../../../server/roadmap/practice/schemas.ts';
import { postJson } from '../../../../api/request.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';
import { useLineTitle } from '../plan/useLineTitle.ts';
import { AskDialog } from './AskDialog.tsx';
import { changeText } from './changeText.ts';
import styles from './Practice.module.css';
import { SchoolChoice, useOwnSchools } from './SchoolChoice.tsx';

/** One measure as one school carried it out: what, when, what changed; to ask about it and to take it over. */
export function CaseItem({ each, factor }: { each: PracticeCase; factor: string }) {
  const words = useWords();
  const { day, say, t } = words;
  const titleOf = useLineTitle();
  const { change, doneOn, endsOn, owner, school, startsOn } = each;
  const when =
    doneOn === null
      ? t('practice.underWay', { from: day(startsOn), to: day(endsOn) })
      : t('practice.doneOn', { day: day(doneOn) });
  return (
    <li className={styles.case}>
      <strong>{titleOf(each)}</strong>
      <p className="quiet">
        {say(school)} · {factor} · {when} · {t('practice.who', { owner })}
      </p>
      <p data-verdict={change.kind === 'estimate' ? change.verdict : undefined}>{changeText(words, change)}</p>
      <CaseActions each={each} />
    </li>
  );
}

/** Whoever writes plans can ask the school and take the line; one's own lines are there to read alone. */
function CaseActions({ each }: { each: PracticeCase }) {
  const { t } = useWords();
  const mayWrite = may(useSession(), 'plan:write');
  const schools = useOwnSchools().filter((id) => id !== each.schoolId);
  const [chosen, setChosen] = useState(schools[0]);
  const [asking, setAsking] = useState(false);
  const taking = useTaking(each);
  if (!mayWrite || chosen === undefined) return null;
  return (
    <>
      <Group gap="xs" align="end">
        {schools.length > 1 && <SchoolChoice schools={schools} chosen={chosen} choose={setChosen} />}
        <Button variant="default" size="compact-sm" loading={taking.isPending} onClick={() => taking.mutate(chosen)}>
          {t('practice.take')}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={() => setAsking(true)}>
          {t('practice.ask')}
        </Button>
      </Group>
      <FaultAlert error={taking.error} />
      {taking.data && <Taken line={taking.data} />}
      {asking && <AskDialog each={each} askerId={chosen} close={() => setAsking(false)} />}
    </>
  );
}

function Taken({ line }: { line: PlanLine }) {
  const { t } = useWords();
  const titleOf = useLineTitle();
  return (
    <Alert role="status" color="teal" variant="light" mt="xs">
      {t('practice.taken', { title: titleOf(line) })}{' '}
      <Link
        to="/schools/$schoolId/roadmap"
        params={{ schoolId: line.schoolId }}
        search={{ year: line.roadmapYear, show: 'joint' }}
      >
        {t('practice.toPlan')}
      </Link>
    </Alert>
  );
}

function useTaking({ schoolId, lineId }: PracticeCase) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (taker: number) => postJson<PlanLine>(`/api/schools/${taker}/practice`, { schoolId, lineId }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['plan'] }),
  });
}
