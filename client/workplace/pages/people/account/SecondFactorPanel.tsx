import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OwnAccountResponse, RecoveryCodesResponse } from '../../../../../server/people/own-account/schemas.ts';
import { ownAccountQuery, sessionQuery, sessionsQuery } from '../../../../api/people/accountQueries.ts';
import { postJson } from '../../../../api/request.ts';
import { useWords } from '../../../../ui/words.ts';
import { Panel } from './Panel.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { SecondFactorSetup } from './SecondFactorSetup.tsx';

type Doing = 'nothing' | 'setUp' | 'renew' | 'remove';

export function SecondFactorPanel({ account }: { account: OwnAccountResponse }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [doing, setDoing] = useState<Doing>('nothing');
  const { isOn, isRequired, recoveryCodes } = account.secondFactor;
  const finish = () => {
    setDoing('nothing');
    for (const { queryKey } of [ownAccountQuery, sessionQuery, sessionsQuery])
      void client.invalidateQueries({ queryKey });
  };
  const cancel = () => setDoing('nothing');
  return (
    <Panel title={t('account.second.title')}>
      <p>
        {isOn ? t('account.second.on') : t('account.second.off')}{' '}
        {isOn && t('account.second.left', { count: recoveryCodes })} {isRequired && t('account.second.required')}
      </p>
      {!isOn && <p className="quiet">{t('account.second.why')}</p>}
      {doing === 'setUp' && <SecondFactorSetup cancel={cancel} done={finish} />}
      {doing === 'renew' && <Renewal cancel={cancel} done={finish} />}
      {doing === 'remove' && <Removal cancel={cancel} done={finish} />}
      {doing === 'nothing' && (
        <Group>
          {!isOn && <Button onClick={() => setDoing('setUp')}>{t('account.second.start')}</Button>}
          {isOn && (
            <Button variant="default" onClick={() => setDoing('renew')}>
              {t('account.second.renew')}
            </Button>
          )}
          {isOn && !isRequired && (
            <Button variant="default" onClick={() => setDoing('remove')}>
              {t('account.second.remove')}
            </Button>
          )}
        </Group>
      )}
    </Panel>
  );
}

type Step = { cancel(): void; done(): void };

function Renewal({ cancel, done }: Step) {
  const { t } = useWords();
  const renew = useMutation({
    mutationFn: (password: string) => postJson<RecoveryCodesResponse>('/api/account/recovery-codes', { password }),
  });
  if (renew.data) return <RecoveryCodes codes={renew.data.recoveryCodes} done={done} />;
  return (
    <>
      <p>{t('account.second.renewHint')}</p>
      <PasswordForm
        submit={t('account.second.renew')}
        isPending={renew.isPending}
        error={renew.error}
        act={renew.mutate}
        cancel={cancel}
      />
    </>
  );
}

function Removal({ cancel, done }: Step) {
  const { t } = useWords();
  const remove = useMutation({
    mutationFn: (password: string) => postJson('/api/account/second-factor/remove', { password }),
    onSuccess: done,
  });
  return (
    <PasswordForm
      submit={t('account.second.remove')}
      isPending={remove.isPending}
      error={remove.error}
      act={remove.mutate}
      cancel={cancel}
    />
  );
}
