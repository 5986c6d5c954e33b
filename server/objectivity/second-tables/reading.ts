/** Reads a second table by the rules of the first: the same columns, the same checks, the codes of the same pupils. */

import { TableFault } from '../../ground/tables/table-fault.ts';
import type { Services } from '../../services.ts';
import type { TableUploadResponse } from '../cases/schemas.ts';
import { proposeMapping } from '../imports/mapping.ts';
import { checkInThread, inspectInThread } from '../imports/reading.ts';
import { markOf, type Result } from '../imports/row-check.ts';
import { pupilKey } from '../imports/storing.ts';
import type { VprTestView } from '../tests/schemas.ts';
import type { SecondResult } from './store.ts';

/** Of one school: nobody marks more works of a test again. */
const MOST_ROWS = 5_000;
const MOST_FAULTS = 100;
const NOTHING = { id: null, unreadable: null, names: [], rows: 0, good: 0, faultCount: 0, faults: [] };

export type ReadSecondTable = { preview: TableUploadResponse; results: SecondResult[] };

/** @param schoolId the school of the whole file, whatever its column of schools says */
export async function readSecondTable(
  { codeKey }: Pick<Services, 'codeKey'>,
  bytes: Buffer,
  test: VprTestView,
  schoolId: number,
): Promise<ReadSecondTable> {
  try {
    const { header, names, rows: count } = await inspectInThread(bytes, test);
    if (count > MOST_ROWS) throw new TableFault('tooManyRows', String(MOST_ROWS));
    if (names.length > 0) return { preview: { ...NOTHING, names }, results: [] };
    const mapping = { ...proposeMapping(header, test), school: null };
    const { cuts, items, maximum } = test;
    const rules = { test: { maximum, cuts, ...(items && { items }) }, mapping, schoolId, schools: [] };
    const { hasNames, preview, results } = await checkInThread(bytes, rules, true);
    const { faultCount, faults, good, rows } = preview;
    const shown = { ...NOTHING, rows, good, faultCount, faults: faults.slice(0, MOST_FAULTS) };
    return { preview: shown, results: hasNames ? [] : results.map((own) => secondResult(own, codeKey, cuts)) };
  } catch (error) {
    if (!(error instanceof TableFault)) throw error;
    return { preview: { ...NOTHING, unreadable: { code: error.code, detail: error.detail } }, results: [] };
  }
}

function secondResult(own: Result, key: Buffer, cuts: VprTestView['cuts']): SecondResult {
  return { pupil: pupilKey(key, own), total: own.total, mark: own.mark ?? markOf(own.total, cuts) };
}
