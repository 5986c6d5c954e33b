import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { accountsQuery } from '../../../../api/people/accountQueries.ts';
import { askForLetters } from '../../../../api/people/invitationQueries.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';

type LettersButtonProps = {
  /** Of people whose address is known. */
  accountIds: string[];
  days: number;
  variant?: 'default';
};

/** Has invitations sent by letter; each carries a link of its own, so one asks first. */
export function LettersButton({ accountIds, days, variant }: LettersButtonProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const letters = useMutation({
    mutationFn: () => askForLetters(accountIds, days),
    onSuccess: async () => {
      setAsked(false);
      await client.invalidateQueries({ queryKey: accountsQuery.queryKey });
    },
  });
  if (letters.data) return <span role="status">{t('invitations.lettersAsked', { count: letters.data.asked })}</span>;
  return (
    <>
      <Button variant={variant} onClick={() => setAsked(true)}>
        {t('invitations.letters', { count: accountIds.length })}
      </Button>
      <AskPanel
        isOpen={isAsked}
        title={t('invitations.letters', { count: accountIds.length })}
        yes={t('invitations.send')}
        no={t('account.cancel')}
        isPending={letters.isPending}
        answer={(isYes) => (isYes ? letters.mutate() : setAsked(false))}
      >
        <p>{t('invitations.lettersAsk')}</p>
        <FaultAlert error={letters.error} />
      </AskPanel>
    </>
  );
}
