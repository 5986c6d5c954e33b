/** A finished observation on this device, and one attempt to send it. */

import type { Problem } from '../../server/ground/http/schemas.ts';
import type { SessionResponse } from '../../server/people/identity/schemas.ts';
import type { Evidence, NewEvidence } from '../../server/roadmap/evidence/schemas.ts';
import type { Outcome } from '../offline/delivery.ts';
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

/** @param received is told of the record that it became */
export function createSending(received: (entry: Entry, recordId: number) => void): (entry: Entry) => Promise<Outcome> {
  return async (entry) => {
    const session = await fetch('/api/session', { cache: 'no-store' }).catch(() => null);
    if (!session?.ok) return { kind: 'later' };
    const { account } = (await session.json()) as SessionResponse;
    if (account.id !== entry.accountId) return { kind: 'later' };
    const { answers, observer, occursOn, schoolId } = entry;
    const body: NewEvidence = {
      kind: 'observation',
      key: entry.id,
      schoolId,
      occursOn,
      data: { observer, answers, analysed: DISCUSSED.includes(String(answers.discussed)), note: '' },
    };
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch('/api/evidence', init).catch(() => null);
    if (response?.ok) {
      received(entry, ((await response.json()) as Evidence).id);
      return { kind: 'received' };
    }
    const problem = response && FINAL.has(response.status) ? await readProblem(response) : null;
    return problem ? { kind: 'refused', text: problem.text } : { kind: 'later' };
  };
}

/** A refusal without an account of it is not ours: a proxy in between, which time may change. */
async function readProblem(response: Response): Promise<Problem | null> {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return null;
  return (await response.json().catch(() => null)) as Problem | null;
}
