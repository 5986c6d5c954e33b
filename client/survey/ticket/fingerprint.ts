import { sha256 } from '@noble/hashes/sha2.js';
import type { TicketKey } from '../../../server/answering/tickets/schemas.ts';
import { keyFingerprint } from '../../../surveys/key-fingerprint.ts';

/** The fingerprint of the key that the server gave, as it should stand on the card. Takes a slow phone a tenth of a second. */
export function fingerprintOf(key: TicketKey): string {
  return keyFingerprint(key, sha256);
}
