import { Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SchoolResponse } from '../../../../../server/people/schools/register/schemas.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { SCHOOLS_PATH } from '../../../../api/people/registerQueries.ts';
import { postJson } from '../../../../api/request.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import { LIMITS } from './schoolForm.ts';
import { useRegisterChanged } from './useRegisterChanged.ts';

/** A school's last day, and on what ground. */
export function CloseDialog({ close, school: { id, version } }: { school: SchoolResponse; close(): void }) {
  const { t } = useWords();
  const { data: about } = useQuery(aboutQuery);
  const changed = useRegisterChanged();
  const [closedOn, setClosedOn] = useState(about?.today ?? '');
  const [note, setNote] = useState('');
  const closing = useMutation({
    mutationFn: () => postJson(`${SCHOOLS_PATH}/${id}/close`, { version, closedOn, note: note.trim() }),
    onSuccess: async () => {
      await changed();
      close();
    },
  });
  return (
    <AskPanel
      isOpen
      title={t('schoolRegister.close.title')}
      yes={t('schoolRegister.close.button')}
      no={t('account.cancel')}
      isBlocked={closedOn === ''}
      isPending={closing.isPending}
      answer={(isYes) => (isYes ? closing.mutate() : close())}
    >
      <p>{t('schoolRegister.close.text')}</p>
      <TextInput
        type="date"
        label={t('schoolRegister.lastDay')}
        mb="sm"
        maw={220}
        value={closedOn}
        onChange={({ currentTarget }) => setClosedOn(currentTarget.value)}
      />
      <Textarea
        label={t('schoolRegister.close.note')}
        description={t('schoolRegister.close.noteHint')}
        autosize
        maxLength={LIMITS.note}
        mb="sm"
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <FaultAlert error={closing.error} />
    </AskPanel>
  );
}
