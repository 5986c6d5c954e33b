import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWords } from '../../ui/words.ts';

export function NotFoundPage() {
  const { t } = useWords();
  return (
    <>
      <title>{`${t('shell.error.notFoundTitle')} · ${t('shell.app')}`}</title>
      <Title order={1}>{t('shell.error.notFoundTitle')}</Title>
      <p>{t('shell.error.notFound')}</p>
      <Link to="/">{t('shell.home')}</Link>
    </>
  );
}
