import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ListResponse } from '../../../../../../server/roadmap/municipal/designations/lists/schemas.ts';
import { sendJson } from '../../../../../api/request.ts';
import { ConfirmDialog } from '../../../../../ui/ConfirmDialog.tsx';
import { useWords } from '../../../../../ui/words.ts';

type DiscardProps = { list: ListResponse; discarded(): void };

/** Deletes the draft after a question; no status changes. */
export function DiscardButton({ discarded, list: { version, year } }: DiscardProps) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const discard = useMutation({
    mutationFn: () => sendJson<ListResponse>('DELETE', `/api/designations/${year}/list?version=${version}`),
    onSuccess: () => {
      setAsking(false);
      discarded();
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('designations.list.discard')}
      </Button>
      <ConfirmDialog
        title={t('designations.list.discard')}
        text={t('designations.list.discardText')}
        confirm={t('designations.list.discard')}
        opened={isAsking}
        isPending={discard.isPending}
        error={discard.error}
        close={() => setAsking(false)}
        act={() => discard.mutate()}
      />
    </>
  );
}
