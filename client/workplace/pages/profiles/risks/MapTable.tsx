import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { HeatLabel } from '../../../../charts/heatFrame.ts';
import { useWords } from '../../../../ui/words.ts';
import styles from './RiskPanel.module.css';

type MapTableProps = {
  schools: HeatLabel[];
  factors: HeatLabel[];
  cell(school: string, factor: string): ReactNode;
};

/** The twin of a map of schools × factors. */
export function MapTable({ schools, factors, cell }: MapTableProps) {
  const { t } = useWords();
  return (
    <Table stickyHeader striped className={styles.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('risks.school')}</Table.Th>
          {factors.map(({ key, label }) => (
            <Table.Th key={key} scope="col">
              <Link to="/factors/$factor" params={{ factor: key }}>
                {label}
              </Link>
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {schools.map((school) => (
          <Table.Tr key={school.key}>
            <Table.Th scope="row">
              <Link to="/schools/$schoolId" params={{ schoolId: Number(school.key) }}>
                {school.label}
              </Link>
            </Table.Th>
            {factors.map(({ key }) => (
              <Table.Td key={key}>{cell(school.key, key)}</Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
