/**
 * The one way of pupils' results into figures. Findings, gaps, means, baselines and the criteria of the exit read what is released
 * here: of a school and test nothing below five pupils, and never two states that differ by one to four.
 */
import type { Kysely } from 'kysely';
import { changedPeople, type PastState, stateToShow } from '../../../analytics/suppression/shown-state.ts';
import type { Database } from '../../ground/db/schema.ts';
import { findDifferences, findInForce, findShown, insertShown, type ShownBefore } from './store.ts';

/** Releases what may be released of the schools of an import that was confirmed or undone, under the lock of `markStale`. */
export async function releaseResults(trx: Kysely<Database>, importId: number): Promise<void> {
  const { schools, test } = await findInForce(trx, importId);
  const history = Map.groupBy(
    await findShown(
      trx,
      test,
      schools.map(({ schoolId }) => schoolId),
    ),
    ({ schoolId }) => schoolId,
  );
  const known = (schoolId: number) => history.get(schoolId) ?? [];
  const pairs = schools.flatMap(({ importId: now, schoolId }) =>
    [...new Set(known(schoolId).map(({ importId: before }) => before))].flatMap((before) =>
      now === null || before === null ? [] : [{ schoolId, now, before }],
    ),
  );
  const differences = Map.groupBy(
    pairs.length === 0 ? [] : await findDifferences(trx, pairs),
    ({ before, schoolId }) => `${schoolId} ${before}`,
  );
  const next = schools.map(({ importId: inForce, rows, schoolId }): ShownBefore => {
    // Fewer than five were never shown, so whoever takes all away takes no less.
    if (inForce === null) return { schoolId, importId: null, waits: false };
    const past = [...known(schoolId).map(({ importId }) => importId), null].map((state): PastState<number | null> => {
      const found = differences.get(`${schoolId} ${state}`) ?? [];
      return { state, changed: state === null ? [rows] : found.map(({ fewer, more }) => changedPeople(fewer, more)) };
    });
    const shown = stateToShow<number | null>(inForce, past);
    return { schoolId, importId: shown, waits: shown !== inForce };
  });
  const moved = next.filter(({ importId: shown, schoolId, waits }) => {
    const [now] = known(schoolId);
    return now === undefined || now.importId !== shown || now.waits !== waits;
  });
  await insertShown(trx, test, moved);
}
