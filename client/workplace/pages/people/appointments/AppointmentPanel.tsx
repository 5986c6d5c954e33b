import { Button, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountSummary, AccountsResponse } from '../../../../../server/people/accounts/schemas.ts';
import type { AppointedRole } from '../../../../../server/people/identity/schemas.ts';
import { accountsQuery } from '../../../../api/people/accountQueries.ts';
import { sendJson } from '../../../../api/request.ts';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog.tsx';
import { useWords } from '../../../../ui/words.ts';
import { AccountMenu } from '../accounts/AccountMenu.tsx';
import styles from '../accounts/AccountsPage.module.css';
import { isLasting } from '../accounts/filter.ts';
import { InviteDialog } from '../accounts/InviteDialog.tsx';
import type { MadeLink } from '../accounts/LinkDialog.tsx';

type AppointmentPanelProps = {
  role: AppointedRole;
  schoolId: number;
  data: AccountsResponse;
  today: string;
  show(link: MadeLink): void;
};

/** Who has one role at a school, who had it before, and the way to appoint and to end that. */
export function AppointmentPanel({ role, schoolId, data, today, show }: AppointmentPanelProps) {
  const { t } = useWords();
  const [isInviting, setInviting] = useState(false);
  const held = data.accounts.flatMap((account) =>
    account.roles.filter((each) => each.role === role && each.schoolId === schoolId).map((each) => ({ account, each })),
  );
  const lasting = held.filter(({ each }) => isLasting(each, today));
  const former = held.filter(({ each }) => !isLasting(each, today));
  return (
    <section aria-label={t(`roles.${role}`)}>
      <Title order={2} size="h3" mt="md">
        {t(`roles.${role}`)}
      </Title>
      <p className="quiet">{t(`appointments.what.${role}`)}</p>
      {lasting.length === 0 && <p>{t('appointments.nobody')}</p>}
      {lasting.map(({ account, each }) => (
        <div key={each.id} className={styles.roleRow}>
          <span>
            {account.name}
            {account.state === 'invited' && `, ${t('appointments.waiting')}`}
          </span>
          <span>
            {account.state === 'invited' && <AccountMenu account={account} data={data} today={today} show={show} />}{' '}
            <Ending account={account} roleId={each.id} />
          </span>
        </div>
      ))}
      <Button
        my="sm"
        onClick={() => setInviting(true)}
        aria-label={t('appointments.appointNamed', { role: t(`roles.${role}`) })}
      >
        {t('appointments.appoint')}
      </Button>
      {former.length > 0 && (
        <p className="quiet">
          {t('appointments.former', { names: former.map(({ account }) => account.name).join(', ') })}
        </p>
      )}
      {isInviting && (
        <InviteDialog
          data={data}
          fixed={{ role, schoolId, territoryId: null }}
          close={() => setInviting(false)}
          made={show}
        />
      )}
    </section>
  );
}

function Ending({ account, roleId }: { account: AccountSummary; roleId: number }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const end = useMutation({
    mutationFn: () => sendJson('DELETE', `/api/accounts/${account.id}/roles/${roleId}`),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: accountsQuery.queryKey });
      setAsked(false);
    },
  });
  return (
    <>
      <Button
        variant="default"
        size="compact-md"
        onClick={() => setAsked(true)}
        aria-label={t('appointments.endNamed', account)}
      >
        {t('appointments.end')}
      </Button>
      <ConfirmDialog
        title={t('appointments.endNamed', account)}
        text={t('appointments.endAsk')}
        confirm={t('appointments.end')}
        opened={isAsked}
        isPending={end.isPending}
        error={end.error}
        close={() => setAsked(false)}
        act={() => end.mutate()}
      />
    </>
  );
}
