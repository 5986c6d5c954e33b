/** Stored results as the analysis reads them: columns of numbers, with the same pupils' former and next results where they are known. */
import type { AggregateReport } from '../../../analytics/objectivity/aggregates/report.ts';
import {
  type AbsenceLine,
  type ObjectivityTest,
  type Results,
  type TestDefinition,
  UNKNOWN,
} from '../../../analytics/objectivity/types.ts';
import type { DatedVprTest } from '../../../surveys/vpr.ts';
import type { CurrentResult } from '../imports/current/store.ts';
import { NO_SCORE } from '../imports/row-check.ts';

/** Pupils' codes are often numbers of a list, given anew every year: then equal codes are no equal pupils. */
const LEAST_CORRELATION = 0.4;
const LEAST_LINKED = 30;

/** Pupil rows that are shown and reports that stand beside them or in their place; either may be empty. */
export type LoadedTest = {
  test: DatedVprTest;
  rows: CurrentResult[];
  reports: AggregateReport[];
  absence: AbsenceLine[];
};

const keyOf = ({ pupil }: CurrentResult): string => pupil.toString('base64');

export function definitionOf({ cuts, grade, items = [], maximum, subject, year }: DatedVprTest): TestDefinition {
  return {
    subject,
    grade,
    year,
    max: maximum,
    cutoffs: cuts,
    items: items.map((item) => ({ name: item.name, max: item.maximum })),
  };
}

/** Correlation of two columns within schools, or 0 where there is no spread. */
function correlation(pairs: readonly { school: number; a: number; b: number }[]): number {
  const sums = new Map<number, { n: number; a: number; b: number }>();
  for (const { school, a, b } of pairs) {
    const own = sums.get(school) ?? { n: 0, a: 0, b: 0 };
    sums.set(school, { n: own.n + 1, a: own.a + a, b: own.b + b });
  }
  let [ab, aa, bb] = [0, 0, 0];
  for (const { school, a, b } of pairs) {
    const own = sums.get(school) ?? { n: 1, a, b };
    const [x, y] = [a - own.a / own.n, b - own.b / own.n];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}

/** Rows of the other year's test by pupil, or null unless its codes name the same pupils. */
function linked(rows: readonly CurrentResult[], other: LoadedTest | undefined): Map<string, CurrentResult> | null {
  if (other === undefined) return null;
  const byPupil = new Map(other.rows.map((row) => [keyOf(row), row]));
  const pairs = rows.flatMap((row) => {
    const found = byPupil.get(keyOf(row));
    return found === undefined ? [] : [{ school: row.schoolId, a: row.total, b: found.total }];
  });
  return pairs.length >= LEAST_LINKED && correlation(pairs) >= LEAST_CORRELATION ? byPupil : null;
}

function itemBytes({ rows, test: { items = [] } }: LoadedTest): Int8Array | null {
  if (items.length === 0) return null;
  const scores = new Int8Array(rows.length * items.length).fill(UNKNOWN);
  const places = new Map<string[], number[]>();
  rows.forEach(({ itemNames, items: bytes }, row) => {
    // Rows of an import share one list of names, so the order is looked up once for each import.
    const known = places.get(itemNames) ?? items.map(({ name }) => itemNames.indexOf(name));
    places.set(itemNames, known);
    known.forEach((place, item) => {
      const score = place < 0 ? NO_SCORE : (bytes[place] ?? NO_SCORE);
      if (score !== NO_SCORE) scores[row * items.length + item] = score;
    });
  });
  return scores.every((score) => score === UNKNOWN) ? null : scores;
}

/** A column that is null where no row has a value. */
function column(rows: readonly CurrentResult[], value: (row: CurrentResult) => number | null | undefined) {
  const values = Int16Array.from(rows, (row) => value(row) ?? UNKNOWN);
  return values.every((own) => own === UNKNOWN) ? null : values;
}

const marks = (own: Int16Array | null): Int8Array | null => (own === null ? null : Int8Array.from(own));

function classNumbers(rows: readonly CurrentResult[]): Pick<Results, 'classes' | 'classNames'> {
  const numbers = new Map<string, number>();
  const classNames: string[] = [];
  const classes = Int32Array.from(rows, (row) => {
    if (row.class === '') return UNKNOWN;
    const key = `${row.schoolId} ${row.class}`;
    const known = numbers.get(key) ?? classNames.push(row.class) - 1;
    numbers.set(key, known);
    return known;
  });
  return { classes: numbers.size === 0 ? null : classes, classNames };
}

function resultsOf(loaded: LoadedTest, all: readonly LoadedTest[]): Results {
  const { rows, test } = loaded;
  const at = (years: number) =>
    all.find(
      ({ test: other }) =>
        other.subject === test.subject && other.grade === test.grade + years && other.year === test.year + years,
    );
  const [former, next] = [linked(rows, at(-1)), linked(rows, at(1))];
  const ids = [...new Set(rows.map(({ schoolId }) => schoolId))];
  const place = new Map(ids.map((id, index) => [id, index]));
  return {
    schools: ids.map(String),
    school: Uint32Array.from(rows, ({ schoolId }) => place.get(schoolId) ?? 0),
    total: Int16Array.from(rows, ({ total }) => total),
    ...classNumbers(rows),
    journal: marks(column(rows, ({ journal }) => journal)),
    former: column(rows, (row) => former?.get(keyOf(row))?.total),
    formerJournal: marks(column(rows, (row) => former?.get(keyOf(row))?.journal)),
    next: column(rows, (row) => next?.get(keyOf(row))?.total),
    items: itemBytes(loaded),
  };
}

/** All tests, each with its pupils' results of the year before and after where the codes name the same pupils. */
export function analysisInput(loaded: readonly LoadedTest[]): ObjectivityTest[] {
  return loaded.map((own) => ({
    definition: definitionOf(own.test),
    results: resultsOf(own, loaded),
    reports: own.reports,
    absence: own.absence,
  }));
}
