import { Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ErrorPanel } from '../../ui/States.tsx';
import { useWords } from '../../ui/words.ts';

/** In place of a page that could not be drawn, within the frame: what it was drawn from is asked for anew. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const { t } = useWords();
  const router = useRouter();
  const client = useQueryClient();
  const retry = async () => {
    await client.resetQueries();
    reset();
    await router.invalidate();
  };
  return (
    <>
      <Title order={1} size="h2" mb="md">
        {t('shell.error.broken')}
      </Title>
      <ErrorPanel error={error instanceof Error ? error : new Error(String(error))} retry={() => void retry()} />
    </>
  );
}
