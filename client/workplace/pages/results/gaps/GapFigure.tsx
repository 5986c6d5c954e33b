import { Table } from '@mantine/core';
import { type ReactNode, useCallback } from 'react';
import type { Gap } from '../../../../../server/results/gaps/schemas.ts';
import { gapByYear } from '../../../../charts/gapByYear.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { useWords } from '../../../../ui/words.ts';

export type GapRow = { year: string; gap: Gap; tests?: number };

type GapFigureProps = {
  title: string;
  subtitle: string;
  /** Oldest first; stays the same object while the data do. */
  rows: GapRow[];
  /** The unit, above the scale. */
  axis: string;
  /** Digits after the point. */
  digits: number;
  children?: ReactNode;
};

/** A gap through the years, as a picture and as a table. */
export function GapFigure({ title, subtitle, rows, axis, digits, children }: GapFigureProps) {
  const { number, t } = useWords();
  const draw = useCallback(
    (width: number) =>
      gapByYear(
        rows.map(({ gap, year }) => ({
          label: year,
          gap: gap.kind === 'estimate' ? gap : null,
          words: gap.kind === 'estimate' ? number(gap.value, digits) : t('results.gap.withheld'),
          note: t('results.gap.schools', { count: gap.schools }),
        })),
        axis,
        (value) => number(value, digits === 0 ? 0 : 1),
        width,
      ),
    [axis, digits, number, rows, t],
  );
  return (
    <PlotFigure
      title={title}
      subtitle={subtitle}
      draw={draw}
      method="gap-between-best-and-worst"
      table={<GapTable rows={rows} digits={digits} />}
    >
      {children}
    </PlotFigure>
  );
}

function GapTable({ rows, digits }: { rows: GapRow[]; digits: number }) {
  const { number, t } = useWords();
  const areTests = rows.some(({ tests }) => tests !== undefined);
  const columns = (['year', 'value', 'interval', 'schools', 'tests'] as const).slice(0, areTests ? 5 : 4);
  return (
    <Table maw={720}>
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <Table.Th key={column} scope="col">
              {t(`results.gap.table.${column}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ gap, tests, year }) => (
          <Table.Tr key={year}>
            <Table.Th scope="row">{year}</Table.Th>
            <Table.Td>{gap.kind === 'estimate' ? number(gap.value, digits) : t('results.gap.withheld')}</Table.Td>
            <Table.Td>
              {gap.kind === 'estimate' &&
                t('risk.interval', { low: number(gap.interval[0], digits), high: number(gap.interval[1], digits) })}
            </Table.Td>
            <Table.Td>{number(gap.schools)}</Table.Td>
            {tests !== undefined && <Table.Td>{number(tests)}</Table.Td>}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
