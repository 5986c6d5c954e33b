import { Table } from '@mantine/core';
import type { NetworkResponse } from '../../../../../server/roadmap/network/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { type bySupport, supporterName } from './network.ts';

type NetworkTableProps = { data: NetworkResponse; schools: ReturnType<typeof bySupport> };

/** The same links as rows: one school a row, with everybody who helps it and how. */
export function NetworkTable({ data: { links, supporters }, schools }: NetworkTableProps) {
  const words = useWords();
  const { number, say, t } = words;
  return (
    <Table striped>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('network.table.school')}</Table.Th>
          <Table.Th scope="col">{t('network.table.count')}</Table.Th>
          <Table.Th scope="col">{t('network.table.helpers')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {schools.map(({ count, id, name }) => (
          <Table.Tr key={id}>
            <Table.Th scope="row">{say(name)}</Table.Th>
            <Table.Td>{count === 0 ? t('network.nobody') : number(count)}</Table.Td>
            <Table.Td>
              {links
                .filter(({ schoolId }) => schoolId === id)
                .map(({ from, kinds }) => {
                  const supporter = supporters.find(({ key }) => key === from);
                  const how = kinds.map((kind) => t(`network.kinds.${kind}`)).join(', ');
                  return `${supporter ? supporterName(words, supporter) : ''} (${how})`;
                })
                .join('; ')}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
