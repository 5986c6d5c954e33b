import { Alert, Button, Group } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ImportDetail } from '../../../../../server/objectivity/imports/schemas.ts';
import { Refusal } from '../../../../api/request.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer, ErrorPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { NotShown } from './ImportHistory.tsx';
import styles from './ImportsPage.module.css';
import { importQuery, importsQuery, isUnderWay, useImportChange } from './imports.ts';
import { JobProgress } from './JobProgress.tsx';
import { MappingForm } from './MappingForm.tsx';
import { PreviewPanel } from './PreviewPanel.tsx';

type ImportWorkProps = { id: number; close(): void; dropped(): void };

/** One file from its columns to its confirmation. */
export function ImportWork({ id, close, dropped }: ImportWorkProps) {
  const { t } = useWords();
  const detail = useQuery(importQuery(id));
  useFreshHistory(detail.data?.state);
  const isGone = detail.error instanceof Refusal && detail.error.status === 404;
  if (isGone) {
    return (
      <Alert color="red" variant="light" role="alert" className={styles.said}>
        {/* Rows are looked through for names of people; with any the file is gone while one waits. */}
        <p>{t(isUnderWay(detail.data) ? 'vprImport.job.failed.names' : 'vprImport.job.gone')}</p>
        <Button variant="default" onClick={close}>
          {t('vprImport.upload.title')}
        </Button>
      </Alert>
    );
  }
  return <Answer query={detail}>{(data) => <Work detail={data} close={close} dropped={dropped} />}</Answer>;
}

/** The history is fetched again when the work in the background has changed the state of the upload. */
function useFreshHistory(state: ImportDetail['state'] | undefined) {
  const client = useQueryClient();
  useEffect(() => {
    if (state === 'imported') void client.invalidateQueries({ queryKey: importsQuery.queryKey, exact: true });
  }, [client, state]);
}

type WorkProps = Omit<ImportWorkProps, 'id'> & { detail: ImportDetail };

function Work({ detail, close, dropped }: WorkProps) {
  const { t } = useWords();
  const change = useImportChange(detail.id, dropped);
  if (detail.state !== 'uploaded') {
    return (
      <div role="status">
        <Alert color="teal" className={styles.said}>
          <p>
            {detail.state === 'undone'
              ? t('vprImport.history.undoneNow')
              : t('vprImport.history.done', { file: detail.fileName })}
          </p>
          <NotShown {...detail} />
          <Group>
            {detail.state === 'imported' && <Link to="/objectivity">{t('vprImport.history.toObjectivity')}</Link>}
            <Button variant="default" onClick={close}>
              {t('vprImport.upload.title')}
            </Button>
          </Group>
        </Alert>
      </div>
    );
  }
  const drop = () => change.mutate({ kind: 'drop' });
  return (
    <Section title={detail.fileName}>
      {change.error && <ErrorPanel error={change.error} />}
      {detail.job && <JobProgress job={detail.job} />}
      {!isUnderWay(detail) && (
        <>
          {detail.preview && <PreviewPanel detail={detail} preview={detail.preview} change={change} />}
          <MappingForm detail={detail} change={change} />
          <Group mt="lg">
            <Button variant="subtle" color="red" onClick={drop}>
              {t('vprImport.mapping.drop')}
            </Button>
          </Group>
        </>
      )}
    </Section>
  );
}
