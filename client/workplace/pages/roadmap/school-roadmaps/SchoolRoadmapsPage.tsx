import { Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { SchoolRoadmapsResponse } from '../../../../../server/roadmap/school-roadmaps/schemas.ts';
import { schoolRoadmapsQuery } from '../../../../api/roadmap/planQueries.ts';
import { Paged } from '../../../../ui/Paged.tsx';
import { Answer, EmptyPanel, LoadingPanel } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { usePresentYear } from '../plan/useRoadmap.ts';

/** «Кто написал, у кого на согласовании и где опаздывают?» */
export function SchoolRoadmapsPage() {
  const { t } = useWords();
  const { year: asked } = useSearch({ from: '/school-roadmaps' });
  const present = usePresentYear();
  const year = asked ?? present;
  return (
    <>
      <title>{`${t('schoolRoadmaps.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('schoolRoadmaps.title')}
      </Title>
      <p className="quiet">{t('schoolRoadmaps.lead')}</p>
      {year === undefined ? <LoadingPanel /> : <Roadmaps year={year} present={present ?? year} />}
    </>
  );
}

function Roadmaps({ year, present }: { year: number; present: number }) {
  const { t } = useWords();
  const roadmaps = useQuery(schoolRoadmapsQuery(year));
  return (
    <>
      <p>
        {t('schoolRoadmaps.year')}:{' '}
        {[present, present - 1].map((each, index) => (
          <span key={each}>
            {index > 0 && ' · '}
            {each === year ? (
              <strong>{each}</strong>
            ) : (
              <Link to="/school-roadmaps" search={{ year: each }}>
                {each}
              </Link>
            )}
          </span>
        ))}
      </p>
      <Answer query={roadmaps} height={320}>
        {(data) =>
          data.schools.length === 0 ? (
            <EmptyPanel title={t('schoolRoadmaps.title')}>{t('schoolRoadmaps.none')}</EmptyPanel>
          ) : (
            <RoadmapTable data={data} />
          )
        }
      </Answer>
    </>
  );
}

const COLUMNS = ['school', 'state', 'turn', 'lines', 'joint', 'done', 'late'] as const;

/** Those that wait for the tutor come first, then returned ones, drafts, and approved ones. */
const ORDER = ['submitted', 'returned', 'draft', 'approved'];

function RoadmapTable({ data: { schools, year } }: { data: SchoolRoadmapsResponse }) {
  const { say, t } = useWords();
  const { nameOf } = useSchools();
  const rows = useMemo(
    () => schools.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || b.late - a.late),
    [schools],
  );
  const schoolOf = useCallback(({ schoolId }: (typeof rows)[number]) => say(nameOf(schoolId)), [nameOf, say]);
  const approved = schools.filter(({ state }) => state === 'approved').length;
  return (
    <>
      <Title order={2} size="h4">
        {t('schoolRoadmaps.finding', { count: approved, all: schools.length })}
      </Title>
      <Paged rows={rows} nameOf={schoolOf} search={t('shell.pages.search')}>
        {(shown) => (
          <Wide label={t('schoolRoadmaps.title')}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  {COLUMNS.map((column) => (
                    <Table.Th key={column} scope="col">
                      {t(`schoolRoadmaps.table.${column}`)}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {shown.map(({ done, joint, late, lines, schoolId, state, turn, version }) => (
                  <Table.Tr key={schoolId}>
                    <Table.Td>
                      <Link to="/schools/$schoolId/roadmap" params={{ schoolId }} search={{ year }}>
                        {say(nameOf(schoolId))}
                      </Link>
                    </Table.Td>
                    <Table.Td>
                      {version === 0 ? t('schoolRoadmaps.unwritten') : t(`schoolRoadmap.state.${state}`)}
                    </Table.Td>
                    <Table.Td>{turn.map((role) => t(`roles.${role}`)).join(', ') || '–'}</Table.Td>
                    <Table.Td>{lines}</Table.Td>
                    <Table.Td>{joint}</Table.Td>
                    <Table.Td>{done}</Table.Td>
                    <Table.Td>{late}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Wide>
        )}
      </Paged>
    </>
  );
}
