/** Finished answers on this phone until the server has acknowledged them. */
import type { Answers } from '../forms/memory.ts';
import type { Posted } from '../offline/outbox.ts';
import type { Ticket } from './ticket/ticket.ts';

export type Entry = Posted & {
  code: string;
  answers: Answers;
  /** Answered faster than the questions can be read. */
  hurried: boolean;
  /** For a one-time code: made together with the entry, so that two tabs never exchange the code for two tickets. */
  ticket?: Ticket;
  /** The fingerprint of the key that was on the card or shown before the questions: a ticket of another key is not made. */
  key?: string;
};
