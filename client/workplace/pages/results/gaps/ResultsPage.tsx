import { NativeSelect, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ResultGroup } from '../../../../../server/results/gaps/schemas.ts';
import { sessionQuery } from '../../../../api/people/accountQueries.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { may } from '../../../shell/session.ts';
import { EducationGap } from './EducationGap.tsx';
import { testKey, testsOf, yearsOf } from './groups.ts';
import { RiskGap } from './RiskGap.tsx';
import styles from './results.module.css';
import { resultsQuery } from './results.ts';
import { StandingsFigure } from './StandingsFigure.tsx';

/** «Сокращается ли разрыв?» */
export function ResultsPage() {
  const { t } = useWords();
  const query = useQuery(resultsQuery);
  return (
    <>
      <title>{`${t('results.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('results.title')}
      </Title>
      <p>{t('results.lead')}</p>
      <ImportLinks />
      <Answer query={query} height={420}>
        {({ groups }) =>
          groups.length === 0 ? (
            <EmptyPanel title={t('results.emptyTitle')}>{t('results.empty')}</EmptyPanel>
          ) : (
            <Education groups={groups} />
          )
        }
      </Answer>
      <RiskGap />
    </>
  );
}

function ImportLinks() {
  const { t } = useWords();
  const { data: session } = useQuery(sessionQuery);
  if (!session || !may(session, 'vpr:import')) return null;
  return (
    <p className={styles.links}>
      <Link to="/objectivity/imports">{t('results.toImports')}</Link>
      <Link to="/results/tables">{t('results.toTables')}</Link>
    </p>
  );
}

function Education({ groups }: { groups: ResultGroup[] }) {
  const { say, t } = useWords();
  const { test, year } = useSearch({ from: '/results' });
  const navigate = useNavigate({ from: '/results' });
  const years = useMemo(() => yearsOf(groups, test), [groups, test]);
  const group = years.find((each) => each.year === year) ?? years[years.length - 1];
  return (
    <>
      <div className={styles.choices}>
        <NativeSelect
          label={t('results.test')}
          value={testKey(group.test)}
          data={[
            { value: '', label: t('results.allTests') },
            ...testsOf(groups).map((each) => ({
              value: testKey(each),
              label: t('results.testName', { title: say(each.title), grade: each.grade }),
            })),
          ]}
          onChange={({ currentTarget }) =>
            void navigate({
              search: (search) => ({ ...search, test: currentTarget.value || undefined }),
              resetScroll: false,
            })
          }
        />
        <NativeSelect
          label={t('results.year')}
          value={String(group.year)}
          data={years.map((each) => String(each.year)).reverse()}
          onChange={({ currentTarget }) =>
            void navigate({
              search: (search) => ({ ...search, year: Number(currentTarget.value) }),
              resetScroll: false,
            })
          }
        />
      </div>
      <EducationGap years={years} />
      <StandingsFigure group={group} />
    </>
  );
}
