import { Alert, Button, Progress, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ChangedEvidence, Evidence } from '../../../../../server/roadmap/evidence/schemas.ts';
import { workingFormQuery } from '../../../../api/content/contentQueries.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { getJson, postFile, putJson, Refusal } from '../../../../api/request.ts';
import { evidenceRecordQuery } from '../../../../api/roadmap/evidenceQueries.ts';
import { FormView } from '../../../../forms/FormView.tsx';
import { createMemory } from '../../../../forms/memory.ts';
import { createFormModel } from '../../../../forms/model.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { PhotoField } from './PhotoField.tsx';
import styles from './work.module.css';

const route = getRouteApi('/evidence/$evidenceId/report');

/** The report of a planned visit, written on a phone in the school: kept on the device until it is sent. */
export function ReportPage() {
  const { t } = useWords();
  const { evidenceId } = route.useParams();
  const record = useQuery(evidenceRecordQuery(evidenceId));
  const about = useQuery(aboutQuery);
  const form = useQuery(workingFormQuery('visit-report'));
  return (
    <>
      <title>{`${t('work.report.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('work.report.title')}
      </Title>
      <Answer query={record}>
        {(visit) => (
          <Visit visit={visit}>
            <Answer query={about}>
              {({ today }) => (
                <Answer query={form}>
                  {({ definition }) => <Report key={visit.id} visit={visit} today={today} definition={definition} />}
                </Answer>
              )}
            </Answer>
          </Visit>
        )}
      </Answer>
    </>
  );
}

/** Which visit it is; the report itself only where there is none yet. */
function Visit({ children, visit }: { visit: Evidence; children: React.ReactNode }) {
  const { day, say, t } = useWords();
  const link = (
    <Link to="/evidence/$evidenceId" params={{ evidenceId: visit.id }}>
      {t('work.report.open')}
    </Link>
  );
  if (visit.kind !== 'visit') return <EmptyPanel title={t('work.report.notVisit')}>{link}</EmptyPanel>;
  return (
    <>
      <p>
        {visit.school && <strong>{say(visit.school)}</strong>} ·{' '}
        {t('work.report.planned', { day: day(visit.occursOn) })}
        {visit.data.purpose !== '' && ` · ${String(visit.data.purpose)}`}
      </p>
      {visit.data.state === 'held' ? (
        <EmptyPanel title={t('work.report.held')}>
          {t('work.report.heldText')} {link}
        </EmptyPanel>
      ) : (
        children
      )}
    </>
  );
}

type ReportProps = { visit: Evidence; today: string; definition: object };

function Report({ definition, today, visit }: ReportProps) {
  const { language, t } = useWords();
  const [heldOn, setHeldOn] = useState(visit.occursOn <= today ? visit.occursOn : today);
  const [photos, setPhotos] = useState<File[]>([]);
  const [memory] = useState(() => createMemory(`visit-${visit.id}`));
  const [model] = useState(() => {
    const made = createFormModel(definition);
    made.data = memory.read().draft?.answers ?? {};
    // All on one page: the page's own button saves it.
    made.questionsOnPageMode = 'singlePage';
    made.showNavigationButtons = false;
    made.showProgressBar = false;
    made.onValueChanged.add(() => memory.write({ draft: { answers: made.data, page: 0 } }));
    return made;
  });
  useEffect(() => {
    model.locale = language;
  }, [language, model]);
  const { error, hasConflict, isSending, save, sent } = useSending(visit, () => memory.clear());
  return (
    <div className={styles.form}>
      <p className="quiet">{t('work.report.kept')}</p>
      <TextInput
        type="date"
        label={t('work.report.heldOn')}
        maw={220}
        mb="md"
        value={heldOn}
        max={today}
        required
        onChange={(event) => setHeldOn(event.currentTarget.value)}
      />
      <FormView model={model} />
      <PhotoField photos={photos} change={setPhotos} />
      {hasConflict && (
        <Alert color="orange" variant="light" role="alert" mb="md">
          {t('work.report.changed')}
        </Alert>
      )}
      {!hasConflict && <FaultAlert error={error} />}
      {isSending && photos.length > 0 && (
        <>
          <p role="status">{t('work.report.sending', { done: sent, all: photos.length })}</p>
          <Progress value={(sent / photos.length) * 100} mb="sm" aria-label={t('work.report.photos')} />
        </>
      )}
      <Button
        loading={isSending}
        disabled={heldOn === ''}
        onClick={() => {
          if (model.validate(true, true)) save({ heldOn, report: { ...model.data }, photos });
        }}
      >
        {t('work.report.save')}
      </Button>
    </div>
  );
}

type Sent = { heldOn: string; report: Record<string, unknown>; photos: File[] };

/** First the report, then photo by photo; after a fault it goes on where it stopped. */
function useSending(visit: Evidence, done: () => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [seen, setSeen] = useState(visit);
  const [isReported, setReported] = useState(false);
  const [sent, setSent] = useState(0);
  const path = `/api/evidence/${visit.id}`;
  const sending = useMutation({
    mutationFn: async ({ heldOn, photos, report }: Sent) => {
      if (!isReported) {
        const data = { ...seen.data, state: 'held', heldOn, report };
        await putJson<Evidence>(path, {
          version: seen.version,
          occursOn: seen.occursOn,
          data,
        } satisfies ChangedEvidence);
        setReported(true);
        done();
      }
      for (const [index, photo] of photos.entries()) {
        if (index < sent) continue;
        await postFile<Evidence>(`${path}/files`, photo);
        setSent(index + 1);
      }
    },
    onSuccess: async () => {
      await client.invalidateQueries();
      await navigate({ to: '/evidence/$evidenceId', params: { evidenceId: visit.id } });
    },
    onError: async (error) => {
      if (error instanceof Refusal && error.status === 409) setSeen(await getJson<Evidence>(path));
    },
  });
  const { error } = sending;
  return {
    error,
    hasConflict: error instanceof Refusal && error.status === 409,
    isSending: sending.isPending,
    save: (report: Sent) => sending.mutate(report),
    sent,
  };
}
