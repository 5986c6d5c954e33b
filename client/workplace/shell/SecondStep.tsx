import { Button, Group, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { sessionQuery } from '../../api/people/accountQueries.ts';
import { postJson } from '../../api/request.ts';
import { FaultAlert } from '../../ui/FaultAlert.tsx';
import { useWords } from '../../ui/words.ts';
import styles from './Shell.module.css';

/** The second step of the sign-in: a code of the phone, or a recovery code in its place. */
export function SecondStep({ back }: { back(): void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [way, setWay] = useState<'code' | 'recovery'>('code');
  const [code, setCode] = useState('');
  const step = way === 'code' ? 'verify-totp' : 'verify-backup-code';
  const verify = useMutation({
    mutationFn: () => postJson(`/api/auth/two-factor/${step}`, { code }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  const change = () => {
    setWay(way === 'code' ? 'recovery' : 'code');
    setCode('');
    verify.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    verify.mutate();
  };
  return (
    <form className={styles.step} onSubmit={submit}>
      <title>{`${t('signIn.codeTitle')} · ${t('shell.app')}`}</title>
      <Title order={1}>{t('signIn.codeTitle')}</Title>
      <p>{way === 'code' ? t('signIn.codeLead') : t('signIn.recoveryLead')}</p>
      <TextInput
        key={way}
        label={t(`signIn.${way}`)}
        autoComplete="one-time-code"
        inputMode={way === 'code' ? 'numeric' : 'text'}
        required
        minLength={6}
        mb="md"
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
      />
      <FaultAlert error={verify.error} />
      <Group mb="md">
        <Button type="submit" loading={verify.isPending}>
          {t('signIn.submit')}
        </Button>
        <Button variant="default" onClick={back}>
          {t('signIn.back')}
        </Button>
      </Group>
      <Button variant="subtle" px={0} onClick={change} mb="md">
        {way === 'code' ? t('signIn.useRecovery') : t('signIn.useCode')}
      </Button>
      <p className="quiet">{t('signIn.lost')}</p>
    </form>
  );
}
