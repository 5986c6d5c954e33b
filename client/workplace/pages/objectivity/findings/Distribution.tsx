import { Table } from '@mantine/core';
import { useCallback } from 'react';
import type { Bin } from '../../../../../server/objectivity/findings/schemas.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { scoreDistribution } from '../../../../charts/scoreDistribution.ts';
import { useWords, type Words } from '../../../../ui/words.ts';
import type { Checks } from './checkWords.ts';

type DistributionProps = {
  bins: Bin[];
  cuts: readonly number[];
  n: number | null;
  name?: string;
  /** Whether heaps could be looked for at all. */
  checks: Checks | null;
  /** Whether a heap counts as a sign, so that the title says no more than the level; null of a district, which has no level. */
  isSign: boolean | null;
};

/** A heap is called one from this many papers and this many times the expected. */
const HEAP = { papers: 5, times: 1.4 };

/** The title names the strongest heap that can be read off; where heaps could not be looked for it says so and claims nothing. */
export function titleOf({ number, t }: Words, { bins, checks, cuts, isSign }: DistributionProps): string {
  const missing = checks?.missing.find(({ signal }) => signal === 'cutoffHeap');
  if (missing !== undefined)
    return t('objectivity.test.distribution.notChecked', { why: t(`objectivityChecks.why.${missing.why}`) });
  if (!checks?.made.includes('cutoffHeap') || bins.every(({ expected }) => expected === null))
    return t('objectivity.test.distribution.unknown');
  const heaps = cuts.flatMap((cut, mark) => {
    const bin = bins.find(({ from }) => from === cut);
    if (!bin || bin.expected === null || bin.to !== cut) return [];
    const isHeap = bin.count - bin.expected >= HEAP.papers && bin.count > HEAP.times * bin.expected;
    return isHeap ? [{ mark: mark + 3, observed: bin.count, expected: bin.expected }] : [];
  });
  const [most] = heaps.toSorted((a, b) => b.observed - b.expected - (a.observed - a.expected));
  // A heap that is a sign may lie in columns that hold several scores: then none is claimed, nor that there is none.
  if (most === undefined && isSign === null) return t('objectivity.test.distribution.smoothTogether');
  if (most === undefined) return t(`objectivity.test.distribution.${isSign ? 'unknown' : 'smooth'}`);
  const values = { ...most, expected: number(most.expected) };
  if (isSign === null) return t('objectivity.test.distribution.atCut', values);
  return t(isSign ? 'objectivity.test.distribution.heap' : 'objectivity.test.distribution.noSign', values);
}

/** Totals of a school or district with the cut-offs: observed against expected. */
export function Distribution(props: DistributionProps) {
  const { bins, cuts, n, name } = props;
  const words = useWords();
  const { number, t } = words;
  const draw = useCallback((width: number) => scoreDistribution(bins, cuts, width), [bins, cuts]);
  const title = titleOf(words, props);
  return (
    <PlotFigure
      title={name === undefined ? title : `${name}. ${title}`}
      subtitle={t('objectivity.test.distribution.subtitle', {
        n: n === null ? t('objectivity.school.few') : number(n),
      })}
      draw={draw}
      method="cutoff-heap"
      table={<BinTable bins={bins} />}
    />
  );
}

function BinTable({ bins }: { bins: Bin[] }) {
  const { number, t } = useWords();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          {(['total', 'observed', 'expected'] as const).map((column) => (
            <Table.Th key={column} scope="col">
              {t(`objectivity.test.distribution.${column}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {bins.map(({ count, expected, from, to }) => (
          <Table.Tr key={from}>
            <Table.Th scope="row">{from === to ? from : `${from}–${to}`}</Table.Th>
            <Table.Td>{number(count)}</Table.Td>
            <Table.Td>{expected === null ? '' : number(expected, 1)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
