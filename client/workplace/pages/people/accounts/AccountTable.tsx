import { Table } from '@mantine/core';
import type {
  AccountSummary,
  AccountsResponse,
  InvitationView,
  RoleHeld,
} from '../../../../../server/people/accounts/schemas.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords, type Words } from '../../../../ui/words.ts';
import { AccountMenu } from './AccountMenu.tsx';
import styles from './AccountsPage.module.css';
import { isLasting } from './filter.ts';
import type { MadeLink } from './LinkDialog.tsx';
import { usePlaceName } from './places.ts';

type AccountTableProps = {
  accounts: AccountSummary[];
  data: AccountsResponse;
  today: string;
  show(link: MadeLink): void;
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
  const words = useWords();
  const { moment, t } = words;
  const { hasSecondFactor, invitation, isDelayed, state } = account;
  if (state === 'invited') {
    const standing =
      invitation?.state === 'waiting'
        ? t('accounts.state.invited', { when: moment(invitation.expiresAt) })
        : t(invitation?.state === 'expired' ? 'accounts.state.inviteExpired' : 'accounts.state.inviteOver');
    return [standing, ...(invitation?.letter ? [letterWords(words, invitation.letter)] : [])].join(', ');
  }
  const states = [t(`accounts.state.${state}`), hasSecondFactor ? t('accounts.second') : t('accounts.noSecond')];
  return [...states, ...(isDelayed ? [t('accounts.delayed')] : [])].join(', ');
}

/** What became of the letter with an invitation. */
function letterWords({ moment, t }: Words, { at, fault, state }: NonNullable<InvitationView['letter']>): string {
  if (state !== 'waiting') return t(`invitations.letter.${state}`, { when: moment(at) });
  if (fault === null) return t('invitations.letter.waiting');
  return t(fault === 'away' ? 'invitations.letter.waitingAway' : 'invitations.letter.waitingRefused');
}
