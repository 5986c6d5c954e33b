/** Second tables against the first, as far as they may be seen: none is to be asked for a pupil's total. */
import { compareMarkings, type MarkedTwice, type Shifts } from '../../../analytics/objectivity/second-table.ts';
import { isFew, LEAST_PEOPLE, toldCount } from '../../../analytics/suppression/few-people.ts';
import { roundToFive } from '../../../analytics/suppression/score-bins.ts';
import { differingPeople, stateToShow } from '../../../analytics/suppression/shown-state.ts';
import type { Comparison } from '../cases/schemas.ts';
import type { CurrentResult } from '../imports/current/store.ts';
import { markOf } from '../imports/row-check.ts';
import type { SecondResult } from './store.ts';

/** A work with the code of its pupil, as it is kept. */
export type Work = MarkedTwice & { pupil: string };

/** The works of a second table that are in the first, and how many are not. */
export type Works = { works: Work[]; unknown: number };

/** @param cuts of the test, where a first result has no mark of its own */
export function worksOf(
  first: readonly CurrentResult[],
  second: readonly SecondResult[],
  cuts: [number, number, number],
): Works {
  const known = new Map(first.map((row) => [row.pupil.toString('base64'), row]));
  const works = second.flatMap(({ mark, pupil, total }) => {
    const code = pupil.toString('base64');
    const own = known.get(code);
    if (own === undefined) return [];
    return [
      { pupil: code, first: { total: own.total, mark: own.mark ?? markOf(own.total, cuts) }, second: { total, mark } },
    ];
  });
  return { works, unknown: second.length - works.length };
}

/** Nobody and one to four are hidden alike, all else is to the nearest five. */
function gateShifts({ higher, lower, same }: Shifts): Comparison['totals'] {
  const shown = (people: number) => (people < LEAST_PEOPLE ? null : roundToFive(people));
  return { lower: shown(lower), same: shown(same), higher: shown(higher) };
}

const HIDDEN = { lower: null, same: null, higher: null };
const hidden = (reason: 'few' | 'near'): Comparison => ({
  ...{ hidden: reason, pupils: null, unknown: null, difference: null, totals: HIDDEN, marks: HIDDEN },
});

function compare({ unknown, works }: Works): Comparison {
  const { difference, marks, pupils, totals } = compareMarkings(works);
  if (pupils < LEAST_PEOPLE || difference === null) return hidden('few');
  return {
    ...{ hidden: null, pupils, unknown: toldCount(unknown), difference },
    totals: gateShifts(totals),
    marks: gateShifts(marks),
  };
}

/** What a comparison is made of, a work a row: whose it is, how it differs, and that with its mark. */
const FIGURES = [
  ({ pupil }: Work) => pupil,
  ({ first, second }: Work) => `${second.total - first.total}`,
  ({ first, second }: Work) => `${second.total - first.total} ${Math.sign(second.mark - first.mark)}`,
];

/**
 * The comparisons of a test's second tables. One that differs by one to four pupils from one that was shown before is not shown: both
 * together would tell of those few.
 * @param tables oldest first, those that were undone among them
 */
export function compareInTurn(tables: readonly Works[]): Comparison[] {
  const shown: Work[][] = [[]];
  return tables.map((own) => {
    const past = shown.map((state) => ({
      state,
      changed: FIGURES.map((figure) => differingPeople(own.works.map(figure), state.map(figure))),
    }));
    if (isFew(own.works.length) || stateToShow(own.works, past) !== own.works)
      return hidden(own.works.length < LEAST_PEOPLE ? 'few' : 'near');
    shown.push(own.works);
    return compare(own);
  });
}
