/** How the answers to one item may be shown for one group of one school, so that no bar says what a single person answered. */
import { riskUnits, type Scale, type ScaleItem } from '../layout.ts';
import { scoredPersons } from '../scale.ts';
import type { Cell } from '../types.ts';
import { LEAST_PEOPLE } from './few-people.ts';

/** From this number of answers on each answer's own share is shown; below it only the two sides. */
const ENOUGH_FOR_ANSWERS = 20;

/** So few people on a side are not counted out: "all pupils of 6A say …" says it of each of them. */
const FEW_ON_A_SIDE = 2;

/** Up to this share, two people are "almost nobody"; in a smaller group they are "few". */
const ALMOST = 0.2;

/**
 * Shares are shown in steps, in per cent, that always hold more than one count: exact counts of every answer, with the scores,
 * give the answers of the one person who left an item out.
 */
const STEP = { small: 10, large: 5, from: 50 };

/** A share in words has no number behind it. */
export type Share =
  | { kind: 'share'; percent: number }
  | { kind: 'almostAll' }
  | { kind: 'almostNobody' }
  | { kind: 'most' }
  | { kind: 'few' };

export type ItemBar =
  | { kind: 'hidden' }
  /** The favourable and the risky half of the answers; a middle answer counts as favourable. */
  | { kind: 'sides'; n: number; favourable: Share; risky: Share }
  /** Each answer from the favourable end to the risky one, `value` its code in the form. */
  | { kind: 'answers'; n: number; answers: { value: number; isRisky: boolean; share: Share }[] };

type Answer = { value: number; units: number; count: number };

/** Counts of the cells that have five scores and five answers to this item, from the favourable end to the risky one. */
function answersOf(scale: Scale, item: ScaleItem, cells: Cell[]): Answer[] {
  const answers: Answer[] = [];
  for (let value = item.min; value <= item.max; value++)
    answers.push({ value, units: riskUnits(item, value), count: 0 });
  for (const { tally } of cells) {
    const own = tally.counts.slice(item.countAt, item.countAt + answers.length);
    const n = own.reduce((a, b) => a + b, 0);
    if (n < LEAST_PEOPLE || scoredPersons(scale, tally) < LEAST_PEOPLE) continue;
    answers.forEach((answer, index) => {
      answer.count += own[index];
    });
  }
  return answers.sort((a, b) => a.units - b.units);
}

function rounded(count: number, n: number): Share {
  const step = n < STEP.from ? STEP.small : STEP.large;
  return { kind: 'share', percent: step * Math.round((100 * count) / n / step) };
}

/** The two sides of n answers, `risky` of them on the one. */
function sides(risky: number, n: number): { favourable: Share; risky: Share } {
  const smaller = Math.min(risky, n - risky);
  if (smaller > FEW_ON_A_SIDE) return { favourable: rounded(n - risky, n), risky: rounded(risky, n) };
  const [more, less] =
    FEW_ON_A_SIDE <= ALMOST * n ? (['almostAll', 'almostNobody'] as const) : (['most', 'few'] as const);
  const isRisky = 2 * risky > n;
  return { favourable: { kind: isRisky ? less : more }, risky: { kind: isRisky ? more : less } };
}

/**
 * The bar of one item for a group of a school.
 *
 * @param cells the group's cells as released
 * @returns hidden under five answers; the two sides under 20, or where one side has two people or fewer; else every answer
 */
export function itemBar(scale: Scale, item: ScaleItem, cells: Cell[]): ItemBar {
  const answers = answersOf(scale, item, cells);
  const n = answers.reduce((sum, { count }) => sum + count, 0);
  if (n < LEAST_PEOPLE) return { kind: 'hidden' };
  const isRisky = ({ units }: Answer) => 2 * units > scale.unit;
  const risky = answers.filter(isRisky).reduce((sum, { count }) => sum + count, 0);
  const both = sides(risky, n);
  if (n < ENOUGH_FOR_ANSWERS || both.risky.kind !== 'share') return { kind: 'sides', n, ...both };
  const share = (count: number): Share => (count <= FEW_ON_A_SIDE ? { kind: 'almostNobody' } : rounded(count, n));
  return {
    kind: 'answers',
    n,
    answers: answers.map((answer) => ({ value: answer.value, isRisky: isRisky(answer), share: share(answer.count) })),
  };
}
