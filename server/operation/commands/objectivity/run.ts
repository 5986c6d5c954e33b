/** `objectivity --test TEST.json=RESULTS.csv …`: signs of bias in the results of several tests of the same schools. */

import { writeFileSync } from 'node:fs';
import { judgeDistrict, makeBaseline } from '../../../../analytics/objectivity/judge.ts';
import type { ObjectivityTest } from '../../../../analytics/objectivity/types.ts';
import { discloseBaseline } from '../../../../analytics/suppression/disclosed-baseline.ts';
import type { Language } from '../../../../surveys/schema.ts';
import { UsageError } from '../usage-error.ts';
import { readable, reportJson } from './report.ts';
import { readResults } from './results-file.ts';
import { readBaseline, readTest } from './test-file.ts';

type Options = { test: string[]; baseline?: string; writeBaseline?: string; lang: Language; json?: boolean };

type Loaded = { tests: ObjectivityTest[]; fdr: number | undefined };

async function load(pairs: readonly string[]): Promise<Loaded> {
  const tests: ObjectivityTest[] = [];
  const rates = new Set<number>();
  for (const pair of pairs) {
    const cut = pair.indexOf('=');
    if (cut < 1 || cut === pair.length - 1) throw new UsageError(`--test expects TEST.json=RESULTS.csv, got "${pair}"`);
    const { definition, fdr } = readTest(pair.slice(0, cut));
    if (fdr !== undefined) rates.add(fdr);
    tests.push({ definition, results: await readResults(pair.slice(cut + 1), definition) });
  }
  if (rates.size > 1) throw new UsageError(`the tests name different fdr: ${[...rates].join(', ')}`);
  return { tests, fdr: [...rates][0] };
}

/** A RangeError of the analysis is about the files given: it is told, not traced. */
function told<Result>(analyse: () => Result): Result {
  try {
    return analyse();
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
}

function writeBaseline(file: string, tests: readonly ObjectivityTest[]): void {
  const baseline = told(() => discloseBaseline(makeBaseline(tests)));
  try {
    writeFileSync(file, `${JSON.stringify(baseline)}\n`);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What the command does. @throws UsageError for files that cannot be read or judged */
export async function judge(options: Options): Promise<void> {
  const baseline = options.baseline === undefined ? undefined : readBaseline(options.baseline);
  const { tests, fdr } = await load(options.test);
  if (options.writeBaseline !== undefined) writeBaseline(options.writeBaseline, tests);
  const report = told(() => judgeDistrict(tests, { fdr, baseline, pictures: false }));
  const { lang, json } = options;
  process.stdout.write(`${json ? reportJson(report, lang) : readable(report, lang)}\n`);
}
