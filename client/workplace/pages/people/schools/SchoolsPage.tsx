import { Button, Group, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { RegisterQuery, RegisterResponse } from '../../../../../server/people/schools/register/schemas.ts';
import { registerQuery } from '../../../../api/people/registerQueries.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { RegisterFilters } from './RegisterFilters.tsx';
import { RegisterPages } from './RegisterPages.tsx';
import { RegisterTable } from './RegisterTable.tsx';
import { TemplateLink } from './TemplateLink.tsx';

const route = getRouteApi('/schools');

/** The register of schools: searched, narrowed, and where a new one begins. */
export function SchoolsPage() {
  const { t } = useWords();
  const search = route.useSearch();
  const register = useQuery(registerQuery(search));
  return (
    <>
      <title>{`${t('schoolRegister.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('schoolRegister.title')}
      </Title>
      <p>{t('schoolRegister.lead')}</p>
      <Ways />
      <Answer query={register}>{(data) => <Found data={data} search={search} />}</Answer>
    </>
  );
}

function Ways() {
  const { t } = useWords();
  return (
    <Group gap="xs" mb="md">
      <Button renderRoot={(props) => <Link to="/schools/new" {...props} />}>{t('schoolRegister.add')}</Button>
      <Button variant="default" renderRoot={(props) => <Link to="/schools/import" {...props} />}>
        {t('schoolRegister.load')}
      </Button>
      <Button variant="subtle" renderRoot={(props) => <Link to="/territories" {...props} />}>
        {t('territories.title')}
      </Button>
    </Group>
  );
}

const isNarrowed = ({ q, state, territory, type }: RegisterQuery) =>
  q !== undefined || territory !== undefined || type !== undefined || state !== undefined;

function Found({ data, search }: { data: RegisterResponse; search: RegisterQuery }) {
  const { number, t } = useWords();
  if (data.total === 0 && !isNarrowed(search)) return <Nothing />;
  return (
    <>
      <RegisterFilters data={data} search={search} />
      <p role="status">
        {data.total === 0
          ? t('schoolRegister.notFound')
          : t('schoolRegister.found', { count: data.total, n: number(data.total) })}
      </p>
      {data.items.length > 0 && <RegisterTable data={data} />}
      <RegisterPages data={data} search={search} />
    </>
  );
}

/** What to do first, where there is no school at all. */
function Nothing() {
  const { t } = useWords();
  return (
    <EmptyPanel title={t('schoolRegister.emptyTitle')}>
      <p>{t('schoolRegister.empty')}</p>
      <TemplateLink />
    </EmptyPanel>
  );
}
