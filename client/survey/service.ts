/** The requests of the respondents' page, with every outcome that the page must tell apart. */

import type { SurveyResponse } from '../../server/answering/submissions/schemas.ts';
import type { TicketResponse } from '../../server/answering/tickets/schemas.ts';
import type { Problem } from '../../server/ground/http/schemas.ts';
import type { Localized } from '../../surveys/schema.ts';
import type { Outcome } from '../offline/delivery.ts';
import type { Entry } from './entry.ts';
import type { Ticket } from './ticket/ticket.ts';

export type Trouble =
  | 'offline'
  | 'unknown'
  | 'mistyped'
  | 'usedUp'
  | 'spent'
  | 'closed'
  | 'notOpen'
  | 'tooMany'
  | 'failed';

export type Loaded =
  | { kind: 'survey'; survey: SurveyResponse }
  | { kind: 'trouble'; trouble: Trouble; text: Localized | null };

const TROUBLES: Record<string, Trouble> = {
  codeUnknown: 'unknown',
  codeMistyped: 'mistyped',
  codeUsedUp: 'usedUp',
  codeSpent: 'spent',
  campaignClosed: 'closed',
  campaignNotOpen: 'notOpen',
  tooMany: 'tooMany',
};

const address = (code: string): string => `/api/survey/${encodeURIComponent(code)}`;

export async function loadSurvey(code: string): Promise<Loaded> {
  try {
    const response = await fetch(address(code), { cache: 'no-store' });
    if (response.ok) return { kind: 'survey', survey: (await response.json()) as SurveyResponse };
    const problem = await readProblem(response);
    return { kind: 'trouble', trouble: TROUBLES[problem?.code ?? ''] ?? 'failed', text: problem?.text ?? null };
  } catch {
    return { kind: 'trouble', trouble: 'offline', text: null };
  }
}

/** Refusals that time does not change: faulty answers, unknown, closed or used-up link, answers too large. */
const FINAL = new Set([400, 403, 404, 410, 413, 415]);

/** By a class link: the address names the link, which many people share. */
export function sendByLink({ code, id, answers, hurried }: Entry): Promise<Outcome> {
  return send(`${address(code)}/submissions`, { id, answers, hurried });
}

/** By a signed ticket: nothing in it names the code. */
export function sendByTicket({ answers, hurried }: Entry, { key, signature, ticket }: Ticket): Promise<Outcome> {
  return send('/api/survey/submissions', { keyId: key.id, ticket, signature, answers, hurried });
}

async function send(path: string, body: object): Promise<Outcome> {
  const response = await post(path, body);
  if (response?.ok) return { kind: 'received' };
  return refusal(response);
}

export type Signing =
  | { kind: 'signed'; signature: string }
  | { kind: 'keyEnded' }
  | Exclude<Outcome, { kind: 'received' }>;

/** Exchanges the code for a blind signature. */
export async function askSignature(code: string, { blinded, key }: Ticket): Promise<Signing> {
  const response = await post(`${address(code)}/ticket`, { keyId: key.id, blinded });
  if (response?.ok) return { kind: 'signed', signature: ((await response.json()) as TicketResponse).signature };
  return response?.status === 409 ? { kind: 'keyEnded' } : refusal(response);
}

async function post(path: string, body: object): Promise<Response | null> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return fetch(path, init).catch(() => null);
}

/** A refusal without an account of it is not ours: a proxy in between, which time may change. */
async function refusal(response: Response | null): Promise<Exclude<Outcome, { kind: 'received' }>> {
  const problem = response && FINAL.has(response.status) ? await readProblem(response) : null;
  return problem ? { kind: 'refused', text: problem.text } : { kind: 'later' };
}

async function readProblem(response: Response): Promise<Problem | null> {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return null;
  return (await response.json().catch(() => null)) as Problem | null;
}
