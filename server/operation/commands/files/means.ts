/** Means of schools. */
import { TableFault } from '../../../ground/tables/table-fault.ts';
import { readMeans } from '../../../results/means/reading.ts';
import { confirmTable, takeTable } from '../../../results/means/taking.ts';
import type { Services } from '../../../services.ts';
import type { FileAsked } from './import.ts';
import { type FileOutcome, NOTHING } from './outcome.ts';

export async function takeMeans(services: Services, asked: FileAsked): Promise<FileOutcome> {
  const { bytes, dryRun, fileName, leaveOut, table, territoryId } = asked;
  const shown = { ...NOTHING, kind: table.kind, sheet: table.sheet, headerRow: table.line };
  const read = await readMeans(services, territoryId, bytes, { sheet: table.sheet, headingLine: table.line });
  if (read instanceof TableFault) return { ...shown, refused: read.code };
  const { faultCount, faults, leftOut, rows } = read;
  const willImport = !dryRun && rows.length > 0 && (faultCount === 0 || leaveOut);
  if (willImport) {
    const stamp = { by: null, at: services.clock.now() };
    await services.db.transaction().execute(async (trx) => {
      const id = await takeTable(services, trx, { ...read, ...stamp, territoryId, fileName });
      await confirmTable(services, trx, { ...stamp, territoryId, id });
    });
  }
  return {
    ...shown,
    rows: { good: rows.length, absent: 0, faulty: new Set(faults.map(({ line }) => line)).size, leftOut },
    schools: {
      known: new Set(rows.map(({ schoolId }) => schoolId)).size,
      unknown: [...new Set(faults.filter(({ code }) => code === 'schoolUnknown').map(({ found }) => found))],
    },
    faults: faults.map(({ code, column, found, line }) => ({
      cell: `${column}${line}`,
      why: `${code} ${found}`.trim(),
    })),
    imported: willImport,
  };
}
