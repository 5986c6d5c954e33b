/** A phone that answers by a one-time code, step by step, as the respondents' page does. */
import { bytesToHex, hexToBytes, secureBytes } from '../../client/survey/ticket/arithmetic.ts';
import { type Blinding, blind, unblind, type VerifyingKey } from '../../client/survey/ticket/blinding.ts';
import type { TicketKey } from '../../server/answering/tickets/schemas.ts';

export type Prepared = { code: string; key: VerifyingKey; keyId: number; ticket: Uint8Array; blinding: Blinding };

const json = (body: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** Opens the page and blinds a new ticket. Throws when the code opens nothing. */
export async function prepare(url: string, code: string): Promise<Prepared> {
  const response = await fetch(`${url}/api/survey/${code}`);
  if (!response.ok) throw new Error(`the code opens nothing: ${response.status}`);
  const { ticketKey } = (await response.json()) as { ticketKey: TicketKey };
  const key = { modulus: BigInt(`0x${ticketKey.modulus}`), exponent: BigInt(ticketKey.exponent) };
  const ticket = secureBytes(32);
  return { code, key, keyId: ticketKey.id, ticket, blinding: blind(key, ticket, secureBytes) };
}

export function askTicket(url: string, { blinding, code, keyId }: Prepared): Promise<Response> {
  return fetch(`${url}/api/survey/${code}/ticket`, json({ keyId, blinded: bytesToHex(blinding.blinded) }));
}

/** @returns the signature as the submission carries it. Throws when there is none or it is false */
export async function takeTicket(url: string, prepared: Prepared): Promise<string> {
  const response = await askTicket(url, prepared);
  if (!response.ok) throw new Error(`no ticket: ${response.status}`);
  const { signature } = (await response.json()) as { signature: string };
  const unblinded = unblind(prepared.key, prepared.blinding, hexToBytes(signature));
  if (!unblinded) throw new Error('the signature is false');
  return bytesToHex(unblinded);
}

export function sendByTicket(url: string, { keyId, ticket }: Prepared, signature: string, answers: object) {
  return fetch(`${url}/api/survey/submissions`, json({ keyId, ticket: bytesToHex(ticket), signature, answers }));
}

/** The whole way. @returns the status of the submission */
export async function answerByCode(url: string, code: string, answers: object): Promise<number> {
  const prepared = await prepare(url, code);
  return (await sendByTicket(url, prepared, await takeTicket(url, prepared), answers)).status;
}
