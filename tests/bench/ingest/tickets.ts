/**
 * Tickets made before the clock starts, signed at once by the cell's key: what a phone has after it took its blinding off is the
 * same kind of signature, and the server cannot tell the two.
 */
import {
  constants,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { promisify } from 'node:util';
import type { Kysely } from 'kysely';
import { createTicketKeys } from '../../../server/answering/tickets/keys.ts';
import { signRaw } from '../../../server/answering/tickets/raw-signature.ts';
import { MODULUS_BYTES, TICKET_BYTES } from '../../../server/answering/tickets/schemas.ts';
import { findPrivateKey } from '../../../server/answering/tickets/store.ts';
import type { Database } from '../../../server/ground/db/schema.ts';
import type { Cell } from './district.ts';

const HASH = 'sha384';
const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
const AT_A_TIME = 64;
const MEASURED_MS = 500;

const signAsync = promisify(sign);

export type Ticket = { cell: Cell; keyId: number; ticket: string; signature: string };

export async function makeTickets(db: Kysely<Database>, cells: Cell[], count: number): Promise<Ticket[]> {
  const keys = createTicketKeys(db);
  const own: { cell: Cell; keyId: number; key: KeyObject }[] = [];
  for (const cell of cells) {
    const stored = await keys.ensure(cell);
    const der = stored && (await findPrivateKey(db, stored.id));
    if (!der) throw new Error('the cell has no key of tickets');
    own.push({ cell, keyId: stored.id, key: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) });
  }
  const make = async (number: number): Promise<Ticket> => {
    const { cell, key, keyId } = own[number % own.length];
    const ticket = randomBytes(TICKET_BYTES);
    const signature = await signAsync(HASH, ticket, { key, ...PSS });
    return { cell, keyId, ticket: ticket.toString('hex'), signature: signature.toString('hex') };
  };
  const made: Ticket[] = [];
  while (made.length < count) {
    const some = Math.min(AT_A_TIME, count - made.length);
    made.push(...(await Promise.all(Array.from({ length: some }, (_, index) => make(made.length + index)))));
  }
  return made;
}

/** What one core does in a second: the check of a ticket, and the private operation that signs one when its code is used. */
export type RsaFloor = { verificationsPerSecond: number; signaturesPerSecond: number };

export function measureRsa(): RsaFloor {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: MODULUS_BYTES * 8 });
  const ticket = randomBytes(TICKET_BYTES);
  const signature = sign(HASH, ticket, { key: privateKey, ...PSS });
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });
  const blinded = Buffer.concat([Buffer.of(0), randomBytes(MODULUS_BYTES - 1)]);
  return {
    verificationsPerSecond: rate(() => verify(HASH, ticket, { key: publicKey, ...PSS }, signature)),
    signaturesPerSecond: rate(() => signRaw(der, blinded)),
  };
}

function rate(work: () => void): number {
  const begun = performance.now();
  let done = 0;
  for (; performance.now() - begun < MEASURED_MS; done += 1) work();
  return Math.round((1000 * done) / (performance.now() - begun));
}
