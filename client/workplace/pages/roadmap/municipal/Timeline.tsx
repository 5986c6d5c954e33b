import { Table } from '@mantine/core';
import type { ActivityRow, RoadmapStatus } from '../../../../../server/roadmap/municipal/schemas.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { roadmapTimeline, type TimelineRow } from '../../../../charts/roadmapTimeline.ts';
import { useWords } from '../../../../ui/words.ts';
import { countStates, SIGNS } from './states.ts';

type TimelineProps = { activities: ActivityRow[]; status: RoadmapStatus; today: string };

/** The year at a glance: when each activity runs, how it stands, and where the day is. */
export function Timeline({ activities, status, today }: TimelineProps) {
  const { day, month, say, t } = useWords();
  const rows: TimelineRow[] = activities
    .map(({ no, period, state, title }) => ({ no, label: say(title), ...period, state, sign: SIGNS[state] }))
    .sort((a, b) => a.from.localeCompare(b.from) || a.no - b.no);
  const { beforeStart, late } = countStates(activities);
  const texts = {
    day: status.date === today ? t('roadmap.timeline.today') : day(status.date),
    month: (date: Date) => month(date.getUTCMonth() + 1).slice(0, 3),
    tell: (row: TimelineRow) =>
      `${row.no}. ${row.label}: ${t(`roadmap.states.${row.state}`)}, ${day(row.from)} – ${day(row.to)}`,
  };
  return (
    <PlotFigure
      title={
        late > 0
          ? t('roadmap.timeline.late', { count: late })
          : t(beforeStart > 0 ? 'roadmap.timeline.noneLate' : 'roadmap.timeline.onTime')
      }
      subtitle={[t('roadmap.timeline.subtitle'), ...(beforeStart > 0 ? [t('roadmap.timeline.beforeStart')] : [])].join(
        ' · ',
      )}
      method="roadmap"
      draw={(width) => roadmapTimeline(rows, status.date, texts, width)}
      table={
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('roadmap.activity')}</Table.Th>
              <Table.Th scope="col">{t('roadmap.period')}</Table.Th>
              <Table.Th scope="col">{t('roadmap.state')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.no}>
                <Table.Td>
                  {row.no}. {row.label}
                </Table.Td>
                <Table.Td>
                  {day(row.from)} – {day(row.to)}
                </Table.Td>
                <Table.Td>{t(`roadmap.states.${row.state}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      }
    />
  );
}
