/** The keys of tickets: one pair for each cell of an open campaign, made at the latest before its first card is drawn. */
import { createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { type CellKey, cellName } from '../submissions/cell.ts';
import { MODULUS_BYTES, type TicketKey } from './schemas.ts';
import { findSigningKey, findVerifyingKey, insertKey, type KeyPair, type StoredKey } from './store.ts';

const generate = promisify(generateKeyPair);

/** A pair of 2048 bits, made outside the thread that answers requests. */
async function makePair(): Promise<KeyPair> {
  return generate('rsa', {
    modulusLength: MODULUS_BYTES * 8,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
}

function readPublicKey(der: Buffer): KeyObject {
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}

/** The key as the phone reads it. */
export function keyView({ id, publicKey }: StoredKey): TicketKey {
  const { n = '', e = '' } = readPublicKey(publicKey).export({ format: 'jwk' });
  const hex = (text: string) => Buffer.from(text, 'base64url').toString('hex');
  return { id, modulus: hex(n).padStart(MODULUS_BYTES * 2, '0'), exponent: Number.parseInt(hex(e), 16) };
}

export type TicketKeys = {
  /** The key that signs for the cell; null when the campaign is not open. */
  ensure(cell: CellKey): Promise<StoredKey | null>;
  /**
   * The key by which answers are taken, until the campaign is sealed; found once and then remembered, because it never changes. Of a
   * campaign that was sealed meanwhile it is still found: what comes by it is refused when it is stored.
   */
  find(id: number): Promise<VerifyingKey | undefined>;
};

export type VerifyingKey = StoredKey & { key: KeyObject };

/** Of a great district's campaign; the oldest goes first. */
const MOST_KEPT = 20_000;

export function createTicketKeys(db: Kysely<Database>): TicketKeys {
  const making = new Map<string, Promise<StoredKey | null>>();
  const kept = new Map<number, VerifyingKey>();
  const make = async (cell: CellKey): Promise<StoredKey | null> => {
    await insertKey(db, cell, await makePair());
    return (await findSigningKey(db, cell)) ?? null;
  };
  return {
    async ensure(cell) {
      const found = await findSigningKey(db, cell);
      if (found) return found;
      const name = cellName(cell);
      const made = making.get(name) ?? make(cell).finally(() => making.delete(name));
      making.set(name, made);
      return made;
    },
    async find(id) {
      const found = kept.get(id);
      if (found) return found;
      const stored = await findVerifyingKey(db, id);
      if (!stored) return undefined;
      const verifying = { ...stored, key: readPublicKey(stored.publicKey) };
      kept.set(id, verifying);
      const oldest = kept.keys().next().value;
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return verifying;
    },
  };
}
