/** A finished observation on this device, and one attempt to send it. */

import type { SessionResponse } from '../../server/people/identity/schemas.ts';
import type { Evidence, NewEvidence } from '../../server/roadmap/evidence/schemas.ts';
import { ask, type Outcome, refusalOf } from '../offline/asking.ts';
import type { Posted } from '../offline/outbox.ts';
import type { Draft } from './draft.ts';

export const OUTBOX = 'opora-observations';

/** The answers to the sheet's last question by which the lesson counts as talked over with the teacher. */
const DISCUSSED = ['sameDay', 'later'];

export type Entry = Posted &
  Omit<Draft, 'page'> & {
    /** Whose it is: it is sent in nobody else's name. */
    accountId: string;
    observer: 'mentor' | 'tutor';
  };

/** Refusals that time does not change. A session that has ended is none: the next one sends it. */
const FINAL = new Set([400, 403, 404, 409, 413]);
const NEVER = new Set<number>();

/** @param received is told of the record that it became */
export function createSending(received: (entry: Entry, recordId: number) => void): (entry: Entry) => Promise<Outcome> {
  return async (entry) => {
    const session = await ask('/api/session', { cache: 'no-store' });
    if (!session?.ok) return refusalOf(session, NEVER);
    const { account } = (await session.json()) as SessionResponse;
    if (account.id !== entry.accountId) return { kind: 'later', hold: null };
    const { answers, observer, occursOn, schoolId } = entry;
    const body: NewEvidence = {
      kind: 'observation',
      key: entry.id,
      schoolId,
      occursOn,
      data: { observer, answers, analysed: DISCUSSED.includes(String(answers.discussed)), note: '' },
    };
    const headers = { 'content-type': 'application/json' };
    const response = await ask('/api/evidence', { method: 'POST', headers, body: JSON.stringify(body) });
    if (response?.ok) {
      received(entry, ((await response.json()) as Evidence).id);
      return { kind: 'received' };
    }
    return refusalOf(response, FINAL);
  };
}
