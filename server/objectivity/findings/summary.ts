/** From an analysis to what is stored of it. */
import type { TestPicture } from '../../../analytics/objectivity/types.ts';
import type { Picture, Summary, SummaryTest } from '../../ground/db/objectivity-tables.ts';
import type { Judged } from './analysis.ts';
import type { LoadedTest } from './input.ts';
import type { Loaded } from './loading.ts';
import type { NewFinding, NewTestFinding } from './store.ts';

const add = (some: readonly (readonly number[])[]): number[] =>
  some.reduce<number[]>((total, own) => own.map((value, k) => value + (total[k] ?? 0)), []);

function sumTables(pictures: readonly TestPicture[]): number[][] | null {
  const tables = pictures.flatMap(({ marksByJournal }) => (marksByJournal === null ? [] : [marksByJournal]));
  return tables.length === 0 ? null : tables[0].map((_, row) => add(tables.map((table) => table[row])));
}

/** Standard deviation of pupils around the mean of their school. */
function spreadWithin(pictures: readonly TestPicture[]): number {
  let [squares, freedom] = [0, 0];
  for (const { mean, n, observed } of pictures) {
    squares += observed.reduce((sum, count, total) => sum + count * (total - mean) ** 2, 0);
    freedom += n - 1;
  }
  return freedom > 0 ? Math.sqrt(squares / freedom) : 0;
}

function summaryTest({ test }: LoadedTest, pictures: readonly TestPicture[]): SummaryTest {
  const { cuts, grade, maximum, subject, title, year } = test;
  const n = pictures.reduce((sum, own) => sum + own.n, 0);
  const known = pictures.filter(({ expected }) => expected.length > 0);
  return {
    year,
    subject,
    grade,
    title,
    maximum,
    cuts,
    n,
    schools: pictures.length,
    mean: pictures.reduce((sum, own) => sum + own.n * own.mean, 0) / Math.max(1, n),
    spread: spreadWithin(pictures),
    observed: add(pictures.map(({ observed }) => observed)),
    expected: known.length === pictures.length ? add(known.map(({ expected }) => expected)) : [],
    marksByJournal: sumTables(pictures),
  };
}

const pictureOf = ({ expected, marksByJournal, observed }: TestPicture): Picture => ({
  observed,
  expected,
  marksByJournal,
});

/** What a territory without results has. */
export const EMPTY_SUMMARY: Summary = {
  reference: 'none',
  baselineSchools: null,
  baselineUnfit: false,
  tests: [],
  lifted: { kind: 'unavailable', reason: 'fewResults' },
  looks: 0,
  judged: 0,
};

export type Stored = { summary: Summary; findings: NewFinding[]; testFindings: NewTestFinding[] };

export function describeAnalysis(
  { baseline, baselineUnfit, tests }: Loaded,
  { levels, report: { district, pictures, reference, schools } }: Judged,
): Stored {
  const byTest = Map.groupBy(pictures, ({ test }) => test);
  const levelOf = new Map(levels.map(({ level, school, test }) => [`${test} ${school}`, level]));
  return {
    summary: {
      reference,
      baselineUnfit,
      baselineSchools: baseline?.schools ?? null,
      ...district,
      tests: tests.map((test, index) => summaryTest(test, byTest.get(index) ?? [])),
    },
    findings: schools.map(({ level, n, school, signals }) => ({ schoolId: Number(school), n, level, signals })),
    testFindings: pictures.map((own) => {
      const { grade, subject, year } = tests[own.test].test;
      const level = levelOf.get(`${own.test} ${own.school}`) ?? null;
      return {
        schoolId: Number(own.school),
        year,
        subject,
        grade,
        n: own.n,
        mean: own.mean,
        level,
        picture: pictureOf(own),
      };
    }),
  };
}
