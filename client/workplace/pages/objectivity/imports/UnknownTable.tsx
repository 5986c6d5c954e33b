import { Alert } from '@mantine/core';
import { useWords } from '../../../../ui/words.ts';
import styles from './ImportsPage.module.css';

/** Nothing was recognised: which columns are looked for, and the way by hand. */
export function UnknownTable() {
  const { t } = useWords();
  return (
    <Alert color="gray" variant="light" title={t('vprFiles.unknown.title')} className={styles.said}>
      <p>{t('vprFiles.unknown.lead')}</p>
      <ul>
        <li>{t('vprFiles.unknown.pupils')}</li>
        <li>{t('vprFiles.unknown.reports')}</li>
      </ul>
      <p>{t('vprFiles.unknown.hand')}</p>
    </Alert>
  );
}
