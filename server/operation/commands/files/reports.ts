/** Reports by school. */
import { askForAnalyses } from '../../../objectivity/findings/job.ts';
import { isStorable, lookAtReport, storeReport } from '../../../objectivity/reports/loading.ts';
import type { Services } from '../../../services.ts';
import type { FileAsked } from './import.ts';
import { cellFault, type FileOutcome, lettersOf, NOTHING, stayed, sumOf } from './outcome.ts';

export async function takeReport(services: Services, asked: FileAsked): Promise<FileOutcome> {
  const { answers, bytes, dryRun, fileName, leaveOut, table, territoryId, test } = asked;
  const { kind, line, sheet } = table;
  const choice = { sheet, line };
  const looked = await lookAtReport(services, territoryId, { bytes, choice, test, answers });
  const { report, seen } = looked;
  const willImport = !dryRun && report !== null && isStorable(seen, leaveOut);
  if (willImport) {
    const stamp = { by: null, at: services.clock.now(), day: services.clock.today() };
    await services.db
      .transaction()
      .execute((trx) => storeReport(services, trx, territoryId, report, { answers, fileName, stamp }));
    await askForAnalyses(services);
  }
  const told = stayed(seen.leftOut.fewChanged ?? 0, 'lines');
  const { values = [], group, participants } = looked.table?.columns ?? {};
  return {
    ...{ ...NOTHING, kind, sheet, headerRow: line, imported: willImport },
    columns: lettersOf({
      school: group,
      participants,
      ...Object.fromEntries(values.map((one) => [one.label || 'count', one.column])),
    }),
    rows: { good: seen.good, absent: 0, faulty: seen.faultyRows, leftOut: sumOf(seen.leftOut) + seen.references },
    schools: { known: seen.good, unknown: seen.unknown.map(({ name }) => name) },
    faults: seen.faults.map(cellFault),
    refused: seen.unreadable?.code ?? seen.trouble,
    lines: told.lines,
    more: { test: seen.test, unit: seen.unit, references: seen.references, ...told.more },
  };
}
