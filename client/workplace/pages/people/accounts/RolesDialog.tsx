import { Button, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { AccountSummary, AccountsResponse, RoleHeld } from '../../../../../server/people/accounts/schemas.ts';
import { accountsQuery, tutorsQuery } from '../../../../api/people/accountQueries.ts';
import { sendJson } from '../../../../api/request.ts';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import { termOf } from '../account/RoleList.tsx';
import styles from './AccountsPage.module.css';
import { isLasting } from './filter.ts';
import { usePlaceName } from './places.ts';
import { firstRole, RoleFields } from './RoleFields.tsx';

type RolesDialogProps = { account: AccountSummary; data: AccountsResponse; today: string; close(): void };

/** The roles of a person with their history; gives and ends those that the reader governs. */
export function RolesDialog({ account, data, today, close }: RolesDialogProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [role, setRole] = useState(firstRole(data));
  const path = `/api/accounts/${account.id}/roles`;
  const change = useMutation({
    mutationFn: (ended: number | null) =>
      ended === null ? sendJson('POST', path, role) : sendJson('DELETE', `${path}/${ended}`),
    onSuccess: () =>
      Promise.all([accountsQuery, tutorsQuery].map(({ queryKey }) => client.invalidateQueries({ queryKey }))),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(null);
  };
  return (
    <Dialog title={t('accounts.rolesTitle', account)} opened close={close}>
      {account.roles.map((held) => (
        <RoleRow key={held.id} held={held} data={data} today={today} end={() => change.mutate(held.id)} />
      ))}
      <FaultAlert error={change.error} />
      <form onSubmit={submit}>
        <Title order={3} size="h4" my="sm">
          {t('accounts.giveRole')}
        </Title>
        <RoleFields data={data} chosen={role} choose={setRole} />
        <Button type="submit" loading={change.isPending}>
          {t('accounts.giveRole')}
        </Button>
      </form>
    </Dialog>
  );
}

type RoleRowProps = { held: RoleHeld; data: AccountsResponse; today: string; end(): void };

function RoleRow({ held, data, today, end }: RoleRowProps) {
  const words = useWords();
  const { t } = words;
  const placeName = usePlaceName(data);
  const lasting = isLasting(held, today);
  // Schools of a tutor are given and ended on a page of their own.
  const isAssignment = held.role === 'tutor' && held.schoolId !== null;
  const governed = data.governs.some(({ role }) => role === held.role) && !isAssignment;
  const name = `${t(`roles.${held.role}`)}, ${placeName(held)}`;
  return (
    <div className={styles.roleRow}>
      <span className={lasting ? undefined : styles.past}>
        {name} ({termOf(words, held)})
      </span>
      {lasting && governed && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={end}
          aria-label={t('accounts.endRoleNamed', { role: name })}
        >
          {t('accounts.endRole')}
        </Button>
      )}
    </div>
  );
}
