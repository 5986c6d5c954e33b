import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { LinkResponse, UseBody, UsedResponse } from '../../../../../server/people/account-links/schemas.ts';
import { postJson } from '../../../../api/request.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';

type LinkFormProps = { token: string; link: LinkResponse; done(username: string): void };

/** Name, user name, district and password: as much of it as the kind of the link asks for. */
export function LinkForm({ token, link, done }: LinkFormProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState<Omit<UseBody, 'token'>>({ password: '' });
  const use = useMutation({
    mutationFn: () => postJson<UsedResponse>('/api/account-links/use', { token, ...typed }),
    onSuccess: ({ username }) => done(username),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    use.mutate();
  };
  const field = (name: keyof typeof typed) => ({
    label: t(`accountLink.${name}`),
    required: true,
    mb: 'sm',
    value: typed[name] ?? '',
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      setTyped({ ...typed, [name]: currentTarget.value }),
  });
  return (
    <form onSubmit={submit}>
      {link.needsDistrict && <TextInput {...field('district')} description={t('accountLink.districtHint')} />}
      {link.kind === 'setup' && <TextInput {...field('name')} autoComplete="name" />}
      {link.kind === 'password' ? (
        <input type="hidden" autoComplete="username" value={link.username ?? ''} />
      ) : (
        <TextInput
          {...field('username')}
          description={t('accountLink.usernameHint')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
      <PasswordInput {...field('password')} description={t('accountLink.passwordHint')} autoComplete="new-password" />
      <FaultAlert error={use.error} />
      <Button type="submit" mt="sm" loading={use.isPending}>
        {t('accountLink.submit')}
      </Button>
    </form>
  );
}
