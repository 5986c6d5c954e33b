import { Alert } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWords } from '../../../../ui/words.ts';
import { mayOpen, type PageAccess } from '../../../shell/access.ts';
import { useSession } from '../../../shell/session.ts';
import type { FileKind } from './files.ts';

/** Where files that are no results are loaded, and what one needs to open that page. */
const PAGES = {
  markers: { to: '/objectivity/sources', access: 'objectivity:work' },
  means: { to: '/results/tables', access: 'vpr:import' },
  riskProfile: { to: '/objectivity/sources', access: 'vpr:import' },
  contingent: { to: '/enrolment/import', access: 'roll:edit' },
  schools: { to: '/schools/import', access: 'schools:manage' },
  accounts: { to: '/accounts/import', access: 'accounts:invite' },
  tests: { to: '/content', access: 'content:confirm' },
} as const satisfies Partial<Record<FileKind, { to: string; access: PageAccess }>>;

type OtherKind = keyof typeof PAGES;

export const isElsewhere = (kind: FileKind): kind is OtherKind => kind in PAGES;

/** The file is none of results: where it belongs. */
export function ElsewherePanel({ kind }: { kind: OtherKind }) {
  const { t } = useWords();
  const session = useSession();
  const { access, to } = PAGES[kind];
  return (
    <Alert color="gray" variant="light" title={t('vprFiles.elsewhere.title')}>
      {mayOpen(session, access) ? (
        <Link to={to}>{t(`vprFiles.elsewhere.${kind}`)}</Link>
      ) : (
        t('vprFiles.elsewhere.closed')
      )}
    </Alert>
  );
}
