import { type Static, Type } from 'typebox';
import { Id } from '../../ground/http/schemas.ts';

/** Hexadecimal, because numbers of RSA are read as such on the phone. */
const Hex = (bytes: number) => Type.String({ pattern: `^[0-9a-f]{${bytes * 2}}$` });

/** Bytes of a modulus of 2048 bits, and so of every blinded ticket and every signature. */
export const MODULUS_BYTES = 256;
/** Bytes of a ticket: drawn at random on the phone. */
export const TICKET_BYTES = 32;

/** The key that signs tickets of a cell: with it the phone blinds and checks. */
export const TicketKey = Type.Object({
  id: Id,
  modulus: Hex(MODULUS_BYTES),
  exponent: Type.Integer({ minimum: 3 }),
});
export type TicketKey = Static<typeof TicketKey>;

/** POST /api/survey/{code}/ticket. The same blinded ticket again gets the same signature; another one 410. */
export const TicketBody = Type.Object(
  {
    keyId: Id,
    blinded: Hex(MODULUS_BYTES),
  },
  { additionalProperties: false },
);
export const TicketResponse = Type.Object({
  /** The blind signature: the phone takes the blinding off. */
  signature: Hex(MODULUS_BYTES),
});
export type TicketResponse = Static<typeof TicketResponse>;

/** POST /api/survey/submissions: answers by a ticket. No code is named. 201, or 200 when the ticket is known. */
export const TicketedBody = Type.Object(
  {
    keyId: Id,
    ticket: Hex(TICKET_BYTES),
    /** RSASSA-PSS with SHA-384 over the ticket: the unblinded signature. */
    signature: Hex(MODULUS_BYTES),
    answers: Type.Record(Type.String(), Type.Unknown()),
    /** The phone's judgement that the answers came too fast to have been read. */
    hurried: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
