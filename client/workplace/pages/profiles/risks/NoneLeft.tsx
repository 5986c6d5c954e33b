import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';

/** No school passes the filters. */
export function NoneLeft({ filters }: { filters: ReactNode }) {
  const { t } = useWords();
  return (
    <>
      {filters}
      <EmptyPanel title={t('risks.noneLeftTitle')}>
        <p>{t('risks.noneLeft')}</p>
        <Link to="/risks" search={{}}>
          {t('risks.clear')}
        </Link>
      </EmptyPanel>
    </>
  );
}
