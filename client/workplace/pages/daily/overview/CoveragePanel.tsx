import { Table } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import type {
  CampaignSummary,
  CoverageCell,
  CoverageResponse,
} from '../../../../../server/answering/campaigns/schemas.ts';
import { coverageChart } from '../../../../charts/coverageChart.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { Paged } from '../../../../ui/Paged.tsx';
import { cellName } from '../../../../ui/riskWords.ts';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { coverageBars, groupKey, groupsOf, isBelowTarget, worstSchools } from './coverageRows.ts';

/** What can be taken in at a glance; the table has all. */
const MOST_DRAWN = 40;

type CoveragePanelProps = { coverage: CoverageResponse; state: CampaignSummary['state'] };

export function CoveragePanel({ coverage, state }: CoveragePanelProps) {
  const words = useWords();
  const { t } = words;
  const { nameOf } = useSchools();
  const { cells } = coverage;
  const isSealed = state === 'sealed';
  const below = cells.filter(isBelowTarget).length;
  const labels = useMemo(() => {
    const name = (id: number) => nameOf(id)[words.language];
    const named = (ids: readonly number[]) => ids.map((id) => ({ key: String(id), label: name(id) }));
    return {
      schools: named([...new Set(cells.map(({ schoolId }) => schoolId))]),
      worst: named(worstSchools(cells, MOST_DRAWN)),
      groups: groupsOf(cells).map(({ audience, grade, key }) => ({ key, label: cellName(words, audience, grade) })),
    };
  }, [cells, nameOf, words]);
  const draw = useCallback(
    (width: number) => {
      const { groups, worst } = labels;
      const drawn = new Set(worst.map(({ key }) => key));
      const bars = coverageBars(cells).filter(({ school }) => drawn.has(school));
      return coverageChart(bars, { groups, schools: worst }, width);
    },
    [cells, labels],
  );
  const left = labels.schools.length - labels.worst.length;
  return (
    <div id="coverage">
      <PlotFigure
        title={
          below === 0
            ? t('overview.coverage.titleReached')
            : t(isSealed ? 'overview.coverage.titleSealed' : 'overview.coverage.title', {
                count: below,
                all: cells.length,
              })
        }
        subtitle={isSealed ? t('overview.coverage.subtitleSealed') : t('overview.coverage.subtitle')}
        draw={draw}
        method="coverage"
        table={<CoverageTable cells={cells} labels={labels} />}
      >
        {left > 0 && (
          <p>{t('overview.coverage.worst', { shown: labels.worst.length, count: labels.schools.length })}</p>
        )}
      </PlotFigure>
      <p className="quiet">
        {state === 'open' && `${t('overview.coverage.live')} `}
        {isSealed ? t('overview.coverage.whySealed') : t('overview.coverage.why')}
      </p>
    </div>
  );
}

type Labels = { schools: { key: string; label: string }[]; groups: { key: string; label: string }[] };

function CoverageTable({ cells, labels }: { cells: CoverageCell[]; labels: Labels }) {
  const { t } = useWords();
  const byPlace = new Map(cells.map((cell) => [`${cell.schoolId} ${groupKey(cell)}`, cell]));
  return (
    <Paged rows={labels.schools} nameOf={labelOf} search={t('shell.pages.search')}>
      {(shown) => (
        <Table stickyHeader striped>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('overview.coverage.school')}</Table.Th>
              {labels.groups.map(({ key, label }) => (
                <Table.Th key={key} scope="col">
                  {label}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((school) => (
              <Table.Tr key={school.key}>
                <Table.Th scope="row">{school.label}</Table.Th>
                {labels.groups.map(({ key }) => (
                  <Table.Td key={key}>
                    <Counts cell={byPlace.get(`${school.key} ${key}`)} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Paged>
  );
}

const labelOf = ({ label }: Labels['schools'][number]): string => label;

function Counts({ cell }: { cell: CoverageCell | undefined }) {
  const { t } = useWords();
  if (!cell) return t('overview.coverage.none');
  const { leftOut, received, roll, waiting } = cell;
  const counts =
    roll === null
      ? t('overview.coverage.countsUnknown', { received })
      : t('overview.coverage.counts', { received, roll });
  const apart = [
    ...(waiting === 0 ? [] : [t('overview.coverage.waiting', { count: waiting })]),
    ...(leftOut === 0 ? [] : [t('overview.coverage.leftOut', { count: leftOut })]),
  ];
  return apart.length === 0 ? counts : `${counts} (${apart.join(', ')})`;
}
