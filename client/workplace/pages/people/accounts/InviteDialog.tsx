import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { AccountsResponse, NewLinkResponse, RoleBody } from '../../../../../server/people/accounts/schemas.ts';
import { accountsQuery, tutorsQuery } from '../../../../api/people/accountQueries.ts';
import { LINK_DAYS } from '../../../../api/people/invitationQueries.ts';
import { postJson } from '../../../../api/request.ts';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import type { MadeLink } from './LinkDialog.tsx';
import { firstRole, RoleFields } from './RoleFields.tsx';

type InviteDialogProps = {
  data: AccountsResponse;
  /** Where only one role is to be given, there is no choice of it. */
  fixed?: RoleBody;
  close(): void;
  made(link: MadeLink): void;
};

/** Asks for a name and a first role, and makes the link. */
export function InviteDialog({ data, fixed, close, made }: InviteDialogProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [person, setPerson] = useState({ name: '', email: '', days: '7' });
  const [role, setRole] = useState(fixed ?? firstRole(data));
  const invite = useMutation({
    mutationFn: () => {
      const email = person.email.trim();
      const body = { name: person.name, days: Number(person.days), ...role, ...(email !== '' && { email }) };
      return postJson<NewLinkResponse>('/api/accounts', body);
    },
    onSuccess: async (link) => {
      await Promise.all([accountsQuery, tutorsQuery].map(({ queryKey }) => client.invalidateQueries({ queryKey })));
      close();
      made({ ...link, invitationDays: Number(person.days) });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate();
  };
  const field = (name: 'name' | 'email') => ({
    label: t(`accounts.${name}`),
    mb: 'sm',
    value: person[name],
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      setPerson({ ...person, [name]: currentTarget.value }),
  });
  return (
    <Dialog title={t('accounts.inviteTitle')} opened close={close}>
      <form onSubmit={submit}>
        <TextInput {...field('name')} required maxLength={100} />
        <TextInput {...field('email')} type="email" />
        {!fixed && <RoleFields data={data} chosen={role} choose={setRole} />}
        <NativeSelect
          label={t('accounts.days')}
          mb="md"
          data={LINK_DAYS}
          value={person.days}
          onChange={({ currentTarget }) => setPerson({ ...person, days: currentTarget.value })}
        />
        <FaultAlert error={invite.error} />
        <Group>
          <Button type="submit" loading={invite.isPending}>
            {t('accounts.makeLink')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('account.cancel')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
