import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { sessionsQuery } from '../../../../api/people/accountQueries.ts';
import { postJson } from '../../../../api/request.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import { Panel } from './Panel.tsx';

const NOTHING = { password: '', newPassword: '' };

export function PasswordPanel({ username }: { username: string }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [typed, setTyped] = useState(NOTHING);
  const change = useMutation({
    mutationFn: () => postJson('/api/account/password', typed),
    onSuccess: () => {
      setTyped(NOTHING);
      return client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Panel title={t('account.password.title')}>
      <form onSubmit={submit}>
        {/* Managers of passwords need to know whose it is. */}
        <input type="hidden" autoComplete="username" value={username} />
        <PasswordInput
          label={t('account.password.present')}
          autoComplete="current-password"
          required
          mb="sm"
          value={typed.password}
          onChange={({ currentTarget }) => setTyped({ ...typed, password: currentTarget.value })}
        />
        <PasswordInput
          label={t('account.password.next')}
          description={t('account.password.hint')}
          autoComplete="new-password"
          required
          mb="md"
          value={typed.newPassword}
          onChange={({ currentTarget }) => setTyped({ ...typed, newPassword: currentTarget.value })}
        />
        <FaultAlert error={change.error} />
        <Button type="submit" loading={change.isPending}>
          {t('account.password.change')}
        </Button>
        {change.isSuccess && <p role="status">{t('account.password.changed')}</p>}
      </form>
    </Panel>
  );
}
