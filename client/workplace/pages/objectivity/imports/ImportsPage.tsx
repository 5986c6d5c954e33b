import { Alert, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../../../../ui/words.ts';
import { Examples } from './Examples.tsx';
import { ImportHistory } from './ImportHistory.tsx';
import styles from './ImportsPage.module.css';
import { ImportWork } from './ImportWork.tsx';
import { ReportHistory } from './ReportHistory.tsx';
import { UploadForm } from './UploadForm.tsx';

/** Files of VPR on their way in: what a file is, its columns, its faults, the confirmation, and what was loaded before. */
export function ImportsPage() {
  const { t } = useWords();
  const { import: id } = useSearch({ from: '/objectivity/imports' });
  const navigate = useNavigate({ from: '/objectivity/imports' });
  const [isDropped, setDropped] = useState(false);
  const open = (chosen: number | null) => {
    setDropped(false);
    void navigate({ search: (search) => ({ ...search, import: chosen ?? undefined }) });
  };
  const dropped = () => {
    open(null);
    setDropped(true);
  };
  return (
    <>
      <title>{`${t('vprFiles.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('vprFiles.title')}
      </Title>
      <p>{t('vprFiles.lead')}</p>
      <div role="status">
        {isDropped && (
          <Alert color="teal" className={styles.said}>
            {t('vprImport.history.dropped')}
          </Alert>
        )}
      </div>
      {/* A file with several tables stays chosen while one of them is loaded. */}
      <div hidden={id !== undefined}>
        <UploadForm open={open} />
      </div>
      {id !== undefined && <ImportWork key={id} id={id} close={() => open(null)} dropped={dropped} />}
      <Examples />
      <ImportHistory open={open} />
      <ReportHistory />
    </>
  );
}
