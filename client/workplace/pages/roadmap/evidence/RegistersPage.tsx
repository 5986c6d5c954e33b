import { Button, Group, NativeSelect, Switch, Table, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { Evidence, EvidenceKind, EvidenceResponse } from '../../../../../server/roadmap/evidence/schemas.ts';
import { evidenceQuery } from '../../../../api/roadmap/evidenceQueries.ts';
import { Pager } from '../../../../ui/Pager.tsx';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { SchoolSelect } from './SchoolSelect.tsx';
import { type EvidenceSearch, KINDS } from './search.ts';
import { titleOf } from './title.ts';

const route = getRouteApi('/evidence');

/** All that was registered, narrowed by kind, school and days. */
export function RegistersPage() {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = useNavigate();
  const records = useQuery(evidenceQuery(search));
  return (
    <>
      <title>{`${t('evidence.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('evidence.title')}
      </Title>
      <p>{t('evidence.lead')}</p>
      <Filters search={search} />
      <Answer query={records}>
        {(data) => (
          <>
            <Begin begin={data.begin} kind={search.kind} school={search.school} />
            <Records records={data.evidence} />
            {data.count > data.size && (
              <Pager
                page={data.page}
                onChange={(page) => void navigate({ to: '/evidence', search: { ...search, page } })}
                count={data.count}
                size={data.size}
              />
            )}
          </>
        )}
      </Answer>
    </>
  );
}

function Filters({ search }: { search: EvidenceSearch }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const set = (change: Partial<EvidenceSearch>) =>
    void navigate({ to: '/evidence', search: { ...search, page: undefined, ...change }, replace: true });
  return (
    <Group align="end" mb="md" role="search" aria-label={t('evidence.filters')}>
      <NativeSelect
        label={t('evidence.kind')}
        value={search.kind ?? ''}
        data={[
          { value: '', label: t('evidence.anyKind') },
          ...KINDS.map((kind) => ({ value: kind, label: t(`evidence.kinds.${kind}`) })),
        ]}
        onChange={(event) => set({ kind: (event.currentTarget.value || undefined) as EvidenceKind | undefined })}
      />
      <SchoolSelect
        withClosed
        label={t('evidence.school')}
        optional
        noneText={t('evidence.anySchool')}
        value={search.school ?? ''}
        onChange={(event) => set({ school: Number(event.currentTarget.value) || undefined })}
      />
      <TextInput
        type="date"
        label={t('evidence.from')}
        value={search.from ?? ''}
        onChange={(event) => set({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label={t('evidence.to')}
        value={search.to ?? ''}
        onChange={(event) => set({ to: event.currentTarget.value || undefined })}
      />
      <Switch
        label={t('evidence.showWithdrawn')}
        checked={search.withdrawn === true}
        onChange={(event) => set({ withdrawn: event.currentTarget.checked || undefined })}
      />
    </Group>
  );
}

type BeginProps = { begin: EvidenceResponse['begin']; kind?: EvidenceKind; school?: number };

/** The kinds that the reader may begin; with a filter only that one. */
function Begin({ begin, kind, school }: BeginProps) {
  const { t } = useWords();
  const may = KINDS.filter((each) => begin.district.includes(each) || begin.school.includes(each));
  const offered = kind ? may.filter((each) => each === kind) : may;
  if (offered.length === 0) return null;
  return (
    <Group gap="xs" mb="md">
      {offered.map((each) => (
        <Button
          key={each}
          variant={kind ? 'filled' : 'default'}
          size="compact-md"
          renderRoot={(props) => <Link to="/evidence/new" search={{ kind: each, school }} {...props} />}
        >
          {t(`evidence.begin.${each}`)}
        </Button>
      ))}
    </Group>
  );
}

function Records({ records }: { records: Evidence[] }) {
  const words = useWords();
  const { day, say, t } = words;
  if (records.length === 0) return <EmptyPanel title={t('evidence.emptyTitle')}>{t('evidence.empty')}</EmptyPanel>;
  return (
    <Wide label={t('evidence.title')}>
      <Table stickyHeader striped>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('evidence.dayColumn')}</Table.Th>
            <Table.Th scope="col">{t('evidence.kind')}</Table.Th>
            <Table.Th scope="col">{t('evidence.what')}</Table.Th>
            <Table.Th scope="col">{t('evidence.school')}</Table.Th>
            <Table.Th scope="col">{t('evidence.state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {records.map((record) => (
            <Table.Tr key={record.id}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{day(record.occursOn)}</Table.Td>
              <Table.Td>{t(`evidence.kinds.${record.kind}`)}</Table.Td>
              <Table.Td>
                <Link to="/evidence/$evidenceId" params={{ evidenceId: record.id }}>
                  {titleOf(record, words)}
                </Link>
                {record.files.length > 0 && (
                  <span className="quiet"> {t('evidence.files.count', { count: record.files.length })}</span>
                )}
              </Table.Td>
              <Table.Td>{record.school === null ? t('evidence.district') : say(record.school)}</Table.Td>
              <Table.Td>
                <State record={record} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}

const STATES = [
  'planned',
  'held',
  'cancelled',
  'draft',
  'studied',
  'approved',
  'received',
  'underWay',
  'answered',
  'withdrawn',
] as const;

function State({ record: { data, withdrawn } }: { record: Evidence }) {
  const { t } = useWords();
  if (withdrawn) return <span className="quiet">{t('evidence.withdrawn')}</span>;
  const state = STATES.find((each) => each === (data.state ?? data.status));
  return state ? t(`evidence.options.${state}`) : '';
}
