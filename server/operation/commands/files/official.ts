/** Risk profiles of the programme 500+. */
import { TableFault } from '../../../ground/tables/table-fault.ts';
import { isStorable, loadOfficial } from '../../../profiles/official/loading.ts';
import { insertOfficial } from '../../../profiles/official/store.ts';
import type { Services } from '../../../services.ts';
import type { FileAsked } from './import.ts';
import { type FileOutcome, lettersOf, NOTHING } from './outcome.ts';

export async function takeOfficial(services: Services, asked: FileAsked): Promise<FileOutcome> {
  const { bytes, dryRun, fileName, leaveOut, table, territoryId, test } = asked;
  const read = await loadOfficial(services, territoryId, bytes, test.year ?? null, {
    sheet: table.sheet,
    headingLine: table.line,
  });
  if (read instanceof TableFault) return { ...NOTHING, kind: table.kind, refused: read.code };
  const { faults, faultyRows, leftOut, levels, unknown, year } = read;
  const imported = !dryRun && isStorable(read, leaveOut);
  if (imported) {
    const stamp = { by: null, at: services.clock.now() };
    const profile = { ...stamp, territoryId, year: read.year, fileName, levels };
    await services.db.transaction().execute((trx) => insertOfficial(trx, profile));
  }
  return {
    ...{ ...NOTHING, kind: table.kind, sheet: read.sheet, headerRow: read.headingLine, imported },
    columns: lettersOf(read.columns),
    rows: { good: levels.length, absent: 0, faulty: faultyRows, leftOut },
    schools: { known: new Set(levels.map(({ schoolId }) => schoolId)).size, unknown },
    faults: faults.map(({ code, column, found, line }) => ({
      cell: `${column}${line}`,
      why: `${code} ${found}`.trim(),
    })),
    refused: year === null ? 'noYear' : null,
    more: { year },
  };
}
