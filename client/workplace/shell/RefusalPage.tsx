import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWords } from '../../ui/words.ts';

/** Instead of a page that the reader's roles do not open. */
export function RefusalPage() {
  const { t } = useWords();
  return (
    <>
      <title>{`${t('shell.error.forbiddenTitle')} · ${t('shell.app')}`}</title>
      <Title order={1}>{t('shell.error.forbiddenTitle')}</Title>
      <p>{t('shell.error.forbidden')}</p>
      <Link to="/account">{t('shell.nav.account')}</Link>
    </>
  );
}
