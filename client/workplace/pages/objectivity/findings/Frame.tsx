import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../../../../ui/words.ts';
import { may, ownSchool, useSession } from '../../../shell/session.ts';
import styles from './objectivity.module.css';

type FrameProps = { title: string; lead?: ReactNode; children: ReactNode };

/** What every page on objectivity begins with: its question, and that teachers are not judged. */
export function Frame({ title, lead, children }: FrameProps) {
  const { t } = useWords();
  return (
    <>
      <title>{`${title} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2" mb="xs">
        {title}
      </Title>
      {lead}
      <p className="quiet">{t('objectivity.teachers')}</p>
      <Links />
      {children}
    </>
  );
}

function Links() {
  const { t } = useWords();
  const session = useSession();
  return (
    <nav className={styles.links} aria-label={t('objectivity.title')}>
      {ownSchool(session) === null && <Link to="/objectivity">{t('objectivity.back')}</Link>}
      <Link to="/objectivity/rules">{t('objectivity.rulesLink')}</Link>
      {may(session, 'objectivity:work') && <Link to="/objectivity/sources">{t('objectivity.sourcesLink')}</Link>}
      {may(session, 'vpr:import') && <Link to="/objectivity/imports">{t('objectivity.importsLink')}</Link>}
    </nav>
  );
}
