import { Table } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RoadmapStatus, YearsResponse } from '../../../../../server/roadmap/municipal/schemas.ts';
import { roadmapStatusQuery } from '../../../../api/roadmap/roadmapQueries.ts';
import { Section } from '../../../../ui/Section.tsx';
import { ErrorPanel, LoadingPanel } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { countStates, statesAmong } from './states.ts';

type ProgrammeProps = { years: YearsResponse['years']; date?: string };

/** The programme above the yearly roadmaps: how the years stand beside each other. */
export function Programme({ date, years }: ProgrammeProps) {
  const { t } = useWords();
  const answers = useQueries({ queries: years.map(({ year }) => roadmapStatusQuery(year, date)) });
  const failed = answers.find(({ error }) => error !== null);
  const statuses = answers.flatMap(({ data }) => data ?? []);
  return (
    <Section title={t('roadmap.programme.title')}>
      <p>{t('roadmap.programme.lead')}</p>
      {failed?.error && <ErrorPanel error={failed.error} retry={() => void failed.refetch()} />}
      {statuses.length < years.length && !failed && <LoadingPanel height={80} />}
      {statuses.length > 0 && <Years statuses={statuses} />}
    </Section>
  );
}

function Years({ statuses }: { statuses: RoadmapStatus[] }) {
  const { say, t } = useWords();
  const ordered = statuses.toSorted((a, b) => a.year - b.year);
  const states = statesAmong(statuses.flatMap(({ activities }) => activities));
  return (
    <Wide label={`${t('roadmap.programme.title')}: ${t('shell.table')}`}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('roadmap.year')}</Table.Th>
            {states.map((state) => (
              <Table.Th key={state} scope="col">
                {t(`roadmap.states.${state}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ordered.map((status) => {
            const counts = countStates(status.activities);
            return (
              <Table.Tr key={status.year}>
                <Table.Th scope="row">
                  <Link to="/roadmap" search={{ year: status.year }}>
                    {status.year}
                  </Link>{' '}
                  <span className="quiet">{say(status.title)}</span>
                </Table.Th>
                {states.map((state) => (
                  <Table.Td key={state}>{counts[state]}</Table.Td>
                ))}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
