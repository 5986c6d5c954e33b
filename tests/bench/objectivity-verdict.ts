/** Whether a figure of the bench reaches what is asked of it, and what is said where it does not. */
import type { Target } from './objectivity-cells.ts';
import type { CellScore } from './objectivity-score.ts';

/**
 * `chance`: beyond the bound by no more than two standard errors; `known`: missed, as recorded; `worse`: a known miss that lies more
 * than three standard errors beyond its record.
 */
export type Outcome = 'reached' | 'chance' | 'known' | 'worse' | 'missed';
export type Verdict = { target: Target; outcome: Outcome; value: number; se: number };

const CHANCE = 2;
const WORSE = 3;

function outcomeOf({ low, high, known }: Target, value: number, se: number): Outcome {
  const beyond = Math.max(low - value, value - high);
  if (beyond <= 0) return 'reached';
  if (known !== undefined) {
    const further = value < low ? known - value : value - known;
    return further > WORSE * se ? 'worse' : 'known';
  }
  return beyond <= CHANCE * se ? 'chance' : 'missed';
}

/** A cell's figures against their bounds. */
export function verdicts(own: CellScore, targets: readonly Target[]): Verdict[] {
  return targets.map((target) => {
    const [value, se] = [own[target.figure] ?? 0, own.se[target.figure]];
    return { target, outcome: outcomeOf(target, value, se), value, se };
  });
}

/** Whether the bench has failed by it. */
export const fails = ({ outcome }: Verdict): boolean => outcome === 'missed' || outcome === 'worse';

const WORDS: Record<Exclude<Outcome, 'reached'>, string> = {
  chance: 'beyond by no more than chance',
  known: 'known miss',
  worse: 'MISSED by more than is known',
  missed: 'MISSED',
};

/** One sentence for each bound that is not reached. */
export function sentences(all: readonly Verdict[]): string[] {
  return all.flatMap(({ target: { figure, low, high, known }, outcome, value, se }) => {
    if (outcome === 'reached') return [];
    const record = known === undefined ? '' : `, recorded ${known}`;
    return [`${WORDS[outcome]}: ${figure} ${value.toFixed(4)} ± ${se.toFixed(4)} is not in ${low}…${high}${record}`];
  });
}
