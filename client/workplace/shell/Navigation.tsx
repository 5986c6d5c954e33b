import { Link, useRouter } from '@tanstack/react-router';
import type { SessionResponse } from '../../../server/identity/schemas.ts';
import { useWords } from '../../ui/words.ts';
import { mayOpen } from './access.ts';
import { MENU } from './menu.ts';
import styles from './Shell.module.css';
import { ownSchool } from './session.ts';

/** Only what the session may open: a link that ends in a refusal helps nobody. */
export function Navigation({ session }: { session: SessionResponse }) {
  const { t } = useWords();
  const { routesByPath } = useRouter();
  const school = ownSchool(session);
  const offered = MENU.filter(
    ({ place, to }) =>
      mayOpen(session, routesByPath[to].options.staticData.access) &&
      (place === 'any' || (place === 'ownSchool') === (school !== null)),
  );
  return (
    <nav aria-label={t('shell.nav.label')} className={styles.nav}>
      <ul>
        {offered.map(({ to, text }) => (
          <li key={to}>
            <Link to={to} params={{ schoolId: school ?? 0 }} activeOptions={{ exact: true, includeSearch: false }}>
              {t(`shell.nav.${text}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
