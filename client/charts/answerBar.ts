/** The answers to one question on one line: favourable ones to the left, risky ones to the right, hatched where no number is told. */
import * as Plot from '@observablehq/plot';
import type { ItemBar, Share } from '../../server/profiles/disclosure/schemas.ts';
import { INK, LINE } from './colours.ts';
import { hatchPattern } from './hatch.ts';

/** From the favourable end to the risky one. */
const ENDS = { favourable: ['#5d9a94', '#a6d2cc'], risky: ['#f0b35e', '#c9603f'] };
const PLAIN = { favourable: '#7db8b1', risky: '#dd8a4d' };

const HEIGHT = 18;
const HATCH = 'opora-answers-hatch';

/** How long a share in words is drawn: a length that stands for none in particular. */
const HATCHED: Record<Exclude<Share['kind'], 'share'>, number> = { almostAll: 94, almostNobody: 6, most: 70, few: 30 };

type Segment = { from: number; to: number; fill: string };

function lengthOf(share: Share): number {
  return share.kind === 'share' ? share.percent : HATCHED[share.kind];
}

function sidesOf({ favourable, risky }: Extract<ItemBar, { kind: 'sides' }>): Segment[] {
  const fill = (share: Share, plain: string) => (share.kind === 'share' ? plain : `url(#${HATCH})`);
  return [
    { from: -lengthOf(favourable), to: 0, fill: fill(favourable, PLAIN.favourable) },
    { from: 0, to: lengthOf(risky), fill: fill(risky, PLAIN.risky) },
  ];
}

/** The answers of each side stand beside each other, the mildest next to the middle. */
function answersOf({ answers }: Extract<ItemBar, { kind: 'answers' }>): Segment[] {
  const side = (isRisky: boolean) => answers.filter((answer) => answer.isRisky === isRisky);
  const stack = (mildestFirst: Share[], colours: string[], sign: 1 | -1): Segment[] => {
    let end = 0;
    return mildestFirst.map((share, index) => {
      const start = end;
      end += share.kind === 'share' ? share.percent : 0;
      const [from, to] = [sign * start, sign * end].sort((a, b) => a - b);
      return { from, to, fill: colours[Math.min(index, colours.length - 1)] };
    });
  };
  const shares = (isRisky: boolean) => side(isRisky).map(({ share }) => share);
  return [
    ...stack(shares(false).toReversed(), ENDS.favourable.toReversed(), -1),
    ...stack(shares(true), ENDS.risky, 1),
  ];
}

/** @param bar a bar that is not hidden */
export function answerBar(bar: Exclude<ItemBar, { kind: 'hidden' }>, width: number): Plot.PlotOptions {
  const segments = bar.kind === 'sides' ? sidesOf(bar) : answersOf(bar);
  return {
    className: 'opora-plot',
    width,
    height: HEIGHT,
    margin: 0,
    marginLeft: 8,
    marginRight: 8,
    x: { domain: [-100, 100], axis: null },
    y: { domain: [0, 1], axis: null },
    marks: [
      hatchPattern(HATCH),
      Plot.rect(segments, { x1: 'from', x2: 'to', y1: 0.1, y2: 0.9, fill: 'fill', stroke: LINE, strokeWidth: 0.5 }),
      Plot.ruleX([0], { stroke: INK, strokeOpacity: 0.6 }),
    ],
  };
}
