/** Marks of a test against the journal: of each row the shares of pupils with a lower, the same and a higher mark; the first from the left, the last from the right. */
import * as Plot from '@observablehq/plot';
import { INK, LINE, SIGN_FILLS } from './colours.ts';
import { wrapLabel } from './wrap.ts';

export type ChangeRow = {
  key: string;
  label: string;
  /** Pupils, not all 0. */
  counts: readonly [lowered: number, confirmed: number, raised: number];
  /** A part of the row above it, for instance a class: its bar is thinner. */
  isPart: boolean;
};

export const CHANGE_FILLS = [SIGN_FILLS.look, SIGN_FILLS.none, '#a6d2cc'] as const;
const INKS = ['#fff', INK, INK];

const NARROW = 620;
/** A share is written where its part has room for it. */
const WRITTEN = { narrow: 0.16, wide: 0.07 };

type Part = { key: string; from: number; to: number; fill: string; ink: string; words: string };

function partsOf({ counts, key }: ChangeRow, write: (share: number) => string, least: number): Part[] {
  const n = counts[0] + counts[1] + counts[2];
  let end = 0;
  return counts.flatMap((count, place) => {
    const from = end;
    end += count / n;
    const words = count / n < least ? '' : write(count / n);
    return count === 0 ? [] : [{ key, from, to: end, fill: CHANGE_FILLS[place], ink: INKS[place], words }];
  });
}

/**
 * @param rows in the order in which they are drawn
 * @param reference the share of those with a lower mark that the others have, as a line; null where there is none
 * @param write a share in words
 */
export function markChanges(
  rows: ChangeRow[],
  reference: { share: number; label: string } | null,
  write: (share: number) => string,
  width: number,
): Plot.PlotOptions {
  const isNarrow = width < NARROW;
  const labels = new Map(
    rows.map(({ isPart, key, label }) => [key, wrapLabel(label, isNarrow ? 18 : 36, isPart ? 1 : 2)]),
  );
  const parts = rows.flatMap((row) =>
    partsOf(row, write, isNarrow ? WRITTEN.narrow : WRITTEN.wide).map((part) => ({ ...part, isPart: row.isPart })),
  );
  const bar = { y: 'key', x1: 'from', x2: 'to', fill: 'fill', stroke: LINE } as const;
  const lines = reference === null || rows.length === 0 ? [] : [reference];
  return {
    className: 'opora-plot',
    width,
    height: 34 + rows.length * (isNarrow ? 34 : 30),
    marginLeft: isNarrow ? 130 : 290,
    marginRight: 12,
    marginTop: 28,
    marginBottom: 6,
    x: { domain: [0, 1], axis: null },
    y: { type: 'band', domain: rows.map(({ key }) => key), label: null, padding: 0.16 },
    marks: [
      Plot.axisY({
        tickFormat: (key: string) => labels.get(key) ?? key,
        tickSize: 0,
        fontSize: isNarrow ? 11 : 13,
        fill: INK,
      }),
      Plot.barX(
        parts.filter(({ isPart }) => !isPart),
        bar,
      ),
      Plot.barX(
        parts.filter(({ isPart }) => isPart),
        { ...bar, insetTop: 5, insetBottom: 5 },
      ),
      Plot.text(parts, {
        y: 'key',
        x: ({ from, to }: Part) => (from + to) / 2,
        text: 'words',
        fontSize: 12,
        fontWeight: 600,
        fill: 'ink',
      }),
      Plot.ruleX(lines, { x: 'share', stroke: INK, strokeWidth: 1.5, strokeDasharray: '5,3' }),
      Plot.text(lines, {
        x: 'share',
        text: 'label',
        frameAnchor: 'top',
        dy: -12,
        fontSize: 12,
        fill: INK,
        textAnchor: (reference?.share ?? 0) > 0.5 ? 'end' : 'start',
      }),
    ],
  };
}
