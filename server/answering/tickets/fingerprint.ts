import { hash } from 'node:crypto';
import { keyFingerprint } from '../../../surveys/key-fingerprint.ts';
import { keyView } from './keys.ts';
import type { StoredKey } from './store.ts';

/** The fingerprint that the cards of the key's cell carry: eight characters. */
export function fingerprintOf(key: StoredKey): string {
  return keyFingerprint(keyView(key), (bytes) => hash('sha256', bytes, 'buffer'));
}
