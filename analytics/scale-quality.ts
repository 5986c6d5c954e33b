/** How well the scales of the questionnaires measure in a district. */
import type { AnonymousAudience, RiskModel } from '../surveys/schema.ts';
import { type Scale, type TallyLayout, tallyLayout } from './layout.ts';
import { covarianceMatrix, cronbachAlpha, type PairSums } from './reliability.ts';
import { pairSums, scoreSums } from './scale.ts';
import { LEAST_PEOPLE } from './suppression/few-people.ts';
import type { Cell } from './types.ts';

/** Of one pair of items: over all persons; and within cells, where n counts degrees of freedom and Σxy is centred. */
type Pair = { all: PairSums; within: PairSums };

/** Pairs i ≤ j in lexicographic order. */
type ScalePairs = Pair[];

/** Sums over all cells of a district by audience and factor, from which reliabilities follow. Cells are added one by one. */
export class ReliabilitySums {
  readonly #layouts = new Map<AnonymousAudience, TallyLayout>();
  readonly #pairs = new Map<string, ScalePairs>();
  readonly #model: RiskModel;

  constructor(model: RiskModel) {
    this.#model = model;
  }

  /** Scales with fewer than five scores in the cell are left out. */
  add({ audience, tally }: Pick<Cell, 'audience' | 'tally'>): void {
    const layout = this.#layouts.get(audience) ?? tallyLayout(this.#model, audience);
    this.#layouts.set(audience, layout);
    for (const scale of layout.scales) {
      if (scoreSums(scale, tally).n < LEAST_PEOPLE) continue;
      const key = `${audience} ${scale.factor}`;
      const pairs = this.#pairs.get(key) ?? emptyPairs(scale);
      this.#pairs.set(key, pairs);
      let place = 0;
      for (let i = 0; i < scale.items.length; i++)
        for (let j = i; j < scale.items.length; j++, place++) addPair(pairs[place], pairSums(scale, tally, i, j));
    }
  }

  /** Cronbach's alpha of every scale that was answered. */
  alphas(): Alphas {
    const alphas: Alphas = {};
    for (const [audience, { scales }] of this.#layouts) {
      for (const scale of scales) {
        const pairs = this.#pairs.get(`${audience} ${scale.factor}`) ?? emptyPairs(scale);
        alphas[`${audience} ${scale.factor}`] = {
          all: alphaOf(scale, pairs, 'all'),
          within: alphaOf(scale, pairs, 'within'),
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

function emptyPairs({ items }: Scale): ScalePairs {
  const none = (n: number) => ({ n, x: 0, y: 0, xy: 0 });
  // The covariance matrix divides by n − 1, so one is added to degrees of freedom.
  return Array.from({ length: (items.length * (items.length + 1)) / 2 }, () => ({ all: none(0), within: none(1) }));
}

function addPair({ all, within }: Pair, { n, x, y, xy }: PairSums): void {
  if (n === 0) return;
  all.n += n;
  all.x += x;
  all.y += y;
  all.xy += xy;
  within.n += n - 1;
  within.xy += xy - (x * y) / n;
}

function alphaOf({ items }: Scale, pairs: ScalePairs, kind: keyof Pair): number | null {
  const k = items.length;
  const covariance = covarianceMatrix(k, (i, j) => pairs[i * k - (i * (i - 1)) / 2 + j - i][kind]);
  return covariance === null ? null : cronbachAlpha(covariance);
}
