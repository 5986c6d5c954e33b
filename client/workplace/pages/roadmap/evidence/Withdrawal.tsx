import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Evidence } from '../../../../../server/roadmap/evidence/schemas.ts';
import { postJson } from '../../../../api/request.ts';
import { evidenceRecordQuery } from '../../../../api/roadmap/evidenceQueries.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';

/** Takes a record out of the count, or back into it; either way the reason stays in its history. */
export function Withdrawal({ record }: { record: Evidence }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const [note, setNote] = useState('');
  const step = record.withdrawn ? 'restore' : 'withdraw';
  const go = useMutation({
    mutationFn: () => postJson<Evidence>(`/api/evidence/${record.id}/${step}`, { version: record.version, note }),
    onSuccess: (changed) => {
      client.setQueryData(evidenceRecordQuery(record.id).queryKey, changed);
      void client.invalidateQueries({ queryKey: ['evidence'] });
      setAsked(false);
      setNote('');
    },
  });
  if (!record.mayWrite && !record.mayRestore) return null;
  return (
    <>
      <Button variant="default" mt="lg" onClick={() => setAsked(true)}>
        {t(`evidence.${step}.button`)}
      </Button>
      <AskPanel
        isOpen={isAsked}
        title={t(`evidence.${step}.title`)}
        yes={t(`evidence.${step}.yes`)}
        no={t('evidence.cancel')}
        isPending={go.isPending}
        answer={(isYes) => (isYes ? note.trim() !== '' && go.mutate() : setAsked(false))}
      >
        <p>{t(`evidence.${step}.text`)}</p>
        <Textarea
          label={t('evidence.reason')}
          required
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <FaultAlert error={go.error} />
      </AskPanel>
    </>
  );
}
