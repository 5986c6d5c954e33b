import { Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Sign } from '../../../../../server/objectivity/cases/schemas.ts';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { useWords } from '../../../../ui/words.ts';
import { FormEnd } from './FormEnd.tsx';
import { beginCase, useObjectivityChange } from './objectivity.ts';

type NewCaseDialogProps = { schoolId: number; sign: Sign; close(): void };

/** Notes a sign: from here on there is work on it. */
export function NewCaseDialog({ schoolId, sign, close }: NewCaseDialogProps) {
  const { t } = useWords();
  const [note, setNote] = useState('');
  const beginning = useObjectivityChange((text: string) => beginCase(schoolId, { sign, note: text }), close);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    beginning.mutate(note);
  };
  return (
    <Dialog
      opened
      title={t('objectivityWork.form.newTitle', { sign: t(`objectivity.signal.${sign}.title`) })}
      close={close}
    >
      <p className="quiet">{t('objectivityWork.lead')}</p>
      <form onSubmit={submit}>
        <Textarea
          label={t('objectivityWork.form.note')}
          description={t('objectivityWork.form.noteHint')}
          autosize
          minRows={2}
          maxLength={1000}
          mb="md"
          data-autofocus
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <FormEnd saving={beginning} close={close} />
      </form>
    </Dialog>
  );
}
