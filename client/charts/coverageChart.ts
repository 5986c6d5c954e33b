/** Coverage of each school by group: sealed answers dark, waiting ones light, the target as a line. */
import * as Plot from '@observablehq/plot';
import { ACCENT, INK, LINE, PALE_ACCENT } from './colours.ts';
import { wrapLabel } from './wrap.ts';

/** Shares are of the roll, 0–1; null when the roll is unknown, then the count stands alone. */
export type CoverageBar = {
  school: string;
  group: string;
  received: number;
  sealedShare: number | null;
  receivedShare: number | null;
  target: number;
};

export type CoverageLabels = {
  schools: { key: string; label: string }[];
  groups: { key: string; label: string }[];
};

const NARROW = 700;

/** @param width pixels to draw in */
export function coverageChart(
  bars: CoverageBar[],
  { schools, groups }: CoverageLabels,
  width: number,
): Plot.PlotOptions {
  const isNarrow = width < NARROW;
  const marginLeft = isNarrow ? 110 : 190;
  const marginTop = isNarrow ? 108 : 48;
  const letters = Math.max(6, Math.floor((width - marginLeft) / Math.max(1, groups.length) / 7));
  const name = (list: { key: string; label: string }[], columns: number, most?: number) => {
    const labels = new Map(list.map(({ key, label }) => [key, wrapLabel(label, columns, most)]));
    return (key: string) => labels.get(key) ?? key;
  };
  const known = bars.filter(({ receivedShare }) => receivedShare !== null);
  const place = { y: 'school', fx: 'group', insetTop: 3, insetBottom: 3 } as const;
  return {
    className: 'opora-plot',
    width,
    height: marginTop + 8 + schools.length * 26,
    marginLeft,
    marginTop,
    marginBottom: 8,
    marginRight: 8,
    x: { domain: [0, 1], axis: null, clamp: true },
    y: { domain: schools.map(({ key }) => key), label: null, padding: 0.1 },
    fx: { domain: groups.map(({ key }) => key), label: null, padding: isNarrow ? 0.1 : 0.14 },
    marks: [
      Plot.axisFx({
        anchor: 'top',
        fontSize: isNarrow ? 11 : 12,
        fill: INK,
        // Columns of a phone are narrower than any word, so the words stand upright.
        ...(isNarrow
          ? {
              tickFormat: name(groups, 20),
              tickRotate: -90,
              textAnchor: 'start' as const,
              lineAnchor: 'middle' as const,
            }
          : { tickFormat: name(groups, letters) }),
      }),
      Plot.axisY({
        tickFormat: name(schools, isNarrow ? 15 : 29, 2),
        tickSize: 0,
        fontSize: isNarrow ? 11 : 13,
        fill: INK,
      }),
      Plot.barX(known, { ...place, x1: 0, x2: 1, fill: '#f0eeea' }),
      Plot.barX(known, { ...place, x1: 0, x2: 'receivedShare', fill: PALE_ACCENT }),
      Plot.barX(known, { ...place, x1: 0, x2: 'sealedShare', fill: ACCENT }),
      // A bar ends at its frame; a share beyond that is written, for it is a question to the coordinator.
      Plot.text(
        known.filter(({ receivedShare }) => (receivedShare ?? 0) > 1),
        {
          y: 'school',
          fx: 'group',
          x: 0.5,
          fill: INK,
          stroke: '#fff',
          strokeWidth: 3,
          fontSize: 11,
          text: ({ receivedShare }: CoverageBar) => `${Math.round((receivedShare ?? 0) * 100)} %`,
        },
      ),
      Plot.tickX(known, { y: 'school', fx: 'group', x: 'target', stroke: INK, strokeWidth: 1.5 }),
      Plot.text(
        bars.filter(({ receivedShare }) => receivedShare === null),
        {
          y: 'school',
          fx: 'group',
          x: 0,
          text: 'received',
          textAnchor: 'start',
          fill: INK,
          stroke: LINE,
          strokeWidth: 0,
        },
      ),
    ],
  };
}
