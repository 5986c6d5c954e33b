import { Button, Group, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountSummary } from '../../../../../server/people/accounts/schemas.ts';
import { accountsQuery } from '../../../../api/people/accountQueries.ts';
import { inviteAgain, LINK_DAYS } from '../../../../api/people/invitationQueries.ts';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import { InvitationsPanel } from './InvitationsPanel.tsx';
import { LettersButton } from './LettersButton.tsx';

type AgainDialogProps = { accounts: AccountSummary[]; hasMail: boolean; close(): void };

/** Invites many again: new links to be handed out, or letters that carry them. */
export function AgainDialog({ accounts, close, hasMail }: AgainDialogProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [days, setDays] = useState('14');
  // What is listed behind the dialog changes with the new links; whom one has chosen stays.
  const [chosen] = useState(accounts);
  const again = useMutation({
    mutationFn: () =>
      inviteAgain(
        chosen.map(({ id }) => id),
        Number(days),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: accountsQuery.queryKey }),
  });
  const reached = chosen.flatMap(({ email, id }) => (email === null ? [] : [id]));
  return (
    <Dialog title={t('invitations.againTitle', { count: chosen.length })} opened size="lg" close={close}>
      {again.data ? (
        <InvitationsPanel invitations={again.data.invitations} days={Number(days)} hasMail={hasMail} />
      ) : (
        <>
          <p>{t('invitations.againLead')}</p>
          <NativeSelect
            label={t('accounts.days')}
            mb="md"
            maw={240}
            data={LINK_DAYS}
            value={days}
            onChange={({ currentTarget }) => setDays(currentTarget.value)}
          />
          <FaultAlert error={again.error} />
          <Group>
            <Button loading={again.isPending} onClick={() => again.mutate()}>
              {t('invitations.makeLinks', { count: chosen.length })}
            </Button>
            {hasMail && reached.length > 0 && (
              <LettersButton accountIds={reached} days={Number(days)} variant="default" />
            )}
          </Group>
        </>
      )}
      <Button variant="default" mt="md" onClick={close}>
        {t('accounts.close')}
      </Button>
    </Dialog>
  );
}
