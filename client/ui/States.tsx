import { Alert, Button, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { NoConnection, Refusal } from '../api/request.ts';
import { useWords, type Words } from './words.ts';

export function LoadingPanel({ height = 240 }: { height?: number }) {
  const { t } = useWords();
  return (
    <div role="status" aria-label={t('shell.loading')}>
      <Skeleton height={28} width="40%" mb="sm" />
      <Skeleton height={height} />
    </div>
  );
}

export function EmptyPanel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Alert color="gray" variant="light" title={title}>
      {children}
    </Alert>
  );
}

/** What happened, that nothing is lost, and what to do: the server's own words where it gave them. */
export function errorText({ language, t }: Words, error: Error): string {
  if (error instanceof NoConnection) return t('shell.error.offline');
  return (error instanceof Refusal && error.problem?.text?.[language]) || t('shell.error.unknown');
}

export function ErrorPanel({ error, retry }: { error: Error; retry?: () => void }) {
  const words = useWords();
  return (
    <Alert color="red" variant="light" title={words.t('shell.error.title')} role="alert">
      <p>{errorText(words, error)}</p>
      {retry && (
        <Button variant="default" onClick={retry}>
          {words.t('shell.retry')}
        </Button>
      )}
    </Alert>
  );
}

/** Shows what was asked for; until then that it loads, or why it could not be had. Old data stay while new are fetched. */
export function Answer<Data>({
  query,
  height,
  children,
}: {
  query: UseQueryResult<Data, Error>;
  height?: number;
  children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorPanel error={query.error} retry={() => void query.refetch()} />;
  return <LoadingPanel height={height} />;
}
