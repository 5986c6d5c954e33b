import { Alert } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import type { Done } from '../../../../../server/people/identity/schemas.ts';
import { jobsQuery } from '../../../../api/operation/jobQueries.ts';
import { sendJson } from '../../../../api/request.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './JobsPage.module.css';
import { askWords, cancelledWords, type Job, whatWords } from './jobWords.ts';

/** Cancels after asking, begins again at once, and says what was done. @param children gets what is called with the job */
export function JobActions({ children }: { children(ask: (job: Job) => void): ReactNode }) {
  const words = useWords();
  const { t } = words;
  const client = useQueryClient();
  const said = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<Job | null>(null);
  const act = useMutation({
    mutationFn: ({ id, kind, may }: Job) => sendJson<Done>('POST', `/api/jobs/${kind}/${id}/${may}`),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: jobsQuery.queryKey });
      setAsked(null);
      // The button that was pressed may be gone with its job.
      said.current?.focus();
    },
  });
  const ask = (job: Job) => {
    act.reset();
    if (job.may === 'cancel') setAsked(job);
    else act.mutate(job);
  };
  const done = act.isSuccess ? act.variables : null;
  return (
    <>
      <div ref={said} tabIndex={-1}>
        <div role="status">
          {done && (
            <Alert color="teal" mt="md" className={styles.named}>
              {done.may === 'cancel'
                ? cancelledWords(words, done)
                : t('jobs.retried', { what: whatWords(words, done) })}
            </Alert>
          )}
        </div>
        <FaultAlert error={act.error} />
      </div>
      {children(ask)}
      <AskPanel
        isOpen={asked !== null}
        title={t('jobs.ask.title')}
        yes={t('jobs.ask.yes')}
        no={t('jobs.ask.keep')}
        isPending={act.isPending}
        isDanger
        answer={(isYes) => (isYes && asked ? act.mutate(asked) : setAsked(null))}
      >
        <p className={styles.named}>{asked && askWords(words, asked)}</p>
      </AskPanel>
    </>
  );
}
