/** Making codes for a cell. They are returned once, for printing, and never stored. */
import { randomBytes, randomInt } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { ensureSetting } from '../../ground/db/settings.ts';
import type { CellKey } from '../submissions/cell.ts';
import { codeDigest, newAccessCode, printCode } from './code.ts';
import { insertBatch } from './store.ts';

/** The most codes that one batch has: a large school's parents. */
export const MOST_CODES = 5000;

export type NewCodes = CellKey & { count: number };

/** The installation's key for hashes of codes, made when first needed. */
export async function getCodeKey(db: Kysely<Database>): Promise<Buffer> {
  const text = await ensureSetting(db, 'codes.key', () => randomBytes(32).toString('base64url'));
  return Buffer.from(text, 'base64url');
}

/**
 * The numbers from 0 to below the count in random order, each order with the same chance (Fisher and Yates; `randomInt` has no
 * bias and cannot be foretold).
 */
function drawPlaces(count: number): number[] {
  const places = Array.from({ length: count }, (_, place) => place);
  for (let last = count - 1; last > 0; last--) {
    const drawn = randomInt(last + 1);
    [places[last], places[drawn]] = [places[drawn], places[last]];
  }
  return places;
}

/**
 * Makes one-time codes for a cell; more may be made at any time.
 * @param trx a transaction: when it does not commit, the codes do not exist and must not be printed
 * @param codes the cell, which must exist, and how many (1–5000)
 * @returns the batch and the codes as they are printed (XXXX-XXXX-XXXX), in random order; they cannot be had again
 * @throws RangeError for a count out of range; the database's error for an unknown cell
 */
export async function makeCodes(
  trx: Kysely<Database>,
  { count, ...cell }: NewCodes,
): Promise<{ batchId: number; codes: string[] }> {
  if (!Number.isInteger(count) || count < 1 || count > MOST_CODES)
    throw new RangeError(`codes are made 1 to ${MOST_CODES} at a time, not ${count}`);
  const key = await getCodeKey(trx);
  const codes = new Set<string>();
  while (codes.size < count) codes.add(newAccessCode());
  // Cards are printed in the order of the set. Neither places nor rows follow it: who hands out by the class list names nobody.
  const places = drawPlaces(count);
  const made = [...codes].map((code, index) => ({ digest: codeDigest(key, code), place: places[index] }));
  return { batchId: await insertBatch(trx, cell, made), codes: [...codes].map(printCode) };
}
