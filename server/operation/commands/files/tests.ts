/** `tests import`: descriptions of tests from a table or a JSON file; all or none. */
import { describeFault } from '../../../../surveys/fault.ts';
import { orTableFault, TableFault } from '../../../ground/tables/table-fault.ts';
import { askForAnalyses } from '../../../objectivity/findings/job.ts';
import { markStale } from '../../../objectivity/findings/store.ts';
import { putDistrictTests } from '../../../objectivity/tests/store.ts';
import { readTests } from '../../../objectivity/tests/upload.ts';
import type { Services } from '../../../services.ts';
import { type FileOptions, openFile, readTerritory } from '../registers/file.ts';
import { withServices } from '../with-session.ts';
import type { FileAsked } from './import.ts';
import { type FileOutcome, NOTHING, tell } from './outcome.ts';

export function importTests(path: string, options: FileOptions): Promise<void> {
  return withServices(async (services) => {
    const { dryRun = false, json = false } = options;
    const { bytes, fileName } = await openFile(path, options);
    const territoryId = await readTerritory(services, options.territory);
    const outcome = await storeTests(services, { bytes, dryRun, fileName, territoryId });
    tell(outcome, json, { isLeft: !dryRun && !outcome.imported });
  });
}

/** The same of a file that `import` has recognised. */
export async function takeTests(services: Services, asked: FileAsked): Promise<FileOutcome> {
  const { line, sheet } = asked.table;
  return { ...(await storeTests(services, asked)), sheet, headerRow: line };
}

async function storeTests(
  services: Services,
  { bytes, dryRun, fileName, territoryId }: Pick<FileAsked, 'bytes' | 'dryRun' | 'fileName' | 'territoryId'>,
): Promise<FileOutcome> {
  const read = await readTests(fileName, bytes).catch(orTableFault);
  if (read instanceof TableFault) return { ...NOTHING, kind: 'tests', refused: read.code };
  const { faults, leftOut, rows, tests } = read;
  const imported = faults.length === 0 && tests.length > 0 && !dryRun;
  if (imported) {
    const stamp = { by: null, at: services.clock.now(), territoryId };
    await services.db.transaction().execute(async (trx) => {
      await putDistrictTests(trx, stamp, tests);
      await markStale(trx, territoryId);
    });
    await askForAnalyses(services);
  }
  const shown = tests.map(({ grade, maximum, subject, year }) => ({ subject, grade, year, maximum }));
  return {
    ...{ ...NOTHING, kind: 'tests', imported },
    // With a fault anywhere nothing is taken.
    rows: { good: tests.length, absent: 0, faulty: rows - tests.length, leftOut },
    faults: faults.map((fault) => ({ cell: fault.path, why: describeFault(fault, 'en') })),
    more: { tests: shown },
    lines: shown.map(({ grade, maximum, subject, year }) => `${subject} ${grade} ${year}: ${maximum} points`),
  };
}
