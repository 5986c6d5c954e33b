/** Puts checked results into the database: all of an import or none, piece by piece so that others get their turn. */
import { createHmac } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { AnyStamp } from '../../people/identity/stamp.ts';
import type { Services } from '../../services.ts';
import { markStale } from '../findings/store.ts';
import { releaseResults } from '../released/release.ts';
import { rememberMapping } from '../remembered/store.ts';
import type { AbsentCounts } from './check.ts';
import type { Result } from './row-check.ts';
import { insertResults, insertSchools, markImported, takeUpload } from './store.ts';

const ROWS_AT_ONCE = 4000;
const BYTES_OF_A_PUPIL = 16;

/** Keyed hash of a pupil's code: the same pupil of the same school gives the same, and nobody can turn it back. */
export function pupilKey(key: Buffer, { schoolId, pupil }: Pick<Result, 'schoolId' | 'pupil'>): Buffer {
  return createHmac('sha256', key).update(`vpr ${schoolId} ${pupil}`).digest().subarray(0, BYTES_OF_A_PUPIL);
}

export type Storing = {
  importId: number;
  results: Result[];
  perSchool: Map<number, number>;
  /** See `Checked`. */
  absent: ReadonlyMap<number, AbsentCounts>;
  actor: AnyStamp;
  key: Buffer;
  /** Is told how many rows are stored. */
  progress(rows: number): void;
};

/**
 * Stores the results in the caller's transaction.
 * @throws ProblemError `contentChanged` when the upload is no longer waiting to be imported
 */
export async function storeResults(
  needs: Pick<Services, 'content'>,
  trx: Kysely<Database>,
  storing: Storing,
): Promise<void> {
  const { absent, actor, importId, key, perSchool, progress, results } = storing;
  await takeUpload(trx, importId);
  const territoryId = await markImported(trx, importId, actor);
  if (territoryId === null) throw new ProblemError('contentChanged');
  await rememberMapping(trx, importId);
  await insertSchools(trx, importId, perSchool, absent);
  for (let from = 0; from < results.length; from += ROWS_AT_ONCE) {
    const part = results.slice(from, from + ROWS_AT_ONCE);
    await insertResults(
      trx,
      importId,
      part.map(({ items, pupil, ...result }) => ({
        ...result,
        items: Buffer.from(items),
        pupil: pupilKey(key, { schoolId: result.schoolId, pupil }),
      })),
    );
    progress(Math.min(from + ROWS_AT_ONCE, results.length));
  }
  await markStale(trx, territoryId);
  await releaseResults(needs, trx, importId);
}
