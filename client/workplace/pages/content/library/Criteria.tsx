import { Alert, Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExitCriteriaResponse } from '../../../../../server/content/criteria/schemas.ts';
import { exitCriteriaQuery } from '../../../../api/content/contentQueries.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { Mark } from '../../../../ui/CutoffMark.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { Answer, ErrorPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';
import styles from './ContentPage.module.css';
import { CriteriaHistory } from './CriteriaHistory.tsx';
import { CriteriaTable } from './CriteriaTable.tsx';
import { CriterionEditor } from './CriterionEditor.tsx';
import { type Criterion, type Status, useCriteriaChange, withCriterion } from './criteria.ts';

/** What a school must show to leave the status: a proposal until the district confirms or edits it. */
export function Criteria() {
  const { t } = useWords();
  const criteria = useQuery(exitCriteriaQuery);
  return (
    <Section title={t('content.criteria.title')}>
      <Answer query={criteria}>{(data) => <CriteriaPanel data={data} />}</Answer>
    </Section>
  );
}

function CriteriaPanel({ data }: { data: ExitCriteriaResponse }) {
  const { say, t } = useWords();
  const change = useCriteriaChange(data);
  const [edited, setEdited] = useState<{ status: Status; criterion: Criterion } | null>(null);
  const maySay = may(useSession(), 'content:confirm');
  const save = (criterion: Criterion) => {
    if (edited) change.mutate({ action: 'edit', statuses: withCriterion(data.statuses, edited.status, criterion) });
    setEdited(null);
  };
  return (
    <>
      <p>
        <Mark isChecked={data.state !== 'proposal'}>{t(`content.criteria.${data.state}`)}</Mark>
      </p>
      {data.state === 'proposal' && <p>{say(data.note)}</p>}
      <div role="status">
        {change.data && (
          <Alert color="teal" className={styles.said}>
            {t('content.criteria.saved', change.data)}
          </Alert>
        )}
      </div>
      {change.error && <ErrorPanel error={change.error} />}
      {data.statuses.map((status) => (
        <CriteriaTable
          key={status.status}
          status={status}
          edit={maySay ? (criterion) => setEdited({ status: status.status, criterion }) : null}
        />
      ))}
      {maySay && <Decision data={data} change={change} />}
      <CriterionEditor
        key={edited?.criterion.code}
        criterion={edited?.criterion ?? null}
        save={save}
        close={() => setEdited(null)}
      />
      <CriteriaHistory history={data.history} />
    </>
  );
}

type DecisionProps = { data: ExitCriteriaResponse; change: ReturnType<typeof useCriteriaChange> };

/** Taking the criteria as they are, or going back to the proposal. */
function Decision({ data, change }: DecisionProps) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const reset = () => {
    change.mutate({ action: 'reset' });
    setAsking(false);
  };
  return (
    <Group my="md">
      {data.state === 'proposal' && (
        <Button loading={change.isPending} onClick={() => change.mutate({ action: 'confirm' })}>
          {t('content.criteria.confirm')}
        </Button>
      )}
      {data.state !== 'proposal' && data.version > 0 && (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('content.criteria.reset')}
        </Button>
      )}
      <AskPanel
        isOpen={isAsking}
        title={t('content.criteria.resetTitle')}
        yes={t('content.criteria.reset')}
        no={t('content.criteria.cancel')}
        answer={(isYes) => (isYes ? reset() : setAsking(false))}
      >
        <p>{t('content.criteria.resetText')}</p>
      </AskPanel>
    </Group>
  );
}
