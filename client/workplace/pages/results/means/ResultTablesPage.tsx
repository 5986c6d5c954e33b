import { Alert, Button, FileInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SchoolAnswers } from '../../../../api/people/importQueries.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from '../../objectivity/imports/ImportsPage.module.css';
import { SchoolQuestions } from '../../people/imports/SchoolQuestions.tsx';
import { TableHistory } from './TableHistory.tsx';
import { TablePreview } from './TablePreview.tsx';
import { tablesQuery, useTableChange, useTableUpload } from './tables.ts';

/** Means of schools on their way in: a file, its faults, the decision, and what was taken in before. */
export function ResultTablesPage() {
  const { t } = useWords();
  const [chosen, setChosen] = useState<number | null>(null);
  const change = useTableChange();
  const tables = useQuery(tablesQuery);
  const table = tables.data?.tables.find(({ id, state }) => id === chosen && state === 'uploaded');
  return (
    <>
      <title>{`${t('resultTables.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('resultTables.title')}
      </Title>
      <p>{t('resultTables.lead')}</p>
      <p className="quiet">{t('resultTables.columns')}</p>
      {table ? <TablePreview table={table} change={change} /> : <TableUpload open={setChosen} />}
      <div role="status">
        {(change.data === 'confirm' || change.data === 'undo') && (
          <Alert color="teal" className={styles.said}>
            {t(change.data === 'confirm' ? 'resultTables.confirmed' : 'resultTables.undone')}
          </Alert>
        )}
      </div>
      {!table && <FaultAlert error={change.error} />}
      <Section title={t('resultTables.history.title')}>
        <Answer query={tables}>
          {(data) => (
            <TableHistory tables={data.tables} open={setChosen} undo={(id) => change.mutate({ id, kind: 'undo' })} />
          )}
        </Answer>
      </Section>
    </>
  );
}

function TableUpload({ open }: { open(id: number): void }) {
  const { t } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [answers, setAnswers] = useState<SchoolAnswers>({});
  const upload = useTableUpload();
  const send = (given: SchoolAnswers, leaveOut = false) => {
    setAnswers(given);
    if (file) upload.mutate({ file, answers: given, leaveOut }, { onSuccess: ({ table }) => table && open(table.id) });
  };
  const { unknown = [], unreadable = null } = upload.data ?? {};
  return (
    <div className={styles.form}>
      <FileInput
        label={t('resultTables.file')}
        placeholder={t('resultTables.choose')}
        accept=".csv,.txt,.xlsx"
        value={file}
        onChange={(next) => {
          upload.reset();
          setAnswers({});
          setFile(next);
        }}
      />
      <Button onClick={() => send(answers)} loading={upload.isPending} disabled={file === null}>
        {t('resultTables.send')}
      </Button>
      <div role="status">{upload.isPending && t('resultTables.reading')}</div>
      <FaultAlert error={upload.error} />
      {unreadable && (
        <Alert color="red" variant="light" role="alert">
          {t(`tableFault.${unreadable.code}`, { detail: unreadable.detail })}
        </Alert>
      )}
      {unknown.length > 0 && (
        <>
          <SchoolQuestions order={2} unknown={unknown} answers={answers} isPending={upload.isPending} ask={send} />
          <Button variant="default" onClick={() => send(answers, true)} disabled={upload.isPending}>
            {t('schoolAsk.goOn')}
          </Button>
        </>
      )}
    </div>
  );
}
