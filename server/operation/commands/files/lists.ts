/** Lists of schools with signs of biased marks. */
import { TableFault } from '../../../ground/tables/table-fault.ts';
import { loadList } from '../../../objectivity/lists/loading.ts';
import { storeList } from '../../../objectivity/lists/storing.ts';
import type { Services } from '../../../services.ts';
import type { FileAsked } from './import.ts';
import { type FileOutcome, lettersOf, NOTHING, namesAsked } from './outcome.ts';

export async function takeList(services: Services, asked: FileAsked): Promise<FileOutcome> {
  const { answers, bytes, dryRun, fileName, leaveOut, table, territoryId, test } = asked;
  const read = await loadList(services.db, territoryId, bytes, { year: test.year ?? null, answers, choice: table });
  if (read instanceof TableFault) return { ...NOTHING, kind: table.kind, refused: read.code };
  const { faults, faultyRows, leftOut, marks, rows, unknown, year } = read;
  const isWhole = leaveOut || (faults.length === 0 && unknown.length === 0);
  const willImport = !dryRun && year !== null && marks.length > 0 && isWhole;
  if (willImport) {
    const stamp = { by: null, at: services.clock.now(), day: services.clock.today() };
    const list = { ...stamp, territoryId, year, fileName, marks, answers };
    await services.db.transaction().execute((trx) => storeList(trx, list));
  }
  return {
    ...{ ...NOTHING, kind: table.kind, sheet: table.sheet, headerRow: table.line, imported: willImport },
    columns: lettersOf(read.columns),
    rows: { good: rows - faultyRows - leftOut, absent: 0, faulty: faultyRows, leftOut },
    schools: {
      known: new Set(marks.map(({ schoolId }) => schoolId)).size,
      unknown: namesAsked(unknown, 'login' in read.columns),
    },
    faults: faults.map(({ code, found, line }) => ({ cell: `A${line}`, why: `${code} ${found}`.trim() })),
    refused: year === null ? 'noYear' : null,
    more: { year, marked: marks.filter(({ marked }) => marked).length },
  };
}
