import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import type { CellFault } from '../../../../../server/ground/db/stored/schemas.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';

/** More of them push what is to be done off the page. */
const SHOWN_AT_FIRST = 30;

/** Every fault by its cell. @param count of all, of which the first are listed */
export function FaultTable({ faults, count }: { faults: CellFault[]; count: number }) {
  const { number, t } = useWords();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? faults : faults.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <p>
        {t('vprImport.preview.faults', { count })}.{' '}
        {count > faults.length && t('vprImport.preview.shown', { count: number(faults.length) })}
      </p>
      <Wide>
        <Table maw={720} mb="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('vprImport.preview.cell')}</Table.Th>
              <Table.Th scope="col">{t('vprImport.preview.what')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ line, column, code, found, expected }) => (
              <Table.Tr key={`${column}${line} ${code}`}>
                <Table.Th scope="row" fw={400}>{`${column}${line}`}</Table.Th>
                <Table.Td>{t(`vprImport.fault.${code}`, { found, expected })}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
      {shown.length < faults.length && (
        <Button variant="subtle" onClick={() => setWhole(true)}>
          {t('vprImport.preview.all', { count: faults.length })}
        </Button>
      )}
    </>
  );
}
