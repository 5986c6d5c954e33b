import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Publication, PublicationStep } from '../../../../../server/publishing/publications/schemas.ts';
import { publicationQuery } from '../../../../api/publishing/publicationQueries.ts';
import { postJson } from '../../../../api/request.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './publications.module.css';

type StepsPanelProps = {
  publication: Publication;
  /** Whether there is something typed that is not saved: no step is taken then. */
  isDirty: boolean;
  /** Told after a step; what is shown may be another page by then. */
  taken(step: PublicationStep): void;
};

const NEEDS_NOTE: readonly PublicationStep[] = ['return', 'withdraw'];
const FORWARD: readonly PublicationStep[] = ['submit', 'confirm', 'publish'];

/** The steps that the reader may take now. */
export function StepsPanel({ publication, isDirty, taken }: StepsPanelProps) {
  const { t } = useWords();
  const [asked, setAsked] = useState<PublicationStep | null>(null);
  const { steps } = publication;
  return (
    <>
      {steps.length > 0 && (
        <div className={styles.steps}>
          {steps.map((step) => (
            <Button
              key={step}
              variant={FORWARD.includes(step) ? 'filled' : 'default'}
              disabled={isDirty}
              onClick={() => setAsked(step)}
            >
              {t(`publications.steps.${step}`)}
            </Button>
          ))}
        </div>
      )}
      {isDirty && <p className="quiet">{t('publications.unsaved')}</p>}
      {asked && (
        <StepDialog
          publication={publication}
          step={asked}
          close={(isDone) => {
            setAsked(null);
            if (isDone) taken(asked);
          }}
        />
      )}
    </>
  );
}

type StepDialogProps = { publication: Publication; step: PublicationStep; close(isDone: boolean): void };

/** Asks before the step, with what follows from it; a step back needs its reason. */
function StepDialog({ publication, step, close }: StepDialogProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const { id, state, version } = publication;
  const taking = useMutation({
    mutationFn: () => postJson<Publication>(`/api/publications/${id}/steps`, { step, version, note }),
    onSuccess: (taken) => {
      client.setQueryData(publicationQuery(id).queryKey, taken);
      void client.invalidateQueries({ queryKey: ['publications'] });
      close(true);
    },
  });
  const isNeeded = NEEDS_NOTE.includes(step);
  const next = t(publication.kind === 'report' && publication.schoolId === null ? 'roles.workingGroup' : 'roles.tutor');
  const about = step === 'withdraw' && state !== 'published' ? 'withdrawDraft' : step;
  return (
    <AskPanel
      isOpen
      title={t(`publications.steps.${step}`)}
      yes={t(`publications.steps.${step}`)}
      no={t('publications.ask.cancel')}
      isBlocked={isNeeded && note.trim() === ''}
      isPending={taking.isPending}
      isDanger={step === 'withdraw'}
      answer={(isYes) => (isYes ? taking.mutate() : close(false))}
    >
      <p>{t(`publications.ask.${about}`, { version, next })}</p>
      <Textarea
        label={t(isNeeded ? 'publications.ask.noteNeeded' : 'publications.ask.note')}
        required={isNeeded}
        autosize
        minRows={2}
        maxLength={1000}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <FaultAlert error={taking.error} />
    </AskPanel>
  );
}
