import { Button, NativeSelect, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { AccountsResponse, NewLinkResponse } from '../../../../../server/people/accounts/schemas.ts';
import { aboutQuery, accountsQuery } from '../../../../api/people/accountQueries.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './AccountsPage.module.css';
import { AccountTable } from './AccountTable.tsx';
import { type AccountsSearch, filterAccounts } from './filter.ts';
import { InviteDialog } from './InviteDialog.tsx';
import { LinkDialog } from './LinkDialog.tsx';

/** Who works in Opora, and what is open to them. */
export function AccountsPage() {
  const { t } = useWords();
  const accounts = useQuery(accountsQuery);
  const [isInviting, setInviting] = useState(false);
  const [link, setLink] = useState<NewLinkResponse | null>(null);
  return (
    <>
      <title>{`${t('accounts.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('accounts.title')}
      </Title>
      <p>{t('accounts.lead')}</p>
      <Button mb="md" onClick={() => setInviting(true)}>
        {t('accounts.invite')}
      </Button>
      <Answer query={accounts}>{(data) => <Found data={data} show={setLink} />}</Answer>
      {isInviting && accounts.data && (
        <InviteDialog data={accounts.data} close={() => setInviting(false)} made={setLink} />
      )}
      <LinkDialog link={link} close={() => setLink(null)} />
    </>
  );
}

function Found({ data, show }: { data: AccountsResponse; show(link: NewLinkResponse): void }) {
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
      {found.length === 0 ? (
        <p role="status">{t('accounts.none')}</p>
      ) : (
        <AccountTable accounts={found} data={data} today={today} show={show} />
      )}
    </>
  );
}

function Filter({ data, search }: { data: AccountsResponse; search: AccountsSearch }) {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/accounts' });
  const change = (part: AccountsSearch) => void navigate({ search: (old) => ({ ...old, ...part }), replace: true });
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
    </div>
  );
}
