import { Button, Title } from '@mantine/core';
import type { AboutResponse } from '../../../server/people/identity/schemas.ts';
import { useWords } from '../../ui/words.ts';
import styles from './Shell.module.css';

type DemoAccount = NonNullable<AboutResponse['demo']>['accounts'][number];
type DemoAccountsProps = {
  accounts: DemoAccount[];
  choose(credentials: { username: string; password: string }): void;
};

/** The accounts of the demo, each a press away. */
export function DemoAccounts({ accounts, choose }: DemoAccountsProps) {
  const { t } = useWords();
  return (
    <section aria-labelledby="demo-accounts">
      <Title order={2} size="h3" id="demo-accounts">
        {t('signIn.demoTitle')}
      </Title>
      <p>{t('signIn.demoLead')}</p>
      <ul className={styles.accounts}>
        {accounts.map(({ password, role, username }) => (
          <li key={username}>
            <Button
              variant="light"
              fullWidth
              justify="space-between"
              onClick={() => choose({ username, password })}
              rightSection={username}
            >
              {t(`roles.${role}`)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
