/** Means of schools. */
import { TableFault } from '../../../ground/tables/table-fault.ts';
import { readMeans } from '../../../results/means/reading.ts';
import { findResultTables } from '../../../results/means/store.ts';
import { confirmTable, takeTable } from '../../../results/means/taking.ts';
import type { Services } from '../../../services.ts';
import type { FileAsked } from './import.ts';
import { type FileOutcome, NOTHING, stayed } from './outcome.ts';

export async function takeMeans(services: Services, asked: FileAsked): Promise<FileOutcome> {
  const { answers, bytes, dryRun, fileName, leaveOut, table, territoryId } = asked;
  const shown = { ...NOTHING, kind: table.kind, sheet: table.sheet, headerRow: table.line };
  const read = await readMeans(services, territoryId, bytes, { answers, choice: table });
  if (read instanceof TableFault) return { ...shown, refused: read.code };
  const { faultCount, faults, faultyRows, leftOut, rows, sums, unknown } = read;
  const isWhole = faultCount === 0 && unknown.length === 0;
  const willImport = !dryRun && rows.length > 0 && (isWhole || leaveOut);
  let withheld = 0;
  if (willImport) {
    const stamp = { by: null, at: services.clock.now(), day: services.clock.today() };
    await services.db.transaction().execute(async (trx) => {
      const id = await takeTable(services, trx, { ...read, ...stamp, answers, territoryId, fileName });
      await confirmTable(services, trx, { ...stamp, territoryId, id });
      withheld = (await findResultTables(trx, territoryId, id))[0].withheld;
    });
  }
  return {
    ...shown,
    ...stayed(withheld, 'means'),
    rows: { good: rows.length - withheld, absent: 0, faulty: faultyRows, leftOut: leftOut + sums + withheld },
    schools: {
      known: new Set(rows.map(({ schoolId }) => schoolId)).size,
      unknown: unknown.map(({ name }) => name),
    },
    faults: faults.map(({ code, column, found, line }) => ({
      cell: `${column}${line}`,
      why: `${code} ${found}`.trim(),
    })),
    imported: willImport,
  };
}
