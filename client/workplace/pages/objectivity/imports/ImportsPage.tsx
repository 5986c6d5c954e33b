import { Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useWords } from '../../../../ui/words.ts';
import { Examples } from './Examples.tsx';
import { ImportHistory } from './ImportHistory.tsx';
import { ImportWork } from './ImportWork.tsx';
import { UploadForm } from './UploadForm.tsx';

/** Results of VPR on their way in: a file, its columns, its faults, the confirmation, and what was imported before. */
export function ImportsPage() {
  const { t } = useWords();
  const { import: id } = useSearch({ from: '/objectivity/imports' });
  const navigate = useNavigate({ from: '/objectivity/imports' });
  const open = (chosen: number | null) =>
    void navigate({ search: (search) => ({ ...search, import: chosen ?? undefined }) });
  return (
    <>
      <title>{`${t('vprImport.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('vprImport.title')}
      </Title>
      <p>{t('vprImport.lead')}</p>
      {id === undefined ? <UploadForm open={open} /> : <ImportWork key={id} id={id} close={() => open(null)} />}
      <Examples />
      <ImportHistory open={open} />
    </>
  );
}
