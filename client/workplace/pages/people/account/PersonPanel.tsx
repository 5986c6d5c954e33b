import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { OwnAccountResponse } from '../../../../../server/people/own-account/schemas.ts';
import { ownAccountQuery, sessionQuery } from '../../../../api/people/accountQueries.ts';
import { sendJson } from '../../../../api/request.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import { Panel } from './Panel.tsx';

export function PersonPanel({ account }: { account: OwnAccountResponse }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [name, setName] = useState(account.name);
  const [email, setEmail] = useState(account.email ?? '');
  const save = useMutation({
    mutationFn: () => sendJson('PATCH', '/api/account', { name, email: email.trim() || null }),
    onSuccess: () =>
      Promise.all([ownAccountQuery, sessionQuery].map(({ queryKey }) => client.invalidateQueries({ queryKey }))),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Panel title={t('account.person.title')}>
      <form onSubmit={submit}>
        <p>{t('account.person.username', { username: account.username })}</p>
        <TextInput
          label={t('account.person.name')}
          autoComplete="name"
          required
          maxLength={100}
          mb="sm"
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <TextInput
          label={t('account.person.email')}
          description={t('account.person.emailHint')}
          type="email"
          autoComplete="email"
          mb="md"
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        />
        <FaultAlert error={save.error} />
        <Button type="submit" loading={save.isPending}>
          {t('account.save')}
        </Button>
        {save.isSuccess && <p role="status">{t('account.saved')}</p>}
      </form>
    </Panel>
  );
}
