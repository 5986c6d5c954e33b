import { Table } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import type { SchoolRoadmapResponse } from '../../../../../server/roadmap/school-roadmaps/schemas.ts';
import { lineTimeline } from '../../../../charts/lineTimeline.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useLineTitle } from '../plan/useLineTitle.ts';
import { isLate, progressOf, timelineLines } from './lines.ts';
import styles from './SchoolRoadmap.module.css';
import { useMonths } from './useMonths.ts';

/** The year of the roadmap as a picture: what is done, what goes on, what is late. */
export function TimelinePanel({ roadmap }: { roadmap: SchoolRoadmapResponse }) {
  const { t } = useWords();
  const titleOf = useLineTitle();
  const month = useMonths('short');
  const { beganOn, lines, today, year } = roadmap;
  const drawn = useMemo(() => timelineLines(lines, titleOf, { beganOn, today }), [beganOn, lines, titleOf, today]);
  const draw = useCallback(
    (width: number) =>
      lineTimeline(drawn, { year, today: { day: today, label: t('schoolRoadmap.today') }, month }, width),
    [drawn, month, t, today, year],
  );
  const { all, done, late } = progressOf(lines, roadmap);
  if (drawn.length === 0) return null;
  return (
    <PlotFigure
      title={
        late === 0
          ? t('schoolRoadmap.finding', { done, count: all })
          : t('schoolRoadmap.findingLate', { done, all, count: late })
      }
      subtitle={t('schoolRoadmap.subtitle')}
      draw={draw}
      table={<TimelineTable roadmap={roadmap} />}
    >
      <ul className={styles.legend}>
        {(['planned', 'underWay', 'done', 'late'] as const).map((state) => (
          <li key={state} data-state={state}>
            {state === 'late' ? t('schoolRoadmap.late') : t(`plan.state.${state}`)}
          </li>
        ))}
      </ul>
    </PlotFigure>
  );
}

function TimelineTable({ roadmap }: { roadmap: SchoolRoadmapResponse }) {
  const { day, t } = useWords();
  const titleOf = useLineTitle();
  return (
    <Table striped>
      <Table.Thead>
        <Table.Tr>
          {(['what', 'activity', 'owner', 'period', 'state'] as const).map((column) => (
            <Table.Th key={column} scope="col">
              {t(`schoolRoadmap.table.${column}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {roadmap.lines.map((line) => (
          <Table.Tr key={line.id}>
            <Table.Td>{titleOf(line)}</Table.Td>
            <Table.Td>{line.activity ?? t('plan.noActivityYet')}</Table.Td>
            <Table.Td>{line.owner}</Table.Td>
            <Table.Td>{t('plan.period', { from: day(line.startsOn), to: day(line.endsOn) })}</Table.Td>
            <Table.Td>
              {t(`plan.state.${line.state}`)}
              {isLate(line, roadmap) && `, ${t('schoolRoadmap.late')}`}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
