import { Table } from '@mantine/core';
import { useMemo } from 'react';
import type { MarkTable } from '../../../../../server/objectivity/findings/schemas.ts';
import { marksByJournal } from '../../../../charts/marksByJournal.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';

const MARKS = [2, 3, 4, 5];

/** The share of pupils whose journal mark is above the test mark, or null while a cell that tells is hidden. */
export function shareAbove(table: MarkTable): number | null {
  let [above, all] = [0, 0];
  for (const [row, counts] of table.slice(0, 4).entries())
    for (const [column, count] of counts.slice(0, 4).entries()) {
      if (count === null) return null;
      all += count;
      if (column > row) above += count;
    }
  return all === 0 ? null : above / all;
}

/** Test marks against journal marks: a picture, and the whole table with its totals. */
export function Marks({ table, name }: { table: MarkTable; name?: string }) {
  const { percent, t } = useWords();
  const draw = useMemo(() => {
    const cells = MARKS.flatMap((test, row) =>
      MARKS.map((journal, column) => ({
        test: String(test),
        journal: String(journal),
        count: table[row]?.[column] ?? null,
      })),
    );
    const labels = {
      test: t('objectivity.test.marks.axisRow'),
      journal: t('objectivity.test.marks.axisColumn'),
      hidden: t('objectivity.test.marks.hidden'),
    };
    return (width: number) => marksByJournal(cells, labels, width);
  }, [t, table]);
  const share = shareAbove(table);
  const isHidden = table.slice(0, 4).every((counts) => counts.slice(0, 4).every((count) => count === null));
  // An empty picture would say nothing.
  if (isHidden)
    return (
      <div>
        <p>{t('objectivity.test.marks.allHidden')}</p>
        <Wide>
          <Counts table={table} />
        </Wide>
      </div>
    );
  const title =
    share === null
      ? t('objectivity.test.marks.titleNone')
      : t('objectivity.test.marks.title', { share: percent(share) });
  return (
    <PlotFigure
      title={name === undefined ? title : `${name}. ${title}`}
      subtitle={t('objectivity.test.marks.subtitle')}
      draw={draw}
      method="journal-shift"
      table={<Counts table={table} />}
    />
  );
}

function Counts({ table }: { table: MarkTable }) {
  const { t } = useWords();
  const rowName = (row: number) =>
    row < 4 ? t('objectivity.test.marks.row', { mark: MARKS[row] }) : t('objectivity.test.marks.all');
  const columns = [
    ...MARKS.map((mark) => t('objectivity.test.marks.column', { mark })),
    t('objectivity.test.marks.noJournal'),
    t('objectivity.test.marks.all'),
  ];
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Td />
          {columns.map((column) => (
            <Table.Th key={column} scope="col">
              {column}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {table.map((counts, row) => (
          <Table.Tr key={rowName(row)}>
            <Table.Th scope="row">{rowName(row)}</Table.Th>
            {counts.map((count, column) => (
              <Table.Td key={columns[column]}>{count ?? t('objectivity.test.marks.hidden')}</Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
