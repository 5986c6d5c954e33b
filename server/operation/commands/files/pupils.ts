/** Rows of pupils: uploaded, checked and imported by the work that the pages ask for. */

import type { Mapping, Preview } from '../../../ground/db/stored/schemas.ts';
import { inspectFile, isImportable, prepareUpload } from '../../../objectivity/imports/actions.ts';
import { forgetKey, keepUpload } from '../../../objectivity/imports/kept-file/keeping.ts';
import { deleteUpload, findImports, findUpload } from '../../../objectivity/imports/store.ts';
import { workOnUpload } from '../../../objectivity/imports/work.ts';
import { listTests, testKey } from '../../../objectivity/tests/catalogue.ts';
import { findKnownSchools } from '../../../people/schools/store.ts';
import type { Services } from '../../../services.ts';
import type { FileAsked } from './import.ts';
import { cellFault, type FileOutcome, lettersOf, NOTHING, namesAsked, stayed, sumOf } from './outcome.ts';

const RUN = { progress: () => {}, signal: new AbortController().signal };

export async function takePupils(services: Services, asked: FileAsked): Promise<FileOutcome> {
  const { answers, bytes, dryRun, fileName: name, leaveOut, table, territoryId } = asked;
  const { kind, line, sheet } = table;
  const shown = { ...NOTHING, kind, sheet, headerRow: line };
  const tests = await listTests(services, territoryId);
  const choice = { sheet, line };
  const first = await inspectFile(bytes, tests, null, choice);
  if (first.kind === 'unreadable') return { ...shown, refused: first.fault.code };
  if (first.kind === 'names')
    return { ...shown, refused: 'names', faults: first.names.map((cell) => ({ cell, why: 'a name of a person' })) };
  const { grade, subject, year } = first.inspection.title;
  const key = { year: year ?? 0, subject: subject ?? '', grade: grade ?? 0, ...asked.test };
  const test = tests.find((each) => testKey(each) === testKey(key));
  if (!test)
    return { ...shown, refused: year === null || subject === null || grade === null ? 'noTest' : 'testUnknown' };
  const inspected = await inspectFile(bytes, tests, test, choice);
  if (inspected.kind !== 'readable' || inspected.inspection.mapping === null) return { ...shown, refused: 'unknown' };
  const inspection = { ...inspected.inspection, mapping: inspected.inspection.mapping };
  const upload = await prepareUpload(services, territoryId, { bytes, name, fields: {} }, inspection, test);
  const uploadId = await keepUpload(services, services.db, { ...upload, by: null, at: services.clock.now() });
  const { mapping, schoolId } = upload;
  const work = { uploadId, territoryId };
  const refused = await workOnUpload(services, { ...work, kind: 'check', mapping, schoolId, answers }, RUN);
  const { preview } = (await findUpload(services.db, territoryId, uploadId)) ?? { preview: null };
  if (refused || !preview) {
    await drop(services, uploadId);
    return { ...shown, refused: refused?.refused ?? 'unreadable' };
  }
  const willImport = !dryRun && isImportable(preview, leaveOut);
  const left = willImport ? await workOnUpload(services, { ...work, kind: 'import', by: null }, RUN) : null;
  if (!willImport || left) await drop(services, uploadId);
  const imported = willImport && !left;
  const [own] = imported ? await findImports(services.db, territoryId, uploadId) : [];
  const replaces = preview.schools.reduce((sum, own) => sum + own.replaces, 0);
  const told = stayed(own?.waiting ?? 0, 'schools');
  const { items, ...columns } = mapping;
  const missing = missingItems(items);
  const known = new Set((await findKnownSchools(services.db, territoryId)).map(({ id }) => id));
  return {
    ...shown,
    columns: { ...lettersOf(columns), ...lettersOf(Object.fromEntries(items.map((item) => [item.name, item.column]))) },
    rows: {
      good: preview.good,
      absent: preview.absent,
      faulty: preview.faultyRows,
      leftOut: sumOf(preview.leftOut ?? {}),
    },
    schools: {
      known: preview.schools.filter((own) => known.has(own.schoolId)).length,
      unknown: namesAsked(preview.unknown ?? [], typeof columns.login === 'number'),
    },
    faults: preview.faults.map(cellFault),
    refused: preview.otherTest ? 'otherTest' : null,
    imported,
    lines: [...replacedRows(replaces), ...missing.map(lackOf), ...(told.lines ?? otherRows(preview, leaveOut))],
    more: {
      test: key,
      ...(preview.otherTest && { fitting: preview.otherTest }),
      replaces,
      ...(missing.length > 0 && { missingItems: missing }),
      ...told.more,
    },
  };
}

/** Of a file with points by item those that no column is of; the page shows them without a column. */
function missingItems(items: Mapping['items']): string[] {
  const missing = items.filter(({ column }) => column === null).map(({ name }) => name);
  return missing.length < items.length ? missing : [];
}
const lackOf = (item: string): string => `no column has points of item ${item}`;

/** The page says it beside each school. */
const replacedRows = (rows: number): string[] =>
  rows === 0 ? [] : [`${rows} results that are there already give way to these`];

/** Pupils of a table below must not be lost in silence. */
const otherRows = ({ leftOut = {} }: Preview, leaveOut: boolean): string[] =>
  leftOut.otherTable && !leaveOut
    ? [`${leftOut.otherTable} rows belong to a further table: --leave-out takes this one alone`]
    : [];

async function drop(services: Services, uploadId: number): Promise<void> {
  await deleteUpload(services.db, uploadId);
  await forgetKey(services, uploadId);
}
