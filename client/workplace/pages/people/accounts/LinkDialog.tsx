import { Button, Group } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { AccountsResponse, NewLinkResponse } from '../../../../../server/people/accounts/schemas.ts';
import { addressOf } from '../../../../api/people/invitationQueries.ts';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { useWords } from '../../../../ui/words.ts';
import { LettersButton } from '../invitations/LettersButton.tsx';
import { SlipsButton } from '../invitations/SlipsButton.tsx';
import styles from './AccountsPage.module.css';

/** `invitationDays`: of an invitation, which can be printed or sent by letter too. */
export type MadeLink = NewLinkResponse & { invitationDays?: number };

type LinkDialogProps = { link: MadeLink | null; data: AccountsResponse | undefined; close(): void };

/** A link that was just made. The server keeps its digest alone, so this is the only time it can be read. */
export function LinkDialog({ close, data, link }: LinkDialogProps) {
  const { moment, t } = useWords();
  const clipboard = useClipboard({ timeout: 2_000 });
  const address = link === null ? '' : `${location.origin}${link.path}`;
  return (
    <Dialog title={t('accounts.linkTitle')} opened={link !== null} close={close}>
      {link && (
        <>
          <p>{t('accounts.linkLead', { when: moment(link.expiresAt) })}</p>
          <code className={styles.link}>{address}</code>
          <Group>
            <Button onClick={() => clipboard.copy(address)}>
              {clipboard.copied ? t('accounts.copied') : t('accounts.copy')}
            </Button>
            {link.invitationDays !== undefined && <SlipsButton paths={[link.path]} variant="default" />}
            {link.invitationDays !== undefined && data && addressOf(data, link.accountId) !== null && (
              <LettersButton accountIds={[link.accountId]} days={link.invitationDays} variant="default" />
            )}
            <Button variant="default" onClick={close}>
              {t('accounts.close')}
            </Button>
          </Group>
        </>
      )}
    </Dialog>
  );
}
