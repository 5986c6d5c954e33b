import { Alert, Button, FileInput, Group, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Static } from 'typebox';
import type { ImportResponse, PreviewResponse } from '../../../../../server/objectivity/tests/schemas.ts';
import { vprTestsQuery } from '../../../../api/objectivity/testQueries.ts';
import { postFile, postJson } from '../../../../api/request.ts';
import { ErrorPanel, LoadingPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './ContentPage.module.css';
import { TestsPreview } from './TestsPreview.tsx';
import { TestsTemplate } from './TestsTemplate.tsx';

type Stored = Static<typeof ImportResponse>;

/** A file of tests: first what it holds, then whether to keep it. */
export function TestsUpload() {
  const { language, t } = useWords();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const preview = useMutation({
    mutationFn: (chosen: File) => postFile<PreviewResponse>('/api/vpr-tests/preview', chosen),
  });
  const store = useMutation({
    mutationFn: ({ tests }: PreviewResponse) => postJson<Stored>('/api/vpr-tests', { tests }),
    onSuccess: () => {
      forget();
      return client.invalidateQueries({ queryKey: vprTestsQuery.queryKey });
    },
  });
  const forget = () => {
    setFile(null);
    preview.reset();
  };
  const take = (chosen: File | null) => {
    setFile(chosen);
    store.reset();
    preview.reset();
    if (chosen) preview.mutate(chosen);
  };
  return (
    <div className={styles.upload}>
      <Title order={3} size="h4" mb={6}>
        {t('content.upload.title')}
      </Title>
      <p>
        <TestsTemplate /> ·{' '}
        <a href={`/api/vpr-tests/template?language=${language}&filled=yes`} download>
          {t('content.upload.filled')}
        </a>
      </p>
      <FileInput
        label={t('content.upload.file')}
        description={t('content.upload.lead')}
        placeholder={t('content.upload.placeholder')}
        accept=".csv,.txt,.xlsx,.json"
        value={file}
        onChange={take}
        maw={640}
      />
      <div role="status" className={styles.said}>
        {preview.isPending && <p>{t('content.upload.reading')}</p>}
        {store.data && <Alert color="teal">{t('content.upload.stored', { count: store.data.stored })}</Alert>}
      </div>
      {preview.isPending && <LoadingPanel height={80} />}
      {preview.error && <ErrorPanel error={preview.error} />}
      {store.error && <ErrorPanel error={store.error} />}
      {preview.data && <TestsPreview preview={preview.data} />}
      {preview.data && preview.data.tests.length > 0 && (
        <Group mt="md">
          <Button onClick={() => store.mutate(preview.data)} loading={store.isPending}>
            {t('content.upload.store')}
          </Button>
          <Button variant="default" onClick={forget}>
            {t('content.upload.drop')}
          </Button>
        </Group>
      )}
    </div>
  );
}
