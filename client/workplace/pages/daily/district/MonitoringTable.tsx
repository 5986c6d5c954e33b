import { Table } from '@mantine/core';
import type { RoadmapStatus } from '../../../../../server/roadmap/municipal/schemas.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { ACTIVITY_COLUMNS, ActivityCells } from '../../roadmap/municipal/ActivityCells.tsx';
import { turnText } from '../../roadmap/municipal/turn.ts';
import styles from './DistrictPage.module.css';

/** Every activity on one line, so that the whole roadmap goes on one sheet. */
export function MonitoringTable({ date, status }: { status: RoadmapStatus; date?: string }) {
  const words = useWords();
  const { t } = words;
  return (
    <Wide>
      <Table className={styles.monitoring}>
        <Table.Thead>
          <Table.Tr>
            {[...ACTIVITY_COLUMNS, 'turn' as const].map((column) => (
              <Table.Th key={column} scope="col">
                {t(`roadmap.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {status.activities.map((activity) => (
            <Table.Tr key={activity.no}>
              <ActivityCells activity={activity} year={status.year} date={date} />
              <Table.Td>{turnText(activity.turns, words)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
