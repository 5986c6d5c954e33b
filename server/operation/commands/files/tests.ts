/** `tests import`: descriptions of tests from a table or a JSON file; all or none. */
import { describeFault } from '../../../../surveys/fault.ts';
import type { DatedVprTest } from '../../../../surveys/vpr.ts';
import { TableFault } from '../../../ground/tables/table-fault.ts';
import { askForAnalyses } from '../../../objectivity/findings/job.ts';
import { markStale } from '../../../objectivity/findings/store.ts';
import { putDistrictTests } from '../../../objectivity/tests/store.ts';
import { readTests, type TestsFile } from '../../../objectivity/tests/upload.ts';
import type { Services } from '../../../services.ts';
import { type FileOptions, openFile, readTerritory } from '../registers/file.ts';
import { FaultsFound } from '../usage-error.ts';
import { say, withServices } from '../with-session.ts';
import type { FileAsked } from './import.ts';
import { type FileOutcome, NOTHING } from './outcome.ts';

export function importTests(path: string, options: FileOptions): Promise<void> {
  return withServices(async (services) => {
    const { dryRun = false, json = false } = options;
    const { bytes, fileName } = await openFile(path, options);
    const territoryId = await readTerritory(services, options.territory);
    const { faults, imported, tests } = await storeTests(services, { bytes, dryRun, fileName, territoryId });
    if (json) say(JSON.stringify({ kind: 'tests', tests, rows: { good: tests.length }, faults, imported }));
    else {
      say(imported ? `imported: ${tests.length} tests` : 'nothing stored');
      for (const line of linesOf(tests)) say(line);
      for (const { why } of faults) say(why);
    }
    if (faults.length > 0) throw new FaultsFound('the file has faults');
  });
}

/** The same of a file that `import` has recognised. */
export async function takeTests(services: Services, asked: FileAsked): Promise<FileOutcome> {
  const { sheet, line, kind } = asked.table;
  const { faults, imported, leftOut, rows, tests } = await storeTests(services, asked);
  return {
    ...{ ...NOTHING, kind, sheet, headerRow: line, faults, imported },
    // With a fault anywhere nothing is taken.
    rows: { good: tests.length, absent: 0, faulty: rows - tests.length, leftOut },
    more: { tests },
    lines: linesOf(tests),
  };
}

type ShownTest = Pick<DatedVprTest, 'subject' | 'grade' | 'year' | 'maximum'>;

const linesOf = (tests: readonly ShownTest[]): string[] =>
  tests.map(({ grade, maximum, subject, year }) => `${subject} ${grade} ${year}: ${maximum} points`);

async function storeTests(
  services: Services,
  { bytes, dryRun, fileName, territoryId }: Pick<FileAsked, 'bytes' | 'dryRun' | 'fileName' | 'territoryId'>,
) {
  const { faults, leftOut, rows, tests } = await readTests(fileName, bytes).catch(unreadable);
  const imported = faults.length === 0 && tests.length > 0 && !dryRun;
  if (imported) {
    const stamp = { by: null, at: services.clock.now(), territoryId };
    await services.db.transaction().execute(async (trx) => {
      await putDistrictTests(trx, stamp, tests);
      await markStale(trx, territoryId);
    });
    await askForAnalyses(services);
  }
  return {
    ...{ imported, leftOut, rows },
    faults: faults.map((fault) => ({ cell: fault.path, why: describeFault(fault, 'en') })),
    tests: tests.map(({ grade, maximum, subject, year }): ShownTest => ({ subject, grade, year, maximum })),
  };
}

function unreadable(error: unknown): TestsFile {
  if (!(error instanceof TableFault)) throw error;
  const text = `the file cannot be read: ${error.code} ${error.detail}`.trim();
  return {
    tests: [],
    rows: 0,
    leftOut: 0,
    faults: [{ file: '', path: '', value: '', expected: { ru: text, en: text } }],
  };
}
