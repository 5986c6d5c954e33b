/** Reads TEST.json, the description of a test, and baselines. */
import type { Static } from 'typebox';
import type { Baseline } from '../../../../analytics/objectivity/baseline.ts';
import type { TestDefinition } from '../../../../analytics/objectivity/types.ts';
import { BaselineFile, TestFile } from '../../../objectivity/baselines/baseline-file.ts';
import { readJson } from '../statistics/json-file.ts';
import { UsageError } from '../usage-error.ts';

type Described = Static<typeof TestFile>;

export type DescribedTest = { definition: TestDefinition; fdr: number | undefined };

function checkTest(file: string, { cutoffs: [a, b, c], max, items = [] }: Described): void {
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

/** @throws UsageError when the file is no baseline */
export function readBaseline(file: string): Baseline {
  return readJson(file, BaselineFile) as unknown as Baseline;
}
