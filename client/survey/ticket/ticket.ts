/** A ticket on its way: drawn and blinded on the phone, signed by the server, sent with the answers. All of it can be stored. */
import type { TicketKey } from '../../../server/answering/tickets/schemas.ts';
import { bytesToHex, hexToBytes, type RandomBytes, secureBytes } from './arithmetic.ts';
import { blind, unblind, type VerifyingKey } from './blinding.ts';

export type Ticket = {
  key: TicketKey;
  /** What the server will see with the answers, and has never seen before. */
  ticket: string;
  /** What the server sees with the code. */
  blinded: string;
  /** Never leave the phone: they join the two. */
  inverse: string;
  encoded: string;
  /** The unblinded signature, once the code was exchanged. */
  signature: string | null;
};

const TICKET_BYTES = 32;

const readKey = ({ exponent, modulus }: TicketKey): VerifyingKey => ({
  modulus: BigInt(`0x${modulus}`),
  exponent: BigInt(exponent),
});

export function newTicket(key: TicketKey, random: RandomBytes = secureBytes): Ticket {
  const ticket = random(TICKET_BYTES);
  const { blinded, encoded, inverse } = blind(readKey(key), ticket, random);
  return {
    key,
    ticket: bytesToHex(ticket),
    blinded: bytesToHex(blinded),
    inverse: inverse.toString(16),
    encoded: encoded.toString(16),
    signature: null,
  };
}

/** @param signed the blind signature. @returns the signed ticket, or null when the server's key signed something else */
export function signTicket(ticket: Ticket, signed: string): Ticket | null {
  const blinding = { inverse: BigInt(`0x${ticket.inverse}`), encoded: BigInt(`0x${ticket.encoded}`) };
  const signature = unblind(readKey(ticket.key), blinding, hexToBytes(signed));
  return signature && { ...ticket, signature: bytesToHex(signature) };
}
