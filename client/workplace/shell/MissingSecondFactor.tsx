import { Title } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { LoadingPanel } from '../../ui/States.tsx';
import { useWords } from '../../ui/words.ts';
import styles from './Shell.module.css';

// The picture for the phone needs a library that most readers never load.
const SecondFactorSetup = lazy(async () => ({
  default: (await import('../pages/people/account/SecondFactorSetup.tsx')).SecondFactorSetup,
}));

/** All that a role which needs a second factor sees until it has one. */
export function MissingSecondFactor() {
  const { t } = useWords();
  return (
    <div className={styles.step}>
      <title>{`${t('account.second.missingTitle')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('account.second.missingTitle')}
      </Title>
      <p>
        {t('account.second.missing')} {t('account.second.why')}
      </p>
      <Suspense fallback={<LoadingPanel />}>
        <SecondFactorSetup />
      </Suspense>
    </div>
  );
}
