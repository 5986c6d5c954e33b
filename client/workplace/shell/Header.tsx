import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SessionResponse } from '../../../server/identity/schemas.ts';
import { sessionQuery } from '../../api/queries.ts';
import { postJson } from '../../api/request.ts';
import icon from '../../icon.svg';
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx';
import { useWords } from '../../ui/words.ts';
import { SchoolSearch } from './SchoolSearch.tsx';
import styles from './Shell.module.css';
import { ownSchool } from './session.ts';

export function Header({ session }: { session: SessionResponse | null }) {
  const { say, t } = useWords();
  return (
    <header className={styles.header}>
      <Link to="/" className={styles.brand}>
        <img src={icon} width="28" height="28" alt="" />
        {t('shell.app')}
      </Link>
      {session?.territory && <span className={styles.territory}>{say(session.territory.name)}</span>}
      {session && ownSchool(session) === null ? <SchoolSearch /> : <span className={styles.search} />}
      <LanguageSwitch />
      {session && <Account name={session.account.name} />}
    </header>
  );
}

function Account({ name }: { name: string }) {
  const { t } = useWords();
  const client = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => postJson('/api/auth/sign-out', {}),
    onSuccess: () => {
      // What one account saw must not flash up for the next one.
      client.clear();
      client.setQueryData(sessionQuery.queryKey, null);
    },
  });
  return (
    <div className={styles.account}>
      <span>{name}</span>
      <Button variant="default" size="compact-md" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {t('shell.signOut')}
      </Button>
    </div>
  );
}
