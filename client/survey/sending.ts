/**
 * One attempt to send an entry, from wherever the last one stopped. Every step is stored before the next one begins, so that the
 * phone may lose the network or be switched off at any point; each request may be repeated without harm.
 */
import type { Outcome } from '../offline/asking.ts';
import type { Outbox } from '../offline/outbox.ts';
import type { Entry } from './entry.ts';
import { inBoth } from './page.ts';
import { keyWarning } from './screens.ts';
import { askSignature, loadSurvey, sendByLink, sendByTicket } from './service.ts';
import { fingerprintOf } from './ticket/fingerprint.ts';
import { newTicket, signTicket, type Ticket } from './ticket/ticket.ts';

const LATER: Outcome = { kind: 'later', hold: null };

export function createSending(outbox: Outbox<Entry>): (entry: Entry) => Promise<Outcome> {
  async function sign(entry: Entry, ticket: Ticket): Promise<Outcome | Ticket> {
    const signing = await askSignature(entry.code, ticket);
    if (signing.kind === 'keyEnded') return renew(entry, ticket);
    if (signing.kind !== 'signed') return signing;
    const signed = signTicket(ticket, signing.signature);
    // A false signature cannot be sent. The same request will be signed alike, perhaps by a server that was put right.
    if (!signed) return LATER;
    const stored = await outbox.update(entry.id, (now) => (isOf(now, ticket) ? { ...now, ticket: signed } : now));
    return stored?.ticket?.signature ? stored.ticket : LATER;
  }

  /** The server has ended the key. The code is not spent, so another ticket may be made, but of no other key than was seen. */
  async function renew(entry: Entry, ended: Ticket): Promise<Outcome> {
    const loaded = await loadSurvey(entry.code);
    if (loaded.kind === 'trouble') {
      const { hold, text, trouble } = loaded;
      return text ? { kind: 'refused', text, forNow: trouble === 'closed' } : { kind: 'later', hold };
    }
    const { ticketKey } = loaded.survey;
    const given = ticketKey && fingerprintOf(ticketKey);
    if (entry.key && given !== entry.key) {
      const check = { card: entry.key, given };
      return { kind: 'refused', text: inBoth((texts) => keyWarning(texts, check).join(' ')) };
    }
    if (ticketKey)
      await outbox.update(entry.id, (now) => (isOf(now, ended) ? { ...now, ticket: newTicket(ticketKey) } : now));
    return LATER;
  }

  return async (entry) => {
    if (!entry.ticket) return sendByLink(entry);
    const signed = entry.ticket.signature ? entry.ticket : await sign(entry, entry.ticket);
    return 'kind' in signed ? signed : sendByTicket(entry, signed);
  };
}

/** Another tab may have gone on with the same entry meanwhile: then its step counts. */
function isOf(entry: Entry, { ticket }: Ticket): boolean {
  return entry.ticket?.ticket === ticket && entry.ticket.signature === null;
}
