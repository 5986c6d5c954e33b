import { Button, NativeSelect, Table } from '@mantine/core';
import { useId, useState } from 'react';
import type { FoundTable, ReadingTrouble } from '../../../../../server/people/imports/schemas.ts';
import type { TableChoice } from '../../../../api/people/importQueries.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { ColumnChoices } from './ColumnChoices.tsx';
import styles from './RegisterImport.module.css';

type Sheets = Extract<ReadingTrouble, { code: 'noHeading' }>['sheets'];

type HeadingChoiceProps = {
  sheets: Sheets;
  meanings: FoundTable['meanings'];
  choice: TableChoice;
  choose(choice: TableChoice): void;
};

/** The first rows of a sheet: one points at the heading and says what its columns mean. */
export function HeadingChoice({ choice, choose, meanings, sheets }: HeadingChoiceProps) {
  const { t } = useWords();
  const group = useId();
  const [name, setName] = useState(choice.sheet ?? sheets[0]?.name ?? '');
  const [line, setLine] = useState<number | null>(choice.line ?? null);
  const [columns, setColumns] = useState<Record<string, number | null>>(choice.columns ?? {});
  const sheet = sheets.find((each) => each.name === name) ?? sheets[0];
  const titles = sheet?.rows.find((row) => row.line === line)?.cells ?? [];
  const point = (at: number | null) => {
    setLine(at);
    setColumns({});
  };
  if (!sheet) return null;
  return (
    <>
      {sheets.length > 1 && (
        <NativeSelect
          label={t('registerImport.sheet')}
          maw={420}
          mb="sm"
          data={sheets.map((each) => each.name)}
          value={sheet.name}
          onChange={({ currentTarget }) => {
            setName(currentTarget.value);
            point(null);
          }}
        />
      )}
      <Wide label={t('registerImport.noHeading.rows')}>
        <Table verticalSpacing={4} mb="md" className={styles.rows}>
          <Table.Tbody>
            {sheet.rows.map((row) => (
              <Table.Tr key={row.line} data-chosen={row.line === line || undefined}>
                <Table.Th scope="row">
                  <label className={styles.point}>
                    <input
                      type="radio"
                      name={group}
                      checked={row.line === line}
                      onChange={() => point(row.line)}
                      aria-label={t('registerImport.noHeading.pick', { line: row.line, text: row.cells.join(', ') })}
                    />
                    {row.line}
                  </label>
                </Table.Th>
                {row.cells.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                  <Table.Td key={column} onClick={() => point(row.line)}>
                    {cell}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
      {line !== null && (
        <>
          <p>{t('registerImport.noHeading.columns')}</p>
          <ColumnChoices
            meanings={meanings}
            titles={titles}
            columns={columns}
            change={(meaning, column) => setColumns({ ...columns, [meaning]: column })}
          />
          <Button
            mb="md"
            disabled={Object.values(columns).every((column) => column === null)}
            onClick={() => choose({ sheet: sheet.name, line, columns })}
          >
            {t('registerImport.noHeading.check')}
          </Button>
        </>
      )}
    </>
  );
}
