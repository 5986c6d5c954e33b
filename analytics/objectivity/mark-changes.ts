/** Marks of a test against those of the journal as reports have them: pupils with a lower, the same and a higher mark in the test. */
import { isFew } from '../suppression/few-people.ts';
import { type Reported, readReports, reportedSchools } from './aggregates/reported.ts';
import { markOf } from './pictures.ts';
import type { ChangeCounts, MarkChanges, ObjectivityTest } from './types.ts';

type Counted = { whole: ChangeCounts; classes: Map<number, ChangeCounts> };

const nobody = (): ChangeCounts => [0, 0, 0];
const pupilsOf = (own: ChangeCounts): number => own[0] + own[1] + own[2];

/** By name of the school; only of schools with a pupil who has a journal mark. */
function countRows({ definition, results }: ObjectivityTest): Map<string, Counted> {
  const counted = new Map<string, Counted>();
  const { classes, journal, school, schools, total } = results;
  if (journal === null) return counted;
  for (let row = 0; row < total.length; row++) {
    if (total[row] < 0 || journal[row] < 2) continue;
    const name = schools[school[row]];
    const own = counted.get(name) ?? { whole: nobody(), classes: new Map<number, ChangeCounts>() };
    counted.set(name, own);
    const place = 1 + Math.sign(markOf(total[row], definition.cutoffs) - journal[row]);
    own.whole[place]++;
    const number = classes?.[row] ?? -1;
    if (number < 0) continue;
    const ofClass = own.classes.get(number) ?? nobody();
    own.classes.set(number, ofClass);
    ofClass[place]++;
  }
  return counted;
}

function ofRows({ classes, whole }: Counted, names: readonly string[]): MarkChanges {
  return {
    source: 'pupilRows',
    whole,
    classes: [...classes].flatMap(([number, counts]) =>
      names[number] === undefined ? [] : [{ name: names[number], counts }],
    ),
  };
}

/** What lies between the counts that agree with the report, in whole pupils. */
function ofReport(report: Reported | undefined, place: number | undefined): MarkChanges | null {
  const counts = place === undefined ? null : (report?.counts[place] ?? null);
  if (counts === null) return null;
  const [lowered, confirmed, raised] = counts.middle.map(Math.round);
  return { source: 'journalComparison', whole: [lowered, confirmed, raised], classes: [] };
}

/**
 * The triple of every school and test: of its pupil rows where they have the journal's mark, else of the report. Null where neither
 * tells of five pupils.
 */
export function markChanges(tests: readonly ObjectivityTest[]): (test: number, school: string) => MarkChanges | null {
  const schools = reportedSchools(tests);
  const places = new Map(schools.map((name, place) => [name, place]));
  const reports = new Map(
    readReports(tests, schools)
      .filter(({ kind }) => kind === 'journalComparison')
      .map((own) => [own.test, own]),
  );
  const rows = tests.map(countRows);
  return (test, school) => {
    const counted = rows[test].get(school);
    const isEnough = counted !== undefined && !isFew(pupilsOf(counted.whole));
    const own = isEnough
      ? ofRows(counted, tests[test].results.classNames ?? [])
      : ofReport(reports.get(test), places.get(school));
    return own === null || isFew(pupilsOf(own.whole)) ? null : own;
  };
}
