import { Alert, Button, FileInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Place, SchoolAnswers } from '../../../../api/people/importQueries.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from '../../objectivity/imports/ImportsPage.module.css';
import { SchoolQuestions } from '../../people/imports/SchoolQuestions.tsx';
import { TablePlace } from '../../people/imports/TablePlace.tsx';
import { TableHistory } from './TableHistory.tsx';
import { TablePreview } from './TablePreview.tsx';
import { tablesQuery, useTableChange, useTableUpload } from './tables.ts';

/** Means of schools on their way in: a file, its faults, the decision, and what was taken in before. */
export function ResultTablesPage() {
  const { t } = useWords();
  const [chosen, setChosen] = useState<number | null>(null);
  // What was decided upon makes room for another file.
  const [decided, setDecided] = useState(0);
  const change = useTableChange((kind) => kind !== 'undo' && setDecided((before) => before + 1));
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
      {/* The file stays chosen while its table is looked at: it may stand elsewhere. */}
      <TableUpload key={decided} shown={table?.id ?? null} open={setChosen} />
      {table && <TablePreview table={table} change={change} />}
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

type TableUploadProps = {
  /** The table that is decided upon: of this file, or of an earlier one. */
  shown: number | null;
  open(id: number): void;
};

function TableUpload({ open, shown }: TableUploadProps) {
  const { t } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [answers, setAnswers] = useState<SchoolAnswers>({});
  const [place, setPlace] = useState<Place>({});
  const upload = useTableUpload();
  const change = useTableChange();
  const send = (given: SchoolAnswers, at: Place, leaveOut = false) => {
    setAnswers(given);
    setPlace(at);
    if (file)
      upload.mutate(
        { file, answers: given, place: at, leaveOut },
        { onSuccess: ({ table }) => table && open(table.id) },
      );
  };
  const ask = (given: SchoolAnswers) => send(given, place);
  /** What was read of the former place goes: nothing of it counts yet. Another place may name other schools. */
  const goTo = (at: Place) => {
    if (shown === null) send({}, at);
    else change.mutate({ id: shown, kind: 'drop' }, { onSuccess: () => send({}, at) });
  };
  const { table = null, unknown = [], unreadable = null } = upload.data ?? {};
  const where = upload.data && <TablePlace seen={upload.data} chosen={place} goTo={goTo} />;
  if (shown !== null)
    return (
      <>
        {table?.id === shown && where}
        <FaultAlert error={change.error} />
      </>
    );
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
          setPlace({});
          setFile(next);
        }}
      />
      <Button onClick={() => ask(answers)} loading={upload.isPending} disabled={file === null}>
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
          {where}
          <SchoolQuestions order={2} unknown={unknown} answers={answers} isPending={upload.isPending} ask={ask} />
          <Button variant="default" onClick={() => send(answers, place, true)} disabled={upload.isPending}>
            {t('schoolAsk.goOn')}
          </Button>
        </>
      )}
    </div>
  );
}
