import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ownAccountQuery } from '../../../../api/people/accountQueries.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './AccountPage.module.css';
import { HeldPanel } from './HeldPanel.tsx';
import { PasswordPanel } from './PasswordPanel.tsx';
import { PersonPanel } from './PersonPanel.tsx';
import { SecondFactorPanel } from './SecondFactorPanel.tsx';
import { SessionsPanel } from './SessionsPanel.tsx';

/** One's own account: name, password, second step, sessions, and what is held. */
export function AccountPage() {
  const { t } = useWords();
  const own = useQuery(ownAccountQuery);
  return (
    <div className={styles.page}>
      <title>{`${t('account.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('account.title')}
      </Title>
      <Answer query={own}>
        {(account) => (
          <>
            <PersonPanel account={account} />
            <PasswordPanel username={account.username ?? ''} />
            <SecondFactorPanel account={account} />
            <SessionsPanel />
            <HeldPanel account={account} />
          </>
        )}
      </Answer>
    </div>
  );
}
