import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import type { SessionResponse } from '../../../server/people/identity/schemas.ts';
import { aboutQuery, sessionQuery } from '../../api/people/accountQueries.ts';
import { usePageTexts } from '../../i18n/workplace.ts';
import { ErrorPanel, LoadingPanel } from '../../ui/States.tsx';
import { useWords } from '../../ui/words.ts';
import { mayOpen, type PageAccess, usePageAccess } from './access.ts';
import { ClosedSchool } from './ClosedSchool.tsx';
import { Header } from './Header.tsx';
import { lazyPart } from './lazyPart.ts';
import { Navigation } from './Navigation.tsx';
import { PrintHead } from './PrintHead.tsx';
import { RefusalPage } from './RefusalPage.tsx';
import styles from './Shell.module.css';
import { SignInPage } from './SignInPage.tsx';
import { SessionContext } from './session.ts';

const DemoBanner = lazyPart(() => import('./DemoBanner.tsx'), 'DemoBanner');
const MissingSecondFactor = lazyPart(() => import('./MissingSecondFactor.tsx'), 'MissingSecondFactor');

/** The frame of the workplace. Without a session it asks for one in place, so that the asked address stays. */
export function Shell() {
  const { t } = useWords();
  const session = useQuery(sessionQuery);
  const access = usePageAccess();
  const asksPage = session.data !== undefined && (session.data !== null || mayOpen(null, access));
  const texts = usePageTexts(asksPage);
  /** Not known before its words are. */
  const known = asksPage && !texts.data ? undefined : session.data;
  const about = useQuery(aboutQuery);
  const main = useFocusOnNewPage();
  return (
    <>
      <a className={styles.skip} href="#main">
        {t('shell.skip')}
      </a>
      {about.data?.demo && (
        <Suspense>
          <DemoBanner today={about.data.today} demo={about.data.demo} />
        </Suspense>
      )}
      <Header session={known ?? null} />
      {known && <PrintHead session={known} today={about.data?.today} />}
      <div className={styles.frame}>
        {known && <Navigation session={known} />}
        <main id="main" ref={main} tabIndex={-1} className={styles.main}>
          {known === undefined && !session.isError && !texts.isError && <LoadingPanel />}
          {session.isError && !session.data && (
            <ErrorPanel error={session.error} retry={() => void session.refetch()} />
          )}
          {/* A browser keeps in mind which of its files could not be had, until the page is loaded anew. */}
          {known === undefined && texts.isError && <ErrorPanel error={texts.error} retry={() => location.reload()} />}
          {known !== undefined && (
            <Suspense fallback={<LoadingPanel />}>
              <Content session={known} access={access} />
            </Suspense>
          )}
        </main>
      </div>
    </>
  );
}

/** The asked page; the sign-in while nobody is signed in, or a refusal when the reader's roles do not open the page. */
function Content({ access, session }: { access: PageAccess; session: SessionResponse | null }) {
  const { pathname } = useLocation();
  if (session?.secondFactor === 'missing' && access !== 'public') return <MissingSecondFactor />;
  if (mayOpen(session, access))
    return (
      <SessionContext value={session}>
        {session && <ClosedSchool />}
        <Outlet />
      </SessionContext>
    );
  if (session === null) return <SignInPage />;
  // Whoever has no overview begins with what waits for them.
  if (pathname === '/') return <Navigate to={mayOpen(session, 'work:read') ? '/work' : '/notices'} replace />;
  return <RefusalPage />;
}

/** After a way to another page the focus goes to its content; a screen reader then reads the page and not the menu. */
function useFocusOnNewPage() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current !== pathname) main.current?.focus({ preventScroll: true });
    shown.current = pathname;
  }, [pathname]);
  return main;
}
