import { Table } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { MeasureView } from '../../../../../server/content/library/schemas.ts';
import type { ProfilesResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import type { ActivityState, RoadmapResponse } from '../../../../../server/roadmap/municipal/schemas.ts';
import type { PlanLine } from '../../../../../server/roadmap/plans/schemas.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import type { DrawnPlot } from '../../../../charts/PlotImage.tsx';
import { type TieCell, tieMatrix } from '../../../../charts/tieMatrix.ts';
import { EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { StateSign } from '../municipal/StateSign.tsx';
import { SIGNS } from '../municipal/states.ts';
import styles from './plan.module.css';
import { canJudge, highRisks, tieCells, uncovered } from './ties.ts';

export type Ties = {
  profiles: ProfilesResponse;
  lines: PlanLine[];
  measures: MeasureView[];
  activities: RoadmapResponse['activities'];
  /** How each activity stands, by its number; empty while that is not known. */
  states: ReadonlyMap<number, ActivityState>;
  year: number;
};

/** The chart factor → measures → activities, as a matrix: a hairball of lines could not be read. */
export function TieMatrixPanel({ ties }: { ties: Ties }) {
  const { say, t } = useWords();
  const { activities, lines, measures, profiles, states, year } = ties;
  const high = useMemo(() => highRisks(profiles), [profiles]);
  const gaps = useMemo(() => uncovered(profiles, lines), [lines, profiles]);
  const cells = useMemo(() => tieCells(measures, lines), [lines, measures]);
  const rows = useMemo(() => {
    const count = (factor: string) => gaps.filter((gap) => gap.factor === factor).length;
    return profiles.factors
      .map(({ code, title }) => ({ key: code, label: say(title), isUncovered: count(code) > 0 }))
      .sort((a, b) => count(b.key) - count(a.key));
  }, [gaps, profiles, say]);
  const columns = useMemo(() => {
    const tied = new Set(cells.map(({ activity }) => activity));
    return activities.filter(({ no }) => tied.has(no));
  }, [activities, cells]);
  const numbers = useMemo(() => columns.map(({ no }) => no), [columns]);
  const draw = useCallback(
    (width: number) => {
      const signs = new Map([...states].map(([no, state]) => [no, SIGNS[state]]));
      return tieMatrix(cells, rows, numbers, width, signs);
    },
    [cells, numbers, rows, states],
  );
  const finding =
    high.length === 0
      ? t(canJudge(profiles) ? 'plan.noneHigh' : 'plan.nothing')
      : gaps.length === 0
        ? t('plan.covered')
        : t('plan.finding', { count: gaps.length, all: high.length });
  // Without a line the matrix would hold possibilities alone, and on a phone nothing at all.
  if (cells.every(({ count }) => count === 0)) return <EmptyPanel title={finding}>{t('plan.linesNone')}</EmptyPanel>;
  return (
    <PlotFigure
      title={finding}
      subtitle={t('plan.subtitle')}
      draw={draw}
      method="levels"
      over={(plot) => (
        <>
          <ColumnLinks plot={plot} activities={columns} states={states} year={year} />
          <TieButtons plot={plot} cells={cells} rows={rows} />
        </>
      )}
      table={<TieTable cells={cells} rows={rows} columns={columns} states={states} />}
    >
      <details className={styles.legend}>
        <summary>{t('plan.activities')}</summary>
        <ul className={styles.activities}>
          {columns.map(({ no, title }) => (
            <li key={no}>
              <Link to="/roadmap/$year/$no" params={{ year, no }} search={{}}>
                {t('school.measures.activity', { no, title: say(title) })}
              </Link>{' '}
              <State state={states.get(no)} />
            </li>
          ))}
        </ul>
      </details>
    </PlotFigure>
  );
}

/** How an activity stands, where that is known. */
function State({ state }: { state: ActivityState | undefined }) {
  return state === undefined ? null : <StateSign state={state} />;
}

type ColumnLinksProps = Pick<Ties, 'activities' | 'states' | 'year'> & { plot: DrawnPlot };

/** The number of a column leads to the activity. */
function ColumnLinks({ activities, plot, states, year }: ColumnLinksProps) {
  const { say, t } = useWords();
  const x = plot.scale('x');
  const drawn = new Set(x?.domain as number[] | undefined);
  return activities
    .filter(({ no }) => drawn.has(no))
    .map(({ no, title }) => {
      const state = states.get(no);
      const name = t('school.measures.activity', { no, title: say(title) });
      const told = state === undefined ? name : `${name}: ${t(`roadmap.states.${state}`)}`;
      return (
        <Link
          key={no}
          to="/roadmap/$year/$no"
          params={{ year, no }}
          search={{}}
          className={styles.column}
          aria-label={told}
          title={told}
          style={{ left: x?.apply(no), width: x?.bandwidth }}
        />
      );
    });
}

type Row = { key: string; label: string };

/** Cells with lines are buttons: they list those lines below. */
function TieButtons({ plot, cells, rows }: { plot: DrawnPlot; cells: TieCell[]; rows: Row[] }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const search = useSearch({ from: '/plan' });
  const labels = new Map(rows.map(({ key, label }) => [key, label]));
  const x = plot.scale('x');
  const y = plot.scale('y');
  return (
    <div className={styles.grid}>
      {cells
        .filter(({ count }) => count > 0)
        .map(({ activity, count, factor }) => {
          const name = t('plan.cell', { factor: labels.get(factor) ?? factor, no: activity, count });
          const isChosen = search.factor === factor && search.activity === activity;
          return (
            <button
              key={`${factor} ${activity}`}
              type="button"
              className={styles.cell}
              aria-label={name}
              title={name}
              aria-pressed={isChosen}
              style={{ left: x?.apply(activity), top: y?.apply(factor), width: x?.bandwidth, height: y?.bandwidth }}
              onClick={() =>
                void navigate({
                  to: '/plan',
                  search: isChosen ? { school: search.school } : { ...search, factor, activity },
                  resetScroll: false,
                })
              }
            />
          );
        })}
    </div>
  );
}

type TieTableProps = { cells: TieCell[]; rows: Row[]; columns: RoadmapResponse['activities']; states: Ties['states'] };

function TieTable({ cells, rows, columns, states }: TieTableProps) {
  const { t } = useWords();
  const counts = new Map(cells.map(({ activity, count, factor }) => [`${factor} ${activity}`, count]));
  return (
    <Table striped>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('plan.table.factor')}</Table.Th>
          {columns.map(({ no }) => (
            <Table.Th key={no} scope="col">
              {no} <State state={states.get(no)} />
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ key, label }) => (
          <Table.Tr key={key}>
            <Table.Th scope="row">{label}</Table.Th>
            {columns.map(({ no }) => (
              <Table.Td key={no}>{counts.get(`${key} ${no}`) ?? ''}</Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
