import { Button, Group, Title } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useWords } from '../../../../ui/words.ts';
import styles from './AccountPage.module.css';

/** Recovery codes, shown this once. */
export function RecoveryCodes({ codes, done }: { codes: string[]; done(): void }) {
  const { t } = useWords();
  const clipboard = useClipboard({ timeout: 2_000 });
  return (
    <div role="status">
      <Title order={2} size="h4">
        {t('account.second.codesTitle')}
      </Title>
      <p>{t('account.second.codes')}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group>
        <Button onClick={done}>{t('account.second.kept')}</Button>
        <Button variant="default" onClick={() => clipboard.copy(codes.join('\n'))}>
          {clipboard.copied ? t('account.second.copied') : t('account.second.copy')}
        </Button>
        <Button variant="default" onClick={() => print()}>
          {t('account.second.print')}
        </Button>
      </Group>
    </div>
  );
}
