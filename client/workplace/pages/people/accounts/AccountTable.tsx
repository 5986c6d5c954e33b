import { Table } from '@mantine/core';
import type {
  AccountSummary,
  AccountsResponse,
  NewLinkResponse,
  RoleHeld,
} from '../../../../../server/people/accounts/schemas.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { AccountMenu } from './AccountMenu.tsx';
import styles from './AccountsPage.module.css';
import { isLasting } from './filter.ts';
import { usePlaceName } from './places.ts';

type AccountTableProps = {
  accounts: AccountSummary[];
  data: AccountsResponse;
  today: string;
  show(link: NewLinkResponse): void;
};

export function AccountTable({ accounts, data, today, show }: AccountTableProps) {
  const { t } = useWords();
  return (
    <Wide label={t('accounts.title')}>
      <Table stickyHeader className={styles.table}>
        <Table.Thead>
          <Table.Tr>
            {(['name', 'roles', 'state', 'actions'] as const).map((column) => (
              <Table.Th key={column} scope="col">
                {t(`accounts.columns.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {accounts.map((account) => (
            <Table.Tr key={account.id}>
              <Table.Th scope="row">
                {account.name}
                <span className={styles.names}>{[account.username, account.email].filter(Boolean).join(', ')}</span>
              </Table.Th>
              <Table.Td>
                <Roles roles={account.roles} data={data} today={today} />
              </Table.Td>
              <Table.Td>
                <State account={account} />
              </Table.Td>
              <Table.Td>
                <AccountMenu account={account} data={data} today={today} show={show} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}

/** Roles in force and to come; ended ones are history, seen among the roles of the person. */
function Roles({ roles, data, today }: { roles: RoleHeld[]; data: AccountsResponse; today: string }) {
  const { day, t } = useWords();
  const placeName = usePlaceName(data);
  const lasting = roles.filter((role) => isLasting(role, today));
  if (lasting.length === 0) return <span className={styles.past}>{t('accounts.noRoles')}</span>;
  return (
    <ul className={styles.roles}>
      {lasting.map((role) => (
        <li key={role.id}>
          {t(`roles.${role.role}`)}, {placeName(role)}
          {role.startsOn !== null && role.startsOn > today && `, ${t('accounts.from', { from: day(role.startsOn) })}`}
          {role.endsOn !== null && `, ${t('accounts.ended', { to: day(role.endsOn) })}`}
        </li>
      ))}
    </ul>
  );
}

function State({ account }: { account: AccountSummary }) {
  const { moment, t } = useWords();
  const { hasSecondFactor, invitation, isDelayed, state } = account;
  if (state === 'invited') {
    return invitation?.open
      ? t('accounts.state.invited', { when: moment(invitation.expiresAt) })
      : t('accounts.state.inviteOver');
  }
  const words = [t(`accounts.state.${state}`), hasSecondFactor ? t('accounts.second') : t('accounts.noSecond')];
  return [...words, ...(isDelayed ? [t('accounts.delayed')] : [])].join(', ');
}
