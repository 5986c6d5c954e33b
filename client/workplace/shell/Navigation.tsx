import { Link, useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { SessionResponse } from '../../../server/people/identity/schemas.ts';
import { useWords } from '../../ui/words.ts';
import { mayOpen } from './access.ts';
import { MENU, type MenuGroup } from './menu.ts';
import styles from './Navigation.module.css';
import { ownSchool } from './session.ts';

/** Beside the page where there is room; else behind a button, for a list of twenty pages would push the page away. */
export function Navigation({ session }: { session: SessionResponse }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const school = ownSchool(session);
  const groups = useOffered(session, school);
  if (groups.length === 0) return null;
  const closeByKey = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape' || !open) return;
    setOpen(false);
    toggle.current?.focus();
  };
  return (
    <nav aria-label={t('shell.nav.label')} className={styles.nav} onKeyDown={closeByKey}>
      <button
        ref={toggle}
        type="button"
        className={styles.toggle}
        aria-expanded={open}
        aria-controls="sections"
        onClick={() => setOpen(!open)}
      >
        <svg width="16" height="14" viewBox="0 0 16 14" stroke="currentColor" strokeWidth="2" aria-hidden="true">
          <path d={open ? 'M3 2l10 10M13 2L3 12' : 'M0 2h16M0 7h16M0 12h16'} />
        </svg>
        {t('shell.nav.label')}
      </button>
      <div id="sections" className={styles.sections} data-open={open}>
        {groups.map(({ lines, name }) => (
          <div key={name}>
            <p id={`sections-${name}`}>{t(`shell.nav.groups.${name}`)}</p>
            <ul aria-labelledby={`sections-${name}`}>
              {lines.map(({ text, to }) => (
                <li key={to}>
                  <Link
                    to={to}
                    params={{ schoolId: school ?? 0 }}
                    activeOptions={{ exact: true, includeSearch: false }}
                    onClick={() => setOpen(false)}
                  >
                    {t(`shell.nav.pages.${text}`)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  );
}

/** Only what the session may open: a link that ends in a refusal helps nobody. */
function useOffered(session: SessionResponse, school: number | null): MenuGroup[] {
  const { routesByPath } = useRouter();
  return MENU.map(({ lines, name }) => ({
    name,
    lines: lines.filter(
      ({ place, to }) =>
        mayOpen(session, routesByPath[to].options.staticData.access) &&
        (place === 'any' || (place === 'ownSchool') === (school !== null)),
    ),
  })).filter(({ lines }) => lines.length > 0);
}
