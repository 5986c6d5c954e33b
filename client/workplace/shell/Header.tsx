import { Button, VisuallyHidden } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { SessionResponse } from '../../../server/people/identity/schemas.ts';
import { noticesQuery } from '../../api/daily/workQueries.ts';
import { aboutQuery, sessionQuery } from '../../api/people/accountQueries.ts';
import { postJson } from '../../api/request.ts';
import icon from '../../icon.svg';
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx';
import { useWords } from '../../ui/words.ts';
import { lazyPart } from './lazyPart.ts';
import styles from './Shell.module.css';
import { may, ownSchool } from './session.ts';

/** Whoever is not signed in looks for no school: what offers its list comes afterwards. */
const SchoolSearch = lazyPart(() => import('./SchoolSearch.tsx'), 'SchoolSearch');

/** What is the same for everyone, signed in or not. */
const KEPT = new Set<unknown>([...sessionQuery.queryKey, ...aboutQuery.queryKey]);

function Brand() {
  const { t } = useWords();
  return (
    <>
      <img src={icon} width="28" height="28" alt="" />
      {t('shell.app')}
    </>
  );
}

export function Header({ session }: { session: SessionResponse | null }) {
  const { say } = useWords();
  return (
    <header className={styles.header}>
      {session ? (
        <Link to="/" className={styles.brand}>
          <Brand />
        </Link>
      ) : (
        // Without a session the next page is loaded whole, as from the pages of account links.
        <a href="/" className={styles.brand}>
          <Brand />
        </a>
      )}
      {session?.territory && <span className={styles.territory}>{say(session.territory.name)}</span>}
      {session && may(session, 'campaigns:read') && ownSchool(session) === null ? (
        <Suspense fallback={<span className={styles.search} />}>
          <SchoolSearch />
        </Suspense>
      ) : (
        <span className={styles.search} />
      )}
      <LanguageSwitch />
      {session && <Account name={session.account.name} />}
    </header>
  );
}

/** Leads to what is due; says how many reminders wait to be read. */
function NoticesLink() {
  const { t } = useWords();
  const unread = useQuery(noticesQuery).data?.unread ?? 0;
  return (
    <Link to="/notices">
      {t('notices.header')}
      {unread > 0 && (
        <>
          <VisuallyHidden>{t('notices.unread')}</VisuallyHidden>
          <span className={styles.unread}>{unread}</span>
        </>
      )}
    </Link>
  );
}

function Account({ name }: { name: string }) {
  const { t } = useWords();
  const client = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => postJson('/api/auth/sign-out', {}),
    onSuccess: () => {
      // What one account saw must not flash up for the next one.
      client.setQueryData(sessionQuery.queryKey, null);
      client.removeQueries({ predicate: ({ queryKey }) => !KEPT.has(queryKey[0]) });
    },
  });
  return (
    <div className={styles.account}>
      <NoticesLink />
      <Link to="/account" title={t('shell.nav.account')}>
        {name}
      </Link>
      <Button variant="default" size="compact-md" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {t('shell.signOut')}
      </Button>
    </div>
  );
}
