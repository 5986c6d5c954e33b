import { Alert, Button, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JobsResponse } from '../../../../../server/operation/jobs/schemas.ts';
import { jobsQuery } from '../../../../api/operation/jobQueries.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer, EmptyPanel, errorText } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { JobActions } from './JobActions.tsx';
import { JobList } from './JobList.tsx';
import styles from './JobsPage.module.css';
import { kindWords } from './jobWords.ts';

/** What Opora does by itself, how far it is, and what went wrong. */
export function JobsPage() {
  const words = useWords();
  const { t } = words;
  const jobs = useQuery(jobsQuery);
  const isDemo = useQuery(aboutQuery).data?.demo != null;
  return (
    <>
      <title>{`${t('jobs.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('jobs.title')}
      </Title>
      <p className={styles.lead}>
        {t('jobs.lead')} {isDemo && t('jobs.realTime')}
      </p>
      {jobs.isRefetchError && (
        <Alert color="red" variant="light" role="alert" mb="md">
          <p>
            {t('jobs.stale')} {errorText(words, jobs.error)}
          </p>
          <Button variant="default" onClick={() => void jobs.refetch()}>
            {t('shell.retry')}
          </Button>
        </Alert>
      )}
      <Answer query={jobs}>{(data) => <Found data={data} />}</Answer>
    </>
  );
}

function Found({ data: { jobs, kinds, works } }: { data: JobsResponse }) {
  const { t } = useWords();
  const current = jobs.filter(({ state }) => state === 'running' || state === 'waiting');
  const ended = jobs.filter(({ state }) => state === 'failed' || state === 'cancelled');
  const done = jobs.filter(({ state }) => state === 'done');
  return (
    <>
      {!works && (
        <Alert color="red" variant="light" role="alert" title={t('jobs.idleTitle')} className={styles.lead}>
          {t('jobs.idle')}
        </Alert>
      )}
      {jobs.length === 0 ? (
        <EmptyPanel title={t('jobs.emptyTitle')}>{t('jobs.empty')}</EmptyPanel>
      ) : (
        <JobActions>
          {(ask) => (
            <>
              <Section title={t('jobs.current')}>
                <JobList jobs={current} none={t('jobs.currentNone')} ask={ask} />
              </Section>
              <Section title={t('jobs.ended')}>
                <JobList jobs={ended} none={t('jobs.endedNone')} ask={ask} />
              </Section>
              <Counts kinds={kinds} />
              {done.length > 0 && (
                <details className={styles.done}>
                  <summary>{t('jobs.done', { count: done.length })}</summary>
                  <JobList jobs={done} none="" ask={ask} />
                </details>
              )}
            </>
          )}
        </JobActions>
      )}
    </>
  );
}

const COUNTS = ['running', 'waiting', 'failed', 'done'] as const;

function Counts({ kinds }: Pick<JobsResponse, 'kinds'>) {
  const words = useWords();
  const { number, t } = words;
  return (
    <Section title={t('jobs.summary')}>
      <Wide>
        <Table maw={720} horizontalSpacing={4} className={styles.counts}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('jobs.kind')}</Table.Th>
              {COUNTS.map((count) => (
                <Table.Th key={count} scope="col" ta="right">
                  {t(`jobs.counts.${count}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {kinds.map((row) => (
              <Table.Tr key={row.kind}>
                <Table.Th scope="row" fw={400}>
                  {kindWords(words, row.kind)}
                </Table.Th>
                {COUNTS.map((count) => (
                  <Table.Td key={count} ta="right">
                    {number(row[count])}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
    </Section>
  );
}
