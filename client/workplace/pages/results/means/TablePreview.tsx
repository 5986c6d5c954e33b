import { Button, Group, Table } from '@mantine/core';
import type { ResultTableView } from '../../../../../server/results/means/schemas.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import type { useTableChange } from './tables.ts';

type TablePreviewProps = { table: ResultTableView; change: ReturnType<typeof useTableChange> };

/** What a table would bring, its faults, and the decision. */
export function TablePreview({ table, change }: TablePreviewProps) {
  const { number, t } = useWords();
  const { faultCount, faults, id, leftOut, replaces, rows, schools, tests, withheld } = table;
  return (
    <>
      <p role="status">
        {rows === 0
          ? t('resultTables.nothing')
          : t('resultTables.checked', { rows: number(rows), schools: number(schools), tests: number(tests) })}
      </p>
      {replaces > 0 && <p>{t('resultTables.replaces', { count: number(replaces) })}</p>}
      {withheld > 0 && <p>{t('resultTables.withheld', { count: number(withheld) })}</p>}
      {leftOut > 0 && <p>{t('resultTables.leftOut', { count: number(leftOut) })}</p>}
      {faultCount > 0 && (
        <>
          <p>{t('resultTables.faultCount', { count: number(faultCount) })}</p>
          <Faults faults={faults} />
        </>
      )}
      <FaultAlert error={change.error} />
      <Group my="md">
        {rows > 0 && (
          <Button onClick={() => change.mutate({ id, kind: 'confirm' })} loading={change.isPending}>
            {t(faultCount > 0 ? 'resultTables.confirmWithout' : 'resultTables.confirm')}
          </Button>
        )}
        <Button variant="default" onClick={() => change.mutate({ id, kind: 'drop' })} disabled={change.isPending}>
          {t('resultTables.drop')}
        </Button>
      </Group>
    </>
  );
}

function Faults({ faults }: Pick<ResultTableView, 'faults'>) {
  const { t } = useWords();
  return (
    <Wide>
      <Table maw={720}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('resultTables.cell')}</Table.Th>
            <Table.Th scope="col">{t('resultTables.what')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {faults.map(({ code, column, found, line }) => (
            <Table.Tr key={`${line} ${column} ${code} ${found}`}>
              <Table.Th scope="row" fw={400}>
                {line === 0 ? column || t('resultTables.whole') : `${column}${line}`}
              </Table.Th>
              <Table.Td>{t(`resultTables.fault.${code}`, { found })}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
