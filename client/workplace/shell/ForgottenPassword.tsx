import { Button, Group, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { postJson } from '../../api/request.ts';
import { FaultAlert } from '../../ui/FaultAlert.tsx';
import { useWords } from '../../ui/words.ts';
import styles from './Shell.module.css';

/** Asks for a letter with a link for a new password; the answer is the same whoever is named. */
export function ForgottenPassword({ name, back }: { name: string; back(): void }) {
  const { t } = useWords();
  const [username, setUsername] = useState(name);
  const ask = useMutation({ mutationFn: () => postJson('/api/forgotten-password', { username }) });
  const title = ask.isSuccess ? t('signIn.forgotten.sentTitle') : t('signIn.forgotten.title');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  return (
    <form className={styles.step} onSubmit={submit}>
      <title>{`${title} · ${t('shell.app')}`}</title>
      <Title order={1}>{title}</Title>
      {ask.isSuccess ? (
        <div role="status">
          <p>{t('signIn.forgotten.sent')}</p>
          <p className="quiet">{t('signIn.forgotten.noMail')}</p>
        </div>
      ) : (
        <>
          <p>{t('signIn.forgotten.lead')}</p>
          <TextInput
            label={t('signIn.username')}
            autoComplete="username"
            autoCapitalize="none"
            required
            maxLength={254}
            mb="md"
            value={username}
            onChange={({ currentTarget }) => setUsername(currentTarget.value)}
          />
          <FaultAlert error={ask.error} />
        </>
      )}
      <Group>
        {!ask.isSuccess && (
          <Button type="submit" loading={ask.isPending}>
            {t('signIn.forgotten.submit')}
          </Button>
        )}
        <Button variant="default" onClick={back}>
          {t('signIn.forgotten.back')}
        </Button>
      </Group>
    </form>
  );
}
