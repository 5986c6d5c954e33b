import { Alert, Button, Group, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PracticeCase } from '../../../../../server/roadmap/practice/schemas.ts';
import { postJson } from '../../../../api/request.ts';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';

type AskDialogProps = { each: PracticeCase; askerId: number; close(): void };

/** A question to the school that did it; says who will see it. */
export function AskDialog({ each, askerId, close }: AskDialogProps) {
  const { say, t } = useWords();
  const cache = useQueryClient();
  const [question, setQuestion] = useState<string>(t('practice.questionStart'));
  const { lineId, schoolId } = each;
  const asking = useMutation({
    mutationFn: () => postJson(`/api/schools/${askerId}/practice/requests`, { schoolId, lineId, question }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['plan', 'exchange'] }),
  });
  return (
    <Dialog opened title={t('practice.askTitle')} close={close}>
      {asking.isSuccess ? (
        <Alert role="status" color="teal" variant="light">
          {t('practice.asked')}
        </Alert>
      ) : (
        <>
          <p>{t('practice.askText', { school: say(each.school) })}</p>
          <Textarea
            label={t('practice.question')}
            maxLength={500}
            autosize
            minRows={3}
            mb="md"
            data-autofocus
            value={question}
            onChange={({ currentTarget }) => setQuestion(currentTarget.value)}
          />
          <FaultAlert error={asking.error} />
        </>
      )}
      <Group mt="md">
        {!asking.isSuccess && (
          <Button loading={asking.isPending} disabled={question.trim() === ''} onClick={() => asking.mutate()}>
            {t('practice.send')}
          </Button>
        )}
        <Button variant="default" onClick={close}>
          {t(asking.isSuccess ? 'practice.close' : 'practice.cancel')}
        </Button>
      </Group>
    </Dialog>
  );
}
