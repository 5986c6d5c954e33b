/** How long a million pupil rows take: reading on worker threads and judging, apart. */
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { judgeDistrict } from '../../analytics/objectivity/judge.ts';
import type { ObjectivityTest } from '../../analytics/objectivity/types.ts';
import { seededRandom } from '../../analytics/random.ts';
import { readResults } from '../../server/operation/commands/objectivity/results-file.ts';
import { DEFINITION, simulateDistrict } from './objectivity-simulator.ts';

type Options = { rows: number; schools: number; threads: number; json?: boolean };

const HEADER = ['school', 'class', 'pupil', 'variant', 'total', 'mark', 'journal', 'former', 'formerJournal', 'next'];

function lineOf({ results }: ObjectivityTest, school: string, row: number): string {
  const items = results.items?.subarray(row * DEFINITION.items.length, (row + 1) * DEFINITION.items.length) ?? [];
  const mark = 2 + DEFINITION.cutoffs.filter((cut) => results.total[row] >= cut).length;
  const known = [results.total[row], mark, results.journal?.[row], results.former?.[row], results.formerJournal?.[row]];
  return [school, results.classes?.[row], row, 1, ...known, results.next?.[row], ...items].join(',');
}

/** Writes a file of schools of 250 pupils; districts of 40 schools are simulated one after another, so memory stays small. */
function writeFile(file: string, rows: number, schools: number): void {
  const handle = openSync(file, 'w');
  writeSync(handle, `${[...HEADER, ...DEFINITION.items.map(({ name }) => name)].join(',')}\n`);
  const pupils = Math.floor(rows / schools);
  for (let first = 0; first < schools; first += 40) {
    const count = Math.min(40, schools - first);
    const setting = {
      kind: 'copy20' as const,
      pupils: [pupils],
      tests: 1,
      schools: count,
      share: 0.1,
      curriculum: 0.25,
      scatter: 0,
      former: true,
      outside: false,
    };
    const [test] = simulateDistrict(seededRandom(first + 1), setting).tests;
    const lines = Array.from(test.results.school, (school, row) => lineOf(test, `school ${first + school}`, row));
    writeSync(handle, `${lines.join('\n')}\n`);
  }
  closeSync(handle);
}

async function run({ rows, schools, threads, json }: Options): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'opora-rows-'));
  const file = join(folder, 'results.csv');
  try {
    writeFile(file, rows, schools);
    const began = performance.now();
    const results = await readResults(file, DEFINITION, threads);
    const read = performance.now();
    const report = judgeDistrict([{ definition: DEFINITION, results }]);
    const done = performance.now();
    const seconds = { parse: (read - began) / 1000, analyse: (done - read) / 1000, total: (done - began) / 1000 };
    const figures = { rows: results.total.length, schools: report.schools.length, threads, bytes: statSync(file).size };
    const reached = seconds.total < 10;
    if (json) process.stdout.write(`${JSON.stringify({ ...figures, seconds, reached })}\n`);
    else {
      process.stdout.write(
        `${figures.rows} rows, ${figures.schools} schools, ${(figures.bytes / 1e6).toFixed(0)} MB, ${threads} threads: ` +
          `parsed in ${seconds.parse.toFixed(2)} s, analysed in ${seconds.analyse.toFixed(2)} s${reached ? '' : '  MISSED: over 10 s'}\n`,
      );
    }
    if (!reached) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,7}$/.test(text)) throw new InvalidArgumentError('expected a whole number from 1 on');
  return Number(text);
}

/** Adds the benchmark to the program. Its exit code is 1 when it takes ten seconds or more. */
export function register(program: Command): void {
  program
    .command('objectivity-rows')
    .description('time to read and judge many pupil rows')
    .option('--rows <n>', 'pupil rows', wholeNumber, 1_000_000)
    .option('--schools <n>', 'schools', wholeNumber, 4000)
    .option('--threads <n>', 'worker threads', wholeNumber, 2)
    .option('--json', 'print JSON')
    .action(run);
}
