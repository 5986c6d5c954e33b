import { Button, Group } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { NewLinkResponse } from '../../../../../server/people/accounts/schemas.ts';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './AccountsPage.module.css';

/** A link that was just made. The server keeps its digest alone, so this is the only time it can be read. */
export function LinkDialog({ link, close }: { link: NewLinkResponse | null; close(): void }) {
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
            <Button variant="default" onClick={close}>
              {t('accounts.close')}
            </Button>
          </Group>
        </>
      )}
    </Dialog>
  );
}
