/**
 * What the figures of a profile need of a school's tallies: sums of scores and of items. They are a tenth of the tallies, and typed
 * arrays, which threads are handed in no time.
 */
import type { AnonymousAudience, RiskModel } from '../surveys/schema.ts';
import { type Scale, type ScaleItem, type TallyLayout, tallyLayout } from './layout.ts';
import { itemSums, type Sums, scoreSums } from './scale.ts';
import type { Cell, SchoolInput } from './types.ts';

/** A cell without its tally: n, sum and sum of squares in points of each scale of the layout, followed by those of its items. */
export type SummedCell = Omit<Cell, 'tally'> & { answers: number; sums: Float64Array };

export type SummedSchool = Omit<SchoolInput, 'cells'> & { cells: SummedCell[] };

const placeOf = ({ index, items }: Scale): number => index + items[0].index;
const placeOfItem = ({ index }: Scale, item: ScaleItem): number => index + 1 + item.index;

function sumsAt({ sums }: SummedCell, place: number): Sums {
  return { n: sums[3 * place], sum: sums[3 * place + 1], squares: sums[3 * place + 2] };
}

/** Persons' scores on a scale of the cell's audience. */
export function scoresOf(scale: Scale, cell: SummedCell): Sums {
  return sumsAt(cell, placeOf(scale));
}

/** Answers of the cell to an item of the scale, in points of risk. */
export function answersTo(scale: Scale, item: ScaleItem, cell: SummedCell): Sums {
  return sumsAt(cell, placeOfItem(scale, item));
}

function summedCell({ scales, itemCount }: TallyLayout, { tally, ...cell }: Cell): SummedCell {
  const sums = new Float64Array(3 * (scales.length + itemCount));
  const put = (place: number, own: Sums): void => {
    sums[3 * place] = own.n;
    sums[3 * place + 1] = own.sum;
    sums[3 * place + 2] = own.squares;
  };
  for (const scale of scales) {
    put(placeOf(scale), scoreSums(scale, tally));
    for (const item of scale.items) put(placeOfItem(scale, item), itemSums(scale, item, tally));
  }
  return { ...cell, answers: tally.answers, sums };
}

/** Sums up schools under a model, whose layouts are made once. */
export function schoolSummer(model: RiskModel): (school: SchoolInput) => SummedSchool {
  const layouts = new Map<AnonymousAudience, TallyLayout>();
  const layoutOf = (audience: AnonymousAudience): TallyLayout => {
    const layout = layouts.get(audience) ?? tallyLayout(model, audience);
    layouts.set(audience, layout);
    return layout;
  };
  return ({ cells, ...school }) => ({
    ...school,
    cells: cells.map((cell) => summedCell(layoutOf(cell.audience), cell)),
  });
}
