import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import type { SecondFactorResponse } from '../../../../../server/people/own-account/schemas.ts';
import { sessionQuery } from '../../../../api/people/accountQueries.ts';
import { postJson } from '../../../../api/request.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './AccountPage.module.css';
import { PasswordForm } from './PasswordForm.tsx';
import { qrPath } from './qrPath.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';

/** From the password over the picture for the phone and its first code to the recovery codes. */
export function SecondFactorSetup({ cancel, done }: { cancel?: () => void; done?: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [isConfirmed, setConfirmed] = useState(false);
  const make = useMutation({
    mutationFn: (password: string) => postJson<SecondFactorResponse>('/api/account/second-factor', { password }),
  });
  const finish = async () => {
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    done?.();
  };
  if (!make.data) {
    return (
      <PasswordForm
        submit={t('account.second.start')}
        isPending={make.isPending}
        error={make.error}
        act={make.mutate}
        cancel={cancel}
      />
    );
  }
  if (isConfirmed) return <RecoveryCodes codes={make.data.recoveryCodes} done={() => void finish()} />;
  return <FirstCode made={make.data} confirmed={() => setConfirmed(true)} />;
}

function FirstCode({ made, confirmed }: { made: SecondFactorResponse; confirmed(): void }) {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const check = useMutation({
    mutationFn: () => postJson('/api/account/second-factor/confirm', { code }),
    onSuccess: confirmed,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate();
  };
  return (
    <form onSubmit={submit}>
      <p>{t('account.second.scan')}</p>
      <QrCode text={made.uri} />
      <p>{t('account.second.byHand')}</p>
      <code className={styles.secret}>{made.secret.match(/.{1,4}/g)?.join(' ')}</code>
      <TextInput
        label={t('account.second.code')}
        autoComplete="one-time-code"
        inputMode="numeric"
        required
        minLength={6}
        mb="md"
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
      />
      <FaultAlert error={check.error} />
      <Button type="submit" loading={check.isPending}>
        {t('account.second.confirm')}
      </Button>
    </form>
  );
}

/** Dark on white with the quiet border that cameras need. */
function QrCode({ text }: { text: string }) {
  const { t } = useWords();
  const { path, size } = useMemo(() => qrPath(text), [text]);
  return (
    <svg
      className={styles.qr}
      role="img"
      aria-label={t('account.second.qr')}
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      shapeRendering="crispEdges"
    >
      <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
