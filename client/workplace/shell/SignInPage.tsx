import { Alert, Button, PasswordInput, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, Suspense, useState } from 'react';
import type { SignInResponse } from '../../../server/people/identity/schemas.ts';
import { aboutQuery, sessionQuery } from '../../api/people/accountQueries.ts';
import { postJson, Refusal } from '../../api/request.ts';
import { FaultAlert } from '../../ui/FaultAlert.tsx';
import { useWords } from '../../ui/words.ts';
import { lazyPart } from './lazyPart.ts';
import styles from './Shell.module.css';

const DemoAccounts = lazyPart(() => import('./DemoAccounts.tsx'), 'DemoAccounts');
const ForgottenPassword = lazyPart(() => import('./ForgottenPassword.tsx'), 'ForgottenPassword');
const SecondStep = lazyPart(() => import('./SecondStep.tsx'), 'SecondStep');

type Credentials = { username: string; password: string };

export function SignInPage() {
  const { language, t } = useWords();
  const about = useQuery(aboutQuery);
  const client = useQueryClient();
  const [typed, setTyped] = useState<Credentials>({ username: '', password: '' });
  const [hasForgotten, setForgotten] = useState(false);
  const signIn = useMutation({
    mutationFn: (credentials: Credentials) => postJson<SignInResponse>('/api/auth/sign-in/username', credentials),
    onSuccess: ({ secondFactor }) => secondFactor || client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  if (signIn.data?.secondFactor) return <SecondStep back={signIn.reset} />;
  if (hasForgotten) return <ForgottenPassword name={typed.username} back={() => setForgotten(false)} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate(typed);
  };
  const choose = (credentials: Credentials) => {
    setTyped(credentials);
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
          autoCapitalize="none"
          required
          mb="sm"
          value={typed.username}
          onChange={({ currentTarget }) => setTyped({ ...typed, username: currentTarget.value })}
        />
        <PasswordInput
          label={t('signIn.password')}
          autoComplete="current-password"
          required
          mb="md"
          value={typed.password}
          onChange={({ currentTarget }) => setTyped({ ...typed, password: currentTarget.value })}
        />
        <SignInFault error={signIn.error} />
        <Button type="submit" loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
        {about.data?.mail && (
          <Button variant="subtle" ml="xs" onClick={() => setForgotten(true)}>
            {t('signIn.forgotten.ask')}
          </Button>
        )}
        {about.data?.mail === false && (
          <p className={`quiet ${styles.toPublic}`}>{t('signIn.forgotten.askAdministrator')}</p>
        )}
        <p className={styles.toPublic}>
          {/* Made by the server, so it is no page of this router. */}
          <a href={language === 'en' ? '/public/en' : '/public'}>{t('signIn.public')}</a>
        </p>
      </form>
      {about.data?.demo && (
        <Suspense>
          <DemoAccounts accounts={about.data.demo.accounts} choose={choose} />
        </Suspense>
      )}
    </div>
  );
}

/** Why the sign-in failed; after many failures how long to wait, in whole minutes. */
function SignInFault({ error }: { error: Error | null }) {
  const { t } = useWords();
  const problem = error instanceof Refusal ? error.problem : null;
  if (problem?.code !== 'signInRefused' && problem?.code !== 'signInDelayed') return <FaultAlert error={error} />;
  const text =
    problem.code === 'signInRefused'
      ? t('signIn.refused')
      : t('signIn.delayed', { count: Math.ceil((problem.retryAfter ?? 60) / 60) });
  return (
    <Alert color="red" variant="light" role="alert" mb="md">
      {text}
    </Alert>
  );
}
