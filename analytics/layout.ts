/** Where each count of a tally stands. The layout follows from the risk model and the audience alone, never from a form. */
import type { Audience, ModelItem, RiskModel } from '../surveys/schema.ts';

/** An item of a scale; `step` turns its distance from the risk-free end into the scale's common integer unit. */
export type ScaleItem = ModelItem & {
  /** Index of the item among all items of the layout. */
  index: number;
  /** First of its `max − min + 1` places in `counts`. */
  countAt: number;
  step: number;
};

/** The items by which one audience informs one factor. */
export type Scale = {
  audience: Audience;
  factor: string;
  /** Index of the scale among all scales of the layout. */
  index: number;
  items: ScaleItem[];
  /** Integer units from the risk-free end (0) to the risky end (`unit`): the least common multiple of the items' ranges. */
  unit: number;
  /** A person has a score from this number of answered items on: half of them, rounded up. */
  least: number;
  /** First place in `scores`: n, Σ, Σ² for each number of answered items from `least` to all. */
  scoreAt: number;
  /** First place in `pairs`: n, Σx, Σy, Σxy for each pair of items i < j in lexicographic order. */
  pairAt: number;
};

export type TallyLayout = {
  scales: Scale[];
  itemCount: number;
  countSize: number;
  scoreSize: number;
  pairSize: number;
};

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function leastCommonMultiple(numbers: number[]): number {
  return numbers.reduce((a, b) => (a / greatestCommonDivisor(a, b)) * b, 1);
}

function checkRange(item: ModelItem): void {
  if (!Number.isInteger(item.min) || !Number.isInteger(item.max) || item.max <= item.min) {
    throw new RangeError(
      `item ${item.name}: min and max must be integers with min < max, got ${item.min} and ${item.max}`,
    );
  }
}

function appendScale(layout: TallyLayout, audience: Audience, factor: string, modelItems: ModelItem[]): void {
  modelItems.forEach(checkRange);
  const unit = leastCommonMultiple(modelItems.map((item) => item.max - item.min));
  const items = modelItems.map((item) => {
    const placed = { ...item, index: layout.itemCount, countAt: layout.countSize, step: unit / (item.max - item.min) };
    layout.itemCount += 1;
    layout.countSize += item.max - item.min + 1;
    return placed;
  });
  const least = Math.ceil(items.length / 2);
  const index = layout.scales.length;
  layout.scales.push({
    audience,
    factor,
    index,
    items,
    unit,
    least,
    scoreAt: layout.scoreSize,
    pairAt: layout.pairSize,
  });
  layout.scoreSize += 3 * (items.length - least + 1);
  layout.pairSize += 2 * items.length * (items.length - 1);
}

/**
 * The layout of an audience's tallies under a risk model, in the model's order of factors and items.
 *
 * @throws RangeError when an item's `min` and `max` are not integers with min < max
 */
export function tallyLayout(model: RiskModel, audience: Audience): TallyLayout {
  const layout: TallyLayout = { scales: [], itemCount: 0, countSize: 0, scoreSize: 0, pairSize: 0 };
  for (const factor of model.factors) {
    const items = factor.informants[audience]?.items;
    if (items !== undefined) appendScale(layout, audience, factor.code, items);
  }
  return layout;
}

/** Distance of a code value from the item's risk-free end, in the scale's integer units: 0 is no risk, `scale.unit` most. */
export function riskUnits(item: ScaleItem, value: number): number {
  return (item.reversed ? item.max - value : value - item.min) * item.step;
}
