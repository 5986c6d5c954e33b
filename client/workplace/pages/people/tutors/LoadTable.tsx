import { Table } from '@mantine/core';
import type { TutorLoadResponse } from '../../../../../server/daily/tutor-load/schemas.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';

export type Names = (accountId: string) => string;

/** How much each tutor has to do, and would have with the proposal. */
export function LoadTable({ data: { proposal, tutors }, nameOf }: { data: TutorLoadResponse; nameOf: Names }) {
  const { number, t } = useWords();
  const columns = ['tutor', 'schools', 'highRisks', 'visits', 'load'] as const;
  return (
    <Wide>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} scope="col">
                {t(`tutors.balance.columns.${column}`)}
              </Table.Th>
            ))}
            {proposal.length > 0 && <Table.Th scope="col">{t('tutors.balance.columns.after')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tutors.map(({ accountId, after, highRisks, points, schools, visits }) => (
            <Table.Tr key={accountId}>
              <Table.Th scope="row">{nameOf(accountId)}</Table.Th>
              {[schools, highRisks, visits, points].map((count, index) => (
                <Table.Td key={columns[index + 1]}>{number(count)}</Table.Td>
              ))}
              {proposal.length > 0 && <Table.Td>{number(after)}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
