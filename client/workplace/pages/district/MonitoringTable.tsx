import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RoadmapStatus } from '../../../../server/roadmap/schemas.ts';
import { Wide } from '../../../ui/Wide.tsx';
import { useWords } from '../../../ui/words.ts';
import { figureText } from '../roadmap/figures.ts';
import { StateSign } from '../roadmap/StateSign.tsx';
import { turnText } from '../roadmap/turn.ts';
import styles from './DistrictPage.module.css';

const COLUMNS = ['activity', 'due', 'state', 'indicator', 'turn'] as const;

/** Every activity on one line, so that the whole roadmap goes on one sheet. */
export function MonitoringTable({ date, status }: { status: RoadmapStatus; date?: string }) {
  const words = useWords();
  const { day, say, t } = words;
  return (
    <Wide>
      <Table className={styles.monitoring}>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th key={column} scope="col">
                {t(`district.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {status.activities.map((activity) => (
            <Table.Tr key={activity.no}>
              <Table.Td>
                <Link to="/roadmap/$year/$no" params={{ year: status.year, no: activity.no }} search={{ date }}>
                  {activity.no}. {say(activity.title)}
                </Link>
              </Table.Td>
              <Table.Td>{day(activity.period.to)}</Table.Td>
              <Table.Td>
                <StateSign state={activity.state} isOverridden={activity.override !== null} />
              </Table.Td>
              <Table.Td>{figureText(activity, words)}</Table.Td>
              <Table.Td>{turnText(activity.missing, words)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
