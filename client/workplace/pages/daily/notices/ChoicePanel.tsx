import { Checkbox, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReminderChoice, RemindersResponse } from '../../../../../server/daily/reminders/schemas.ts';
import { remindersQuery } from '../../../../api/daily/workQueries.ts';
import { putJson } from '../../../../api/request.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';

/** How the reader wants to be told; saved as it is chosen. */
export function ChoicePanel({ reminders }: { reminders: RemindersResponse }) {
  const { t } = useWords();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (choice: ReminderChoice) => putJson<RemindersResponse>('/api/account/reminders', choice),
    onSuccess: (saved) => client.setQueryData(remindersQuery.queryKey, saved),
  });
  const { address, choice, hasMail } = reminders;
  const chosen = save.isPending ? save.variables : choice;
  const state = !hasMail ? 'noMail' : address === null ? 'noAddress' : 'mailTo';
  return (
    <>
      <FaultAlert error={save.error} />
      <Checkbox
        label={t('notices.choice.notices')}
        checked={chosen.notices}
        onChange={(event) => save.mutate({ ...chosen, notices: event.currentTarget.checked })}
      />
      <NativeSelect
        mt="sm"
        maw={320}
        label={t('notices.choice.mail')}
        description={t(`notices.choice.${state}`, { address })}
        disabled={!chosen.notices}
        value={chosen.mail}
        data={(['daily', 'weekly', 'off'] as const).map((value) => ({ value, label: t(`notices.choice.${value}`) }))}
        onChange={(event) => save.mutate({ ...chosen, mail: event.currentTarget.value as ReminderChoice['mail'] })}
      />
    </>
  );
}
