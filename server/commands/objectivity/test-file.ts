/** Reads TEST.json, the description of a test, and baselines. */
import { type Static, Type } from 'typebox';
import type { Baseline } from '../../../analytics/objectivity/baseline.ts';
import type { TestDefinition } from '../../../analytics/objectivity/types.ts';
import { readJson } from '../statistics/json-file.ts';
import { UsageError } from '../usage-error.ts';

const Whole = Type.Integer({ minimum: 1, maximum: 999 });

const TestFile = Type.Object({
  subject: Type.String({ minLength: 1 }),
  grade: Type.Integer({ minimum: 1, maximum: 11 }),
  year: Type.Integer({ minimum: 2000, maximum: 2100 }),
  max: Whole,
  cutoffs: Type.Tuple([Whole, Whole, Whole]),
  items: Type.Optional(
    Type.Array(Type.Object({ name: Type.String({ minLength: 1 }), max: Type.Integer({ minimum: 1, maximum: 100 }) })),
  ),
  fdr: Type.Optional(Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 })),
});
type TestFile = Static<typeof TestFile>;

export type DescribedTest = { definition: TestDefinition; fdr: number | undefined };

function checkTest(file: string, { cutoffs: [a, b, c], max, items = [] }: TestFile): void {
  if (!(a < b && b < c && c <= max)) throw new UsageError(`${file}: cutoffs must rise and not exceed max ${max}`);
  const names = items.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new UsageError(`${file}: item "${twice}" stands twice`);
  const sum = items.reduce((total, item) => total + item.max, 0);
  if (items.length > 0 && sum !== max)
    throw new UsageError(`${file}: the items' maxima add up to ${sum}, max is ${max}`);
}

/** @throws UsageError when the file is missing, of another shape, or contradicts itself */
export function readTest(file: string): DescribedTest {
  const test = readJson(file, TestFile);
  checkTest(file, test);
  const { subject, grade, year, max, cutoffs, items = [], fdr } = test;
  return { definition: { subject, grade, year, max, cutoffs, items }, fdr };
}

/** The inside of a baseline is written by `--write-baseline`; it is checked for what it is, not for every number. */
const BaselineFile = Type.Object({
  format: Type.Literal('opora-objectivity-baseline'),
  version: Type.Literal(1),
  schools: Type.Integer({ minimum: 10 }),
  tests: Type.Array(Type.Object({ definition: TestFile, reference: Type.Object({}, { additionalProperties: true }) }), {
    minItems: 1,
  }),
  standards: Type.Record(
    Type.String(),
    Type.Object({
      mean: Type.Number(),
      betweenVariance: Type.Number({ minimum: 0 }),
      scale: Type.Number({ exclusiveMinimum: 0 }),
      schools: Type.Integer({ minimum: 2 }),
      information: Type.Number({ exclusiveMinimum: 0 }),
    }),
  ),
});

/** @throws UsageError when the file is no baseline */
export function readBaseline(file: string): Baseline {
  return readJson(file, BaselineFile) as unknown as Baseline;
}
