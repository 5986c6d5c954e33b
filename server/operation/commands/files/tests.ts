/** `tests import`: descriptions of tests from a table or a JSON file; all or none. */
import { describeFault } from '../../../../surveys/fault.ts';
import { TableFault } from '../../../ground/tables/table-fault.ts';
import { askForAnalyses } from '../../../objectivity/findings/job.ts';
import { markStale } from '../../../objectivity/findings/store.ts';
import { putDistrictTests } from '../../../objectivity/tests/store.ts';
import { readTests, type TestsFile } from '../../../objectivity/tests/upload.ts';
import { type FileOptions, openFile, readTerritory } from '../registers/file.ts';
import { FaultsFound } from '../usage-error.ts';
import { say, withServices } from '../with-session.ts';

export function importTests(path: string, options: FileOptions): Promise<void> {
  return withServices(async (services) => {
    const { dryRun = false, json = false } = options;
    const { bytes, fileName } = await openFile(path, options);
    const territoryId = await readTerritory(services, options.territory);
    const { faults, tests } = await readTests(fileName, bytes).catch(unreadable);
    const imported = faults.length === 0 && tests.length > 0 && !dryRun;
    if (imported) {
      const stamp = { by: null, at: services.clock.now(), territoryId };
      await services.db.transaction().execute(async (trx) => {
        await putDistrictTests(trx, stamp, tests);
        await markStale(trx, territoryId);
      });
      await askForAnalyses(services);
    }
    const told = faults.map((fault) => ({ cell: fault.path, why: describeFault(fault, 'en') }));
    const shown = tests.map(({ grade, maximum, subject, year }) => ({ subject, grade, year, maximum }));
    if (json)
      say(JSON.stringify({ kind: 'tests', tests: shown, rows: { good: tests.length }, faults: told, imported }));
    else {
      say(imported ? `imported: ${tests.length} tests` : 'nothing stored');
      for (const { grade, maximum, subject, year } of shown) say(`${subject} ${grade} ${year}: ${maximum} points`);
      for (const { why } of told) say(why);
    }
    if (faults.length > 0) throw new FaultsFound('the file has faults');
  });
}

function unreadable(error: unknown): TestsFile {
  if (!(error instanceof TableFault)) throw error;
  const text = `the file cannot be read: ${error.code} ${error.detail}`.trim();
  return { tests: [], faults: [{ file: '', path: '', value: '', expected: { ru: text, en: text } }] };
}
