import { Button, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  AccountSummary,
  AccountsResponse,
  NewLinkResponse,
} from '../../../../../server/people/accounts/schemas.ts';
import { accountsQuery } from '../../../../api/people/accountQueries.ts';
import { sendJson } from '../../../../api/request.ts';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSession } from '../../../shell/session.ts';
import { type AccountAction, CONFIRMED, INVITATION_DAYS, isConfirmed, offeredActions, requestOf } from './actions.ts';
import type { MadeLink } from './LinkDialog.tsx';
import { RolesDialog } from './RolesDialog.tsx';

type AccountMenuProps = {
  account: AccountSummary;
  data: AccountsResponse;
  today: string;
  show(link: MadeLink): void;
};

/** What the reader may do to an account; what others feel asks first. */
export function AccountMenu({ account, data, today, show }: AccountMenuProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const session = useSession();
  const [asked, setAsked] = useState<AccountAction | null>(null);
  const act = useMutation({
    mutationFn: (action: AccountAction) => sendJson<Partial<NewLinkResponse>>(...requestOf(action, account.id)),
    onSuccess: async ({ accountId, expiresAt, path }, action) => {
      await client.invalidateQueries({ queryKey: accountsQuery.queryKey });
      setAsked(null);
      if (!accountId || !expiresAt || !path) return;
      show({ accountId, expiresAt, path, ...(action === 'inviteAgain' && { invitationDays: INVITATION_DAYS }) });
    },
  });
  const choose = (action: AccountAction) => {
    act.reset();
    if (action === 'roles' || isConfirmed(action)) setAsked(action);
    else act.mutate(action);
  };
  const confirmed = CONFIRMED.find((action) => action === asked);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="compact-md" loading={act.isPending} aria-label={t('accounts.more', account)}>
            …
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {offeredActions(account, session, data).map((action) => (
            <Menu.Item key={action} onClick={() => choose(action)}>
              {t(`accounts.actions.${action}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {asked === null && <FaultAlert error={act.error} />}
      {asked === 'roles' && <RolesDialog account={account} data={data} today={today} close={() => setAsked(null)} />}
      {confirmed && (
        <ConfirmDialog
          title={`${t(`accounts.actions.${confirmed}`)}: ${account.name}`}
          text={t(`accounts.ask.${confirmed}`)}
          confirm={t(`accounts.actions.${confirmed}`)}
          opened
          isPending={act.isPending}
          error={act.error}
          close={() => setAsked(null)}
          act={() => act.mutate(confirmed)}
        />
      )}
    </>
  );
}
