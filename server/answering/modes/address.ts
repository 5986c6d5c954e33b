/** The address that goes on paper. */
import type { FastifyRequest } from 'fastify';
import { cardFragment } from '../../../surveys/key-fingerprint.ts';

/** As configured; else the one by which the reader reached us, which is right inside a school's network. */
export function addressOf(url: string | null, request: FastifyRequest): string {
  return url ?? `${request.protocol}://${request.host}`;
}

/**
 * The address in the QR code of a card. The phone compares the fingerprint with the key that the server gives it.
 * @param code as printed: XXXX-XXXX-XXXX
 */
export function cardAddress(address: string, code: string, fingerprint: string): string {
  return `${address}/s/${code.replaceAll('-', '')}${cardFragment(fingerprint)}`;
}
