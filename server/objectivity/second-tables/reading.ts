/** Reads a second table by the rules of the first: the same columns, the same checks, the codes of the same pupils. */

import { TableFault } from '../../ground/tables/table-fault.ts';
import type { Services } from '../../services.ts';
import type { TableUploadResponse } from '../cases/schemas.ts';
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
    const task = { test: { ...(test.items && { items: test.items }) }, subjects: new Map(), choice: {} };
    const { mapping: proposed, names, place, rows: count } = await inspectInThread(bytes, task);
    // A report by school holds no pupil.
    if (proposed === null) throw new TableFault('emptyTable');
    if (count > MOST_ROWS) throw new TableFault('tooManyRows', String(MOST_ROWS));
    if (names.length > 0) return { preview: { ...NOTHING, names }, results: [] };
    const mapping = { ...proposed, school: null, login: null };
    const { cuts, items, maximum } = test;
    const own = { maximum, cuts, ...(items && { items }) };
    const rules = { test: own, mapping, place, schoolId, schools: [], answers: {}, otherTests: [] };
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
