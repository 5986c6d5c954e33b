import { Alert, Group, NativeSelect, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { SetupResponse } from '../../../../../server/daily/setup/schemas.ts';
import { setupQuery } from '../../../../api/daily/setupQueries.ts';
import { Refusal } from '../../../../api/request.ts';
import { PathLink } from '../../../../ui/PathLink.tsx';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { MissingRoles } from './MissingRoles.tsx';
import styles from './Setup.module.css';
import { StepItem } from './StepItem.tsx';
import { TestsPanel } from './TestsPanel.tsx';

const route = getRouteApi('/setup');

/** Leads from an empty installation to the first open campaign, and from one year to the next. */
export function SetupPage() {
  const { t } = useWords();
  const { territory, year } = route.useSearch();
  const setup = useQuery({ ...setupQuery(territory, year), refetchOnMount: 'always' });
  const isNowhere = setup.error instanceof Refusal && setup.error.status === 404;
  return (
    <>
      <title>{`${t('setup.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('setup.title')}
      </Title>
      {isNowhere ? (
        <EmptyPanel title={t('setup.none.title')}>
          <p>{t('setup.none.text')}</p>
          <PathLink path="/territories">{t('setup.none.way')}</PathLink>
        </EmptyPanel>
      ) : (
        <Answer query={setup} height={600}>
          {(data) => <Steps setup={data} />}
        </Answer>
      )}
    </>
  );
}

function Steps({ setup }: { setup: SetupResponse }) {
  const { t } = useWords();
  const done = setup.steps.filter(({ state }) => state === 'done').length;
  const isNext = setup.year !== setup.years[0];
  return (
    <>
      <p>{isNext ? t('setup.leadNext', { year: setup.year }) : t('setup.lead')}</p>
      <Choice setup={setup} />
      <p role="status">
        <strong>{t('setup.progress', { done, all: setup.steps.length })}</strong>
      </p>
      {done === setup.steps.length && (
        <Alert color="teal" variant="light" mb="md">
          {t('setup.complete')}
        </Alert>
      )}
      {setup.missingRoles.length > 0 && <MissingRoles roles={setup.missingRoles} territoryId={setup.territory.id} />}
      <ol className={styles.steps}>
        {setup.steps.map((step, index) => (
          <StepItem key={step.step} number={index + 1} step={step} setup={setup} />
        ))}
      </ol>
      <TestsPanel setup={setup} />
    </>
  );
}

/** The year, and the municipality where there are several. */
function Choice({ setup: { territories, territory, year, years } }: { setup: SetupResponse }) {
  const { say, t } = useWords();
  const navigate = useNavigate();
  const search = route.useSearch();
  const go = (changed: typeof search) => void navigate({ to: '/setup', search: { ...search, ...changed } });
  return (
    <Group align="end" mb="md">
      {territories.length > 1 && (
        <NativeSelect
          label={t('setup.territory')}
          value={String(territory.id)}
          data={territories.map(({ id, name }) => ({ value: String(id), label: say(name) }))}
          onChange={({ currentTarget: { value } }) => go({ territory: Number(value) })}
        />
      )}
      <NativeSelect
        label={t('setup.year')}
        value={String(year)}
        data={years.map(String)}
        onChange={({ currentTarget: { value } }) =>
          go({ year: Number(value) === years[0] ? undefined : Number(value) })
        }
      />
    </Group>
  );
}
