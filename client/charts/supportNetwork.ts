/** Who helps which school: helpers at the left, schools at the right, a line for each pair; one look for each kind of help. */
import * as Plot from '@observablehq/plot';
import { ACCENT, INK, LINE, QUIET } from './colours.ts';
import { wrapLabel } from './wrap.ts';

export type NetworkNode = { key: string; label: string };
/** `kind` is what decides the look of the line. */
export type NetworkLink = { from: string; to: string; kind: LineLook };

export const LINE_LOOKS = {
  person: { stroke: ACCENT, dash: 'none', width: 2 },
  partner: { stroke: INK, dash: 'none', width: 1.5 },
  mentoring: { stroke: INK, dash: '6,3', width: 1.5 },
  seminar: { stroke: '#8a6a2f', dash: '2,3', width: 2 },
  association: { stroke: QUIET, dash: '8,3,2,3', width: 1.5 },
} as const;
export type LineLook = keyof typeof LINE_LOOKS;

const ROW = { wide: 30, narrow: 38 };
const NARROW = 700;
const ALONE = '#fbeee9';

/**
 * @param helpers left column @param schools right column, in the order in which they are drawn
 * @param chosen the key that is looked at, whichever column it is in; null for all
 * @param nobody what is written beside a school that nobody helps
 */
export function supportNetwork(
  {
    chosen,
    helpers,
    links,
    nobody,
    schools,
  }: {
    helpers: NetworkNode[];
    schools: NetworkNode[];
    links: NetworkLink[];
    chosen: string | null;
    nobody: string;
  },
  width: number,
): Plot.PlotOptions {
  const isNarrow = width < NARROW;
  const row = isNarrow ? ROW.narrow : ROW.wide;
  const height = Math.max(helpers.length, schools.length, 1) * row;
  const margin = isNarrow ? 112 : 240;
  const place = (nodes: NetworkNode[]) =>
    new Map(nodes.map(({ key }, index) => [key, ((index + 0.5) * height) / nodes.length]));
  const [left, right] = [place(helpers), place(schools)];
  const touches = ({ from, to }: NetworkLink) => chosen === null || from === chosen || to === chosen;
  const helped = new Set(links.map(({ to }) => to));
  const alone = schools.filter(({ key }) => !helped.has(key));
  const label = ({ label: text }: NetworkNode) => wrapLabel(text, isNarrow ? 15 : 34);
  const text = { fontSize: isNarrow ? 10.5 : 13, fill: INK };
  return {
    className: 'opora-plot',
    width,
    height: height + 16,
    marginLeft: margin,
    marginRight: margin,
    marginTop: 8,
    marginBottom: 8,
    x: { domain: [0, 1], axis: null },
    y: { domain: [0, height], reverse: true, axis: null },
    marks: [
      Plot.rect(alone, {
        x1: 0.9,
        x2: 1,
        insetRight: -margin,
        fill: ALONE,
        stroke: LINE,
        y1: ({ key }: NetworkNode) => (right.get(key) ?? 0) - row / 2 + 2,
        y2: ({ key }: NetworkNode) => (right.get(key) ?? 0) + row / 2 - 2,
      }),
      ...Object.entries(LINE_LOOKS).map(([kind, look]) =>
        Plot.link(
          links.filter((each) => each.kind === kind),
          {
            x1: 0,
            x2: 1,
            curve: 'bump-x',
            stroke: look.stroke,
            strokeWidth: look.width,
            ...(look.dash === 'none' ? {} : { strokeDasharray: look.dash }),
            y1: ({ from }: NetworkLink) => left.get(from),
            y2: ({ to }: NetworkLink) => right.get(to),
            strokeOpacity: (each: NetworkLink) => (touches(each) ? 0.9 : 0.12),
          },
        ),
      ),
      Plot.text(helpers, { x: 0, y: ({ key }) => left.get(key), text: label, textAnchor: 'end', dx: -8, ...text }),
      Plot.text(schools, { x: 1, y: ({ key }) => right.get(key), text: label, textAnchor: 'start', dx: 8, ...text }),
      Plot.text(alone, {
        x: 1,
        dx: -6,
        textAnchor: 'end',
        fill: '#a63d2f',
        fontSize: isNarrow ? 10.5 : 12,
        fontWeight: 600,
        y: ({ key }: NetworkNode) => right.get(key),
        text: () => nobody,
      }),
    ],
  };
}
