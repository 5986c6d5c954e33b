/** How well the scales of the questionnaires measure in a district. */
import type { AnonymousAudience, RiskModel } from '../surveys/schema.ts';
import { type Scale, type TallyLayout, tallyLayout } from './layout.ts';
import { covarianceMatrix, cronbachAlpha, type PairSums } from './reliability.ts';
import { pairSums, scoredPersons } from './scale.ts';
import { LEAST_PEOPLE } from './suppression/few-people.ts';
import type { Tally } from './tally.ts';
import type { Cell } from './types.ts';

/**
 * Of a pair of items six sums: over all persons n, Σx, Σy, Σxy; within cells the degrees of freedom and the centred Σxy. Pairs i ≤ j of
 * a scale stand in lexicographic order.
 */
const SUMS = 6;

/** Sums over all cells of a district by audience and factor, from which reliabilities follow. Cells are added one by one. */
export class ReliabilitySums {
  readonly #layouts = new Map<AnonymousAudience, TallyLayout>();
  /** By scale, in the order of the layout. */
  readonly #sums = new Map<AnonymousAudience, Float64Array[]>();
  readonly #model: RiskModel;

  constructor(model: RiskModel) {
    this.#model = model;
  }

  /** Scales with fewer than five scores in the cell are left out. */
  add({ audience, tally }: Pick<Cell, 'audience' | 'tally'>): void {
    const layout = this.#layouts.get(audience) ?? tallyLayout(this.#model, audience);
    this.#layouts.set(audience, layout);
    const sums = this.#sums.get(audience) ?? layout.scales.map(emptySums);
    this.#sums.set(audience, sums);
    for (const scale of layout.scales) {
      if (scoredPersons(scale, tally) >= LEAST_PEOPLE) addScale(sums[scale.index], scale, tally);
    }
  }

  /** Cronbach's alpha of every scale that was answered. */
  alphas(): Alphas {
    const alphas: Alphas = {};
    for (const [audience, { scales }] of this.#layouts) {
      for (const scale of scales) {
        const sums = this.#sums.get(audience)?.[scale.index] ?? emptySums(scale);
        alphas[`${audience} ${scale.factor}`] = {
          all: alphaOf(scale, sums, allPair),
          within: alphaOf(scale, sums, withinPair),
        };
      }
    }
    return alphas;
  }
}

/**
 * By "audience factor": over all persons, the figure to publish; and from covariances within cells, the reliability of differences
 * between people of one cell, which is what the finite population correction is about. Null when it cannot be computed.
 */
export type Alphas = Record<string, { all: number | null; within: number | null }>;

function emptySums({ items }: Scale): Float64Array {
  return new Float64Array((SUMS * items.length * (items.length + 1)) / 2);
}

function addScale(sums: Float64Array, scale: Scale, tally: Tally): void {
  const k = scale.items.length;
  let place = 0;
  let at = scale.pairAt;
  for (let i = 0; i < k; i++) {
    const { n, x, xy } = pairSums(scale, tally, i, i);
    addPair(sums, place++, n, x, x, xy);
    for (let j = i + 1; j < k; j++, at += 4) {
      addPair(sums, place++, tally.pairs[at], tally.pairs[at + 1], tally.pairs[at + 2], tally.pairs[at + 3]);
    }
  }
}

function addPair(sums: Float64Array, place: number, n: number, x: number, y: number, xy: number): void {
  if (n === 0) return;
  const at = SUMS * place;
  sums[at] += n;
  sums[at + 1] += x;
  sums[at + 2] += y;
  sums[at + 3] += xy;
  sums[at + 4] += n - 1;
  sums[at + 5] += xy - (x * y) / n;
}

function allPair(sums: Float64Array, at: number): PairSums {
  return { n: sums[at], x: sums[at + 1], y: sums[at + 2], xy: sums[at + 3] };
}

/** The covariance matrix divides by n − 1, so one is added to the degrees of freedom. */
function withinPair(sums: Float64Array, at: number): PairSums {
  return { n: sums[at + 4] + 1, x: 0, y: 0, xy: sums[at + 5] };
}

function alphaOf({ items }: Scale, sums: Float64Array, pairAt: typeof allPair): number | null {
  const k = items.length;
  const covariance = covarianceMatrix(k, (i, j) => pairAt(sums, SUMS * (i * k - (i * (i - 1)) / 2 + j - i)));
  return covariance === null ? null : cronbachAlpha(covariance);
}
