/** The address that goes on cards. */
import { cardFragment } from '../../../surveys/key-fingerprint.ts';

/**
 * The address in the QR code of a card. The phone compares the fingerprint with the key that the server gives it.
 * @param code as printed: XXXX-XXXX-XXXX
 */
export function cardAddress(address: string, code: string, fingerprint: string): string {
  return `${address}/s/${code.replaceAll('-', '')}${cardFragment(fingerprint)}`;
}
