import { Alert, Button, FileInput, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { VprTestView } from '../../../../../server/objectivity/tests/schemas.ts';
import { vprTestsQuery } from '../../../../api/objectivity/testQueries.ts';
import { CheckMark } from '../../../../ui/CutoffMark.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { Answer, ErrorPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useTestName } from '../../content/library/tests.ts';
import styles from './ImportsPage.module.css';
import { useUpload } from './imports.ts';

/** Which test, and which file. A file that cannot be read or holds names is refused here and kept nowhere. */
export function UploadForm({ open }: { open(id: number): void }) {
  const { t } = useWords();
  const tests = useQuery(vprTestsQuery);
  return (
    <Section title={t('vprImport.upload.title')}>
      <Answer query={tests}>{(data) => <Fields tests={data.tests} open={open} />}</Answer>
    </Section>
  );
}

function Fields({ tests, open }: { tests: VprTestView[]; open(id: number): void }) {
  const { t } = useWords();
  const name = useTestName();
  const [chosen, setChosen] = useState(0);
  const [file, setFile] = useState<File | null>(null);
  const upload = useUpload();
  const test = tests[chosen];
  const send = () => {
    if (file && test) upload.mutate({ file, test }, { onSuccess: ({ id }) => id !== null && open(id) });
  };
  const change = (next: File | null) => {
    upload.reset();
    setFile(next);
  };
  return (
    <div className={styles.form}>
      <NativeSelect
        label={t('vprImport.upload.test')}
        data={tests.map((each, index) => ({
          value: String(index),
          label: t('vprImport.upload.testLabel', { test: name(each), year: each.year }),
        }))}
        value={String(chosen)}
        onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}
      />
      <div>
        {test && <CheckMark {...test} />} <Link to="/content">{t('vprImport.upload.noTest')}</Link>
      </div>
      <FileInput
        label={t('vprImport.upload.file')}
        placeholder={t('vprImport.upload.placeholder')}
        accept=".csv,.txt,.xlsx"
        value={file}
        onChange={change}
      />
      <Button onClick={send} loading={upload.isPending} disabled={file === null}>
        {t('vprImport.upload.send')}
      </Button>
      <div role="status">{upload.isPending && t('vprImport.upload.reading')}</div>
      {upload.error && <ErrorPanel error={upload.error} />}
      {upload.data?.unreadable && (
        <Alert color="red" variant="light" role="alert">
          {t(`tableFault.${upload.data.unreadable.code}`, { detail: upload.data.unreadable.detail })}
        </Alert>
      )}
      {upload.data && upload.data.names.length > 0 && (
        <Alert color="red" variant="light" role="alert">
          {t('vprImport.upload.names', { cells: upload.data.names.join(', ') })}
        </Alert>
      )}
    </div>
  );
}
