import { Alert, Button, FileInput, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RollEntry, TableResponse } from '../../../../../server/answering/enrolment/schemas.ts';
import { schoolsQuery } from '../../../../api/people/schoolQueries.ts';
import { postJson, Refusal } from '../../../../api/request.ts';
import { languages } from '../../../../i18n/language.ts';
import { ErrorPanel } from '../../../../ui/States.tsx';
import { useWords, type Words } from '../../../../ui/words.ts';
import styles from './Roll.module.css';
import { type Column, type ReadTable, readRollTable, type TableFault, type TableWords } from './rollTable.ts';
import { putEntries, useRollChange } from './saving.ts';

const MOST_FAULTS_SHOWN = 30;

/** A table is read, shown with its faults, and entered as a whole or not at all. */
export function RollImport() {
  const words = useWords();
  const { t } = words;
  const schools = useQuery(schoolsQuery).data?.schools ?? [];
  const [file, setFile] = useState<File | null>(null);
  const reading = useMutation({
    mutationFn: async (chosen: File) => {
      const { rows } = await postJson<TableResponse>('/api/roll/table', { content: await base64(chosen) });
      return readRollTable(rows, schools, tableWords(words));
    },
  });
  const applying = useRollChange((entries: RollEntry[]) => putEntries(entries));
  const take = (chosen: File | null) => {
    setFile(chosen);
    reading.reset();
    applying.reset();
    if (chosen) reading.mutate(chosen);
  };
  return (
    <section aria-label={t('roll.importTitle')}>
      <Title order={2} size="h4" mt="xl">
        {t('roll.importTitle')}
      </Title>
      <p className="quiet">{t('roll.importLead')}</p>
      <FileInput
        label={t('roll.file')}
        placeholder={t('roll.choose')}
        accept=".csv,.xlsx,.txt"
        maw={420}
        value={file}
        onChange={take}
        clearable={false}
      />
      {reading.error && <ReadingError error={reading.error} />}
      {reading.data && (
        <Preview
          read={reading.data}
          apply={applying.mutate}
          isApplying={applying.isPending}
          isDone={applying.isSuccess}
        />
      )}
      {applying.error && <ErrorPanel error={applying.error} />}
    </section>
  );
}

function ReadingError({ error }: { error: Error }) {
  const { t } = useWords();
  if (!(error instanceof Refusal) || error.status !== 400) return <ErrorPanel error={error} />;
  return (
    <Alert color="red" variant="light" role="alert" mt="sm">
      {t('roll.tableFault')}
    </Alert>
  );
}

type PreviewProps = { read: ReadTable; apply(entries: RollEntry[]): void; isApplying: boolean; isDone: boolean };

function Preview({ read: { entries, faults }, apply, isApplying, isDone }: PreviewProps) {
  const words = useWords();
  const { t } = words;
  const bad = new Set(faults.map(({ line }) => line)).size;
  if (isDone)
    return (
      <Alert color="teal" role="status" mt="sm">
        {t('roll.applied', { count: entries.length })}
      </Alert>
    );
  return (
    <div role="status">
      <p>{t('roll.preview', { good: entries.length, bad })}</p>
      <ul className={styles.list}>
        {faults.slice(0, MOST_FAULTS_SHOWN).map((fault) => (
          <li key={`${fault.line} ${fault.kind} ${fault.value}`}>
            {t('roll.faultLine', { line: fault.line, fault: faultText(words, fault) })}
          </li>
        ))}
      </ul>
      {faults.length > 0 && <p>{t('roll.applyBlocked')}</p>}
      <Button disabled={faults.length > 0 || entries.length === 0} loading={isApplying} onClick={() => apply(entries)}>
        {t('roll.apply', { count: entries.length })}
      </Button>
    </div>
  );
}

function faultText({ t }: Words, { kind, value }: TableFault): string {
  if (kind !== 'header') return t(`roll.faults.${kind}`, { value });
  const column =
    (['school', 'audience', 'grade', 'people', 'asOf'] as const).find((each) => each === value) ?? 'school';
  return t('roll.faults.header', { name: t(`roll.headers.${column}`).split('|')[0] });
}

/** Words of both languages are taken, whatever the language of the page. */
function tableWords({ t }: Words): TableWords {
  const all = (key: `roll.headers.${Column}` | `roll.audiences.${RollEntry['audience']}`) =>
    languages.flatMap((lng) => String(t(key, { lng })).split('|'));
  return {
    headers: {
      school: all('roll.headers.school'),
      audience: all('roll.headers.audience'),
      grade: all('roll.headers.grade'),
      people: all('roll.headers.people'),
      asOf: all('roll.headers.asOf'),
    },
    audiences: {
      teacher: all('roll.audiences.teacher'),
      student: all('roll.audiences.student'),
      parent: all('roll.audiences.parent'),
    },
  };
}

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let start = 0; start < bytes.length; start += 0x8000)
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return btoa(text);
}
