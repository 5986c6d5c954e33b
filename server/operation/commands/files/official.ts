/** Risk profiles of the programme 500+. */
import { TableFault } from '../../../ground/tables/table-fault.ts';
import { isStorable, loadOfficial } from '../../../profiles/official/loading.ts';
import { storeOfficial } from '../../../profiles/official/storing.ts';
import type { Services } from '../../../services.ts';
import type { FileAsked } from './import.ts';
import { type FileOutcome, lettersOf, NOTHING, namesAsked } from './outcome.ts';

export async function takeOfficial(services: Services, asked: FileAsked): Promise<FileOutcome> {
  const { answers, bytes, dryRun, fileName, leaveOut, table, territoryId, test } = asked;
  const read = await loadOfficial(services, territoryId, bytes, { year: test.year ?? null, answers, choice: table });
  if (read instanceof TableFault) return { ...NOTHING, kind: table.kind, refused: read.code };
  const { faults, faultyRows, leftOut, levels, unknown, year } = read;
  const imported = !dryRun && isStorable(read, leaveOut);
  if (imported) {
    const stamp = { by: null, at: services.clock.now(), day: services.clock.today() };
    const profile = { ...stamp, territoryId, year: read.year, fileName, levels, answers };
    await services.db.transaction().execute((trx) => storeOfficial(trx, profile));
  }
  return {
    ...{ ...NOTHING, kind: table.kind, sheet: table.sheet, headerRow: table.line, imported },
    columns: lettersOf(read.columns),
    rows: { good: levels.length, absent: 0, faulty: faultyRows, leftOut },
    schools: {
      known: new Set(levels.map(({ schoolId }) => schoolId)).size,
      unknown: namesAsked(unknown, 'login' in read.columns),
    },
    faults: faults.map(({ code, column, found, line }) => ({
      cell: `${column}${line}`,
      why: `${code} ${found}`.trim(),
    })),
    refused: year === null ? 'noYear' : null,
    more: { year },
  };
}
