/** The reports that a municipality would download on simulated tests: the same pupils, by school. */
import { countPupils } from '../../analytics/objectivity/aggregates/pupils.ts';
import { AGGREGATE_KINDS, type AggregateReport } from '../../analytics/objectivity/aggregates/report.ts';
import type { ObjectivityTest } from '../../analytics/objectivity/types.ts';

/** All four reports in per cent, rounded to so many digits. A school is known by its place. */
export function reportsOf(test: ObjectivityTest, decimals: number): AggregateReport[] {
  const { subject, grade, year, items } = test.definition;
  const counted = countPupils(test);
  return AGGREGATE_KINDS.map((kind) => ({
    kind,
    test: { subject, grade, year },
    unit: 'percent',
    decimals,
    lines: counted.map((own, schoolId) => {
      const { n, values } = own[kind];
      const of = (place: number) => n * (kind === 'itemResults' ? items[place].max : 1);
      const percents = values.map((count, place) => Number(((100 * count) / of(place)).toFixed(decimals)));
      return { schoolId, reference: null, participants: n, values: percents };
    }),
  }));
}

/** A test without its rows. */
export function withoutRows({ definition, results }: ObjectivityTest): ObjectivityTest {
  const nothing = { total: new Int16Array(0), school: new Uint32Array(0), classes: null, journal: null, former: null };
  return {
    definition,
    results: { ...results, ...nothing, schools: [], formerJournal: null, next: null, items: null, pupil: null },
  };
}
