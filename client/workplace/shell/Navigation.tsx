import { Link } from '@tanstack/react-router';
import type { SessionResponse } from '../../../server/identity/schemas.ts';
import { useWords } from '../../ui/words.ts';
import styles from './Shell.module.css';
import { may, ownSchool } from './session.ts';

/** Only what the session may open: a link that ends in a refusal helps nobody. */
export function Navigation({ session }: { session: SessionResponse }) {
  const { t } = useWords();
  const school = ownSchool(session);
  const params = { schoolId: school ?? 0 };
  return (
    <nav aria-label={t('shell.nav.label')} className={styles.nav}>
      <ul>
        {may(session, 'coverage:read') && (
          <li>
            <Link to="/">{t('shell.nav.overview')}</Link>
          </li>
        )}
        {may(session, 'results:read') && school === null && (
          <li>
            <Link to="/risks">{t('shell.nav.risks')}</Link>
          </li>
        )}
        {may(session, 'results:read') && school !== null && (
          <li>
            <Link to="/schools/$schoolId" params={params} activeOptions={{ exact: true }}>
              {t('shell.nav.mySchool')}
            </Link>
          </li>
        )}
        {may(session, 'return:read') && school !== null && (
          <li>
            <Link to="/schools/$schoolId/return" params={params}>
              {t('shell.nav.return')}
            </Link>
          </li>
        )}
        {may(session, 'links:read') && (
          <li>
            <Link to="/links">{t('shell.nav.links')}</Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
