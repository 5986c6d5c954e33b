import type { SetupResponse } from '../../../../../server/daily/setup/schemas.ts';
import { PathLink } from '../../../../ui/PathLink.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { useWords } from '../../../../ui/words.ts';
import { TestsTemplate } from '../../content/library/TestsTemplate.tsx';

/** The national tests of the year: no step waits for them, and without a description no results can be loaded. */
export function TestsPanel({ setup: { tests, year } }: { setup: SetupResponse }) {
  const { t } = useWords();
  const { confirmed, describers, described, files, loaders, mayDescribe, mayLoad } = tests;
  const rolesOf = (roles: typeof loaders) =>
    t('setup.others', { roles: roles.map((role) => t(`roles.${role}`)).join(', ') });
  return (
    <Section title={t('setup.tests.title')}>
      <p>{t('setup.tests.lead')}</p>
      <ul>
        <li>
          {described === 0
            ? t('setup.tests.none', { year })
            : t('setup.tests.described', { year, described, confirmed })}{' '}
          {mayDescribe ? (
            <>
              <TestsTemplate /> · <PathLink path="/content">{t('setup.tests.describe')}</PathLink>
            </>
          ) : (
            rolesOf(describers)
          )}
        </li>
        <li>
          {files === 0 ? t('setup.tests.noFiles') : t('setup.tests.files', { files })}{' '}
          {mayLoad ? <PathLink path="/objectivity/imports">{t('setup.tests.load')}</PathLink> : rolesOf(loaders)}
        </li>
      </ul>
    </Section>
  );
}
