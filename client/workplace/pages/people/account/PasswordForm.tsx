import { Button, Group, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';

type PasswordFormProps = {
  submit: string;
  isPending: boolean;
  error: Error | null;
  act(password: string): void;
  cancel?: () => void;
};

/** Asks for the present password before something that changes the way in. */
export function PasswordForm({ act, cancel, error, isPending, submit }: PasswordFormProps) {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    act(password);
  };
  return (
    <form onSubmit={send}>
      <p>{t('account.second.confirmPassword')}</p>
      <PasswordInput
        label={t('account.password.present')}
        autoComplete="current-password"
        required
        mb="md"
        value={password}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
      />
      <FaultAlert error={error} />
      <Group>
        <Button type="submit" loading={isPending}>
          {submit}
        </Button>
        {cancel && (
          <Button variant="default" onClick={cancel}>
            {t('account.cancel')}
          </Button>
        )}
      </Group>
    </form>
  );
}
