import { Button, Group, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { tutorLoadQuery } from '../../../../api/daily/workQueries.ts';
import { accountsQuery, tutorsQuery } from '../../../../api/people/accountQueries.ts';
import { schoolsQuery } from '../../../../api/people/schoolQueries.ts';
import { postJson } from '../../../../api/request.ts';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import { offerMatching } from '../../../shell/options.ts';

type AssignDialogProps = { tutor: { accountId: string; name: string }; today: string; close(): void };

/** A school for a tutor, from a day on. */
export function AssignDialog({ tutor, today, close }: AssignDialogProps) {
  const { say, t } = useWords();
  const client = useQueryClient();
  const schools = useQuery(schoolsQuery);
  const [school, setSchool] = useState<string | null>(null);
  const [days, setDays] = useState({ from: today, to: '' });
  const assign = useMutation({
    mutationFn: () =>
      postJson(`/api/tutors/${tutor.accountId}/schools`, {
        schoolId: Number(school),
        startsOn: days.from,
        endsOn: days.to || null,
      }),
    onSuccess: async () => {
      await Promise.all(
        [accountsQuery, tutorsQuery, tutorLoadQuery].map(({ queryKey }) => client.invalidateQueries({ queryKey })),
      );
      close();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    assign.mutate();
  };
  const day = (name: 'from' | 'to') => ({
    label: t(`tutors.${name}`),
    type: 'date',
    mb: 'sm',
    value: days[name],
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      setDays({ ...days, [name]: currentTarget.value }),
  });
  return (
    <Dialog title={t('tutors.assignNamed', tutor)} opened close={close}>
      <form onSubmit={submit}>
        <Select
          label={t('tutors.school')}
          placeholder={t('accounts.schoolChoose')}
          required
          searchable
          filter={offerMatching}
          mb="sm"
          data={schools.data?.schools
            .filter(({ isOpen }) => isOpen)
            .map(({ id, shortName }) => ({ value: String(id), label: say(shortName) }))}
          value={school}
          onChange={setSchool}
        />
        <TextInput {...day('from')} required />
        <TextInput {...day('to')} min={days.from} />
        <FaultAlert error={assign.error} />
        <Group>
          <Button type="submit" loading={assign.isPending}>
            {t('tutors.save')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('account.cancel')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
