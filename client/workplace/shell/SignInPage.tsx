import { Alert, Button, PasswordInput, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { AboutResponse } from '../../../server/identity/schemas.ts';
import { aboutQuery, sessionQuery } from '../../api/queries.ts';
import { postJson, Refusal } from '../../api/request.ts';
import { ErrorPanel } from '../../ui/States.tsx';
import { useWords } from '../../ui/words.ts';
import styles from './Shell.module.css';

type Credentials = { username: string; password: string };

export function SignInPage() {
  const { t } = useWords();
  const about = useQuery(aboutQuery);
  const client = useQueryClient();
  const [typed, type] = useState<Credentials>({ username: '', password: '' });
  const signIn = useMutation({
    mutationFn: (credentials: Credentials) => postJson('/api/auth/sign-in/username', credentials),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate(typed);
  };
  const choose = (credentials: Credentials) => {
    type(credentials);
    signIn.mutate(credentials);
  };
  return (
    <div className={styles.signIn}>
      <title>{`${t('signIn.title')} · ${t('shell.app')}`}</title>
      <form onSubmit={submit}>
        <Title order={1}>{t('signIn.title')}</Title>
        <p>{t('signIn.lead')}</p>
        <TextInput
          label={t('signIn.username')}
          autoComplete="username"
          required
          mb="sm"
          value={typed.username}
          onChange={({ currentTarget }) => type({ ...typed, username: currentTarget.value })}
        />
        <PasswordInput
          label={t('signIn.password')}
          autoComplete="current-password"
          required
          mb="md"
          value={typed.password}
          onChange={({ currentTarget }) => type({ ...typed, password: currentTarget.value })}
        />
        <SignInFault error={signIn.error} />
        <Button type="submit" loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
      </form>
      {about.data?.demo && <DemoAccounts accounts={about.data.demo.accounts} choose={choose} />}
    </div>
  );
}

function SignInFault({ error }: { error: Error | null }) {
  const { t } = useWords();
  if (!error) return null;
  const known: Record<number, string> = { 401: t('signIn.refused'), 429: t('signIn.tooMany') };
  const text = error instanceof Refusal ? known[error.status] : undefined;
  if (!text) return <ErrorPanel error={error} />;
  return (
    <Alert color="red" variant="light" role="alert" mb="md">
      {text}
    </Alert>
  );
}

type DemoAccount = NonNullable<AboutResponse['demo']>['accounts'][number];

function DemoAccounts({ accounts, choose }: { accounts: DemoAccount[]; choose(credentials: Credentials): void }) {
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
