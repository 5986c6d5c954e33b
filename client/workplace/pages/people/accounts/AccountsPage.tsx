import { Button, Group, NativeSelect, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { AccountSummary, AccountsResponse } from '../../../../../server/people/accounts/schemas.ts';
import { aboutQuery, accountsQuery } from '../../../../api/people/accountQueries.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { AgainDialog } from '../invitations/AgainDialog.tsx';
import styles from './AccountsPage.module.css';
import { AccountTable } from './AccountTable.tsx';
import { isInvitable } from './actions.ts';
import {
  type AccountsSearch,
  countInvitations,
  filterAccounts,
  INVITATION_STATES,
  parseAccountsSearch,
} from './filter.ts';
import { InviteDialog } from './InviteDialog.tsx';
import { LinkDialog, type MadeLink } from './LinkDialog.tsx';

/** While letters with invitations are on their way the list is asked again this often. */
const LETTERS_MS = 5_000;

/** Who works in Opora, and what is open to them. */
export function AccountsPage() {
  const { t } = useWords();
  const accounts = useQuery({
    ...accountsQuery,
    refetchInterval: ({ state }) =>
      state.data?.accounts.some(({ invitation }) => invitation?.letter?.state === 'waiting') ? LETTERS_MS : false,
  });
  const [isInviting, setInviting] = useState(false);
  const [link, setLink] = useState<MadeLink | null>(null);
  return (
    <>
      <title>{`${t('accounts.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('accounts.title')}
      </Title>
      <p>{t('accounts.lead')}</p>
      <Group mb="md">
        <Button onClick={() => setInviting(true)}>{t('accounts.invite')}</Button>
        {accounts.data && accounts.data.territories.length > 0 && (
          <Button variant="default" component={Link} to="/accounts/import">
            {t('accounts.load')}
          </Button>
        )}
      </Group>
      <Answer query={accounts}>{(data) => <Found data={data} show={setLink} />}</Answer>
      {isInviting && accounts.data && (
        <InviteDialog data={accounts.data} close={() => setInviting(false)} made={setLink} />
      )}
      <LinkDialog link={link} data={accounts.data} close={() => setLink(null)} />
    </>
  );
}

function Found({ data, show }: { data: AccountsResponse; show(link: MadeLink): void }) {
  const { t } = useWords();
  const search = useSearch({ from: '/accounts' });
  const { data: about } = useQuery(aboutQuery);
  const today = about?.today ?? '';
  const found = filterAccounts(data.accounts, search, today);
  if (data.accounts.length === 0) {
    return <EmptyPanel title={t('accounts.emptyTitle')}>{t('accounts.empty')}</EmptyPanel>;
  }
  return (
    <>
      <Filter data={data} search={search} />
      <Again accounts={found.filter((account) => isInvitable(account, data))} hasMail={data.hasMail} />
      {found.length === 0 ? (
        <p role="status">{t('accounts.none')}</p>
      ) : (
        <AccountTable accounts={found} data={data} today={today} show={show} />
      )}
    </>
  );
}

/** Those of the list who have not opened their account, all at once. */
function Again({ accounts, hasMail }: { accounts: AccountSummary[]; hasMail: boolean }) {
  const { t } = useWords();
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      {accounts.length > 0 && (
        <Button variant="default" mb="md" onClick={() => setAsked(true)}>
          {t('invitations.again', { count: accounts.length })}
        </Button>
      )}
      {isAsked && <AgainDialog accounts={accounts} hasMail={hasMail} close={() => setAsked(false)} />}
    </>
  );
}

function Filter({ data, search }: { data: AccountsResponse; search: AccountsSearch }) {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/accounts' });
  const change = (part: AccountsSearch) => void navigate({ search: (old) => ({ ...old, ...part }), replace: true });
  const counts = countInvitations(data.accounts);
  const roles = [...new Set(data.accounts.flatMap((account) => account.roles.map(({ role }) => role)))].sort();
  return (
    <div className={styles.filter}>
      <TextInput
        label={t('accounts.search')}
        type="search"
        value={search.find ?? ''}
        onChange={({ currentTarget }) => change({ find: currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t('accounts.filter')}
        data={[
          { value: '', label: t('accounts.anyRole') },
          ...roles.map((role) => ({ value: role, label: t(`roles.${role}`) })),
        ]}
        value={search.role ?? ''}
        onChange={({ currentTarget }) => change({ role: currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t('invitations.filter')}
        data={[
          { value: '', label: t('invitations.any') },
          ...INVITATION_STATES.map((state) => ({
            value: state,
            label: t(`invitations.states.${state}`, { count: counts[state] }),
          })),
        ]}
        value={search.invitation ?? ''}
        onChange={({ currentTarget: { value } }) =>
          change({ invitation: parseAccountsSearch({ invitation: value }).invitation })
        }
      />
    </div>
  );
}
