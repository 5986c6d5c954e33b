/**
 * The one way of pupils' results into figures. Findings, gaps, means, baselines and the criteria of the exit read what is released
 * here: of a school and test nothing below five pupils, and never two states that differ by one to four in any figure, nor a state that
 * differs so from what a report or a mean has told.
 */
import type { Kysely } from 'kysely';
import { absentDifferences, pupilDifferences } from '../../../analytics/suppression/pupil-differences.ts';
import { type PastState, stateToShow } from '../../../analytics/suppression/shown-state.ts';
import { figuresOfRows } from '../../../analytics/suppression/test-figures.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { Services } from '../../services.ts';
import { listTests, type TestKey, testKey } from '../tests/catalogue.ts';
import { loadBeside, NOT_DESCRIBED, type Test } from './sources/loading.ts';
import {
  findInForce,
  findShown,
  findStateAbsent,
  findStateRows,
  insertShown,
  putFigures,
  type SchoolResults,
  type ShownBefore,
} from './store.ts';

type InForce = SchoolResults & { rows: number };

/** All states of so many schools are held at a time. */
const SCHOOLS_AT_ONCE = 50;

/** Releases what may be released of the schools of an import that was confirmed or undone, under the lock of `markStale`. */
export async function releaseResults(
  { content }: Pick<Services, 'content'>,
  trx: Kysely<Database>,
  importId: number,
): Promise<void> {
  await putFigures(trx, importId);
  const { schools, territoryId, test: key } = await findInForce(trx, importId);
  const tests = await listTests({ content, db: trx }, territoryId);
  const test = { ...NOT_DESCRIBED, ...tests.find((each) => testKey(each) === testKey(key)), ...key };
  for (let from = 0; from < schools.length; from += SCHOOLS_AT_ONCE)
    await releaseSchools(trx, test, schools.slice(from, from + SCHOOLS_AT_ONCE));
}

async function releaseSchools(trx: Kysely<Database>, test: Test, schools: readonly InForce[]): Promise<void> {
  const ids = schools.map(({ schoolId }) => schoolId);
  const history = Map.groupBy(await findShown(trx, test, ids), ({ schoolId }) => schoolId);
  const known = (schoolId: number) => history.get(schoolId) ?? [];
  const beside = await loadBeside(trx, test, ids, 'rows');
  const { absentOf, rowsOf } = await loadStates(trx, test, schools, known, beside.isTold);
  const next = schools.map(({ importId: inForce, rows, schoolId }): ShownBefore => {
    // Fewer than five were never shown, so whoever takes all away takes no less.
    if (inForce === null) return { schoolId, importId: null, waits: false };
    const past = [...new Set([...known(schoolId).map(({ importId }) => importId), null])].map(
      (state): PastState<number | null> => ({
        state,
        changed:
          state === null
            ? [rows]
            : [
                ...pupilDifferences(rowsOf(schoolId, inForce), rowsOf(schoolId, state)),
                ...absentDifferences(absentOf(schoolId, inForce), absentOf(schoolId, state)),
              ],
      }),
    );
    // What was shown last stays where a report or a mean lies nearer than five pupils to what would be shown.
    if (beside.isTold(schoolId) && !beside.allows(schoolId, figuresOfRows(rowsOf(schoolId, inForce), test)))
      past.unshift({ state: known(schoolId)[0]?.importId ?? null, changed: [1] });
    const shown = stateToShow<number | null>(inForce, past);
    return { schoolId, importId: shown, waits: shown !== inForce };
  });
  const moved = next.filter(({ importId: shown, schoolId, waits }) => {
    const [now] = known(schoolId);
    return now === undefined || now.importId !== shown || now.waits !== waits;
  });
  await insertShown(trx, test, moved);
}

/** What is in force and everything that was shown before, where there is both. */
async function loadStates(
  trx: Kysely<Database>,
  test: TestKey,
  schools: readonly InForce[],
  known: (schoolId: number) => readonly SchoolResults[],
  isTold: (schoolId: number) => boolean,
) {
  const states = schools.flatMap(({ importId, schoolId }) => {
    const before = known(schoolId).flatMap((own) => own.importId ?? []);
    if (importId === null || (before.length === 0 && !isTold(schoolId))) return [];
    return [...new Set([importId, ...before])].map((id) => ({ schoolId, importId: id }));
  });
  const keyOf = (schoolId: number, importId: number) => `${schoolId} ${importId}`;
  const rows = states.length === 0 ? [] : await findStateRows(trx, test, states);
  const byState = Map.groupBy(rows, (row) => keyOf(row.schoolId, row.importId));
  const absent = states.length === 0 ? [] : await findStateAbsent(trx, states);
  const absentByState = new Map(absent.map((own) => [keyOf(own.schoolId, own.importId), own.absent]));
  return {
    rowsOf: (schoolId: number, importId: number) => byState.get(keyOf(schoolId, importId)) ?? [],
    absentOf: (schoolId: number, importId: number) => absentByState.get(keyOf(schoolId, importId)) ?? null,
  };
}
