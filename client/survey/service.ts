/** The requests of the respondents' page, with every outcome that the page must tell apart. */

import type { SurveyResponse } from '../../server/answering/submissions/schemas.ts';
import type { TicketResponse } from '../../server/answering/tickets/schemas.ts';
import type { Localized } from '../../surveys/schema.ts';
import { ask, type Hold, holdOf, type Outcome, type Refusal, readProblem, refusalOf } from '../offline/asking.ts';
import type { Entry } from './entry.ts';
import type { Ticket } from './ticket/ticket.ts';

export type Trouble =
  | 'offline'
  | 'unknown'
  | 'mistyped'
  | 'usedUp'
  | 'linkClosed'
  | 'spent'
  | 'closed'
  | 'sealed'
  | 'notOpen'
  | 'tooMany'
  | Hold['why']
  | 'failed'
  | 'broken';

/** What time changes: then a questionnaire from an earlier visit serves, and else the page tries again by itself. */
export const PASSING: ReadonlySet<Trouble> = new Set(['offline', 'failed', 'crowd', 'server']);

/** `text`: the words of a refusal that time does not change. */
export type Troubled = { kind: 'trouble'; trouble: Trouble; text: Localized | null; hold: Hold | null };
export type Loaded = { kind: 'survey'; survey: SurveyResponse } | Troubled;

const TROUBLES: Record<string, Trouble> = {
  codeUnknown: 'unknown',
  codeMistyped: 'mistyped',
  codeUsedUp: 'usedUp',
  linkClosed: 'linkClosed',
  codeSpent: 'spent',
  campaignClosed: 'closed',
  campaignSealed: 'sealed',
  campaignNotOpen: 'notOpen',
  tooMany: 'tooMany',
};

const address = (code: string): string => `/api/survey/${encodeURIComponent(code)}`;

/** Refusals that time does not change: faulty answers, unknown, closed or used-up link, answers too large. */
const FINAL = new Set([400, 403, 404, 410, 413, 415]);
/** What was closed may be opened again, until it is sealed. */
const FOR_NOW = 'campaignClosed';

/** Why a part of the page did not come or did not work: no network, or a fault of ours that no waiting mends. */
export async function whyPartFailed(): Promise<Trouble> {
  return (await ask('/healthz', { cache: 'no-store' })) ? 'broken' : 'offline';
}

export async function loadSurvey(code: string): Promise<Loaded> {
  const response = await ask(address(code), { cache: 'no-store' });
  if (response?.ok) {
    const survey = (await response.json().catch(() => null)) as SurveyResponse | null;
    if (survey) return { kind: 'survey', survey };
  }
  if (!response || response.ok) return { kind: 'trouble', trouble: 'offline', text: null, hold: null };
  const problem = await readProblem(response);
  const known = TROUBLES[problem?.code ?? ''];
  const hold = known ? null : holdOf(response, problem);
  const text = FINAL.has(response.status) ? (problem?.text ?? null) : null;
  return { kind: 'trouble', trouble: known ?? hold?.why ?? 'failed', text, hold };
}

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
  return refusalOf(response, FINAL, FOR_NOW);
}

export type Signing = { kind: 'signed'; signature: string } | { kind: 'keyEnded' } | Refusal;

/** Exchanges the code for a blind signature. */
export async function askSignature(code: string, { blinded, key }: Ticket): Promise<Signing> {
  const response = await post(`${address(code)}/ticket`, { keyId: key.id, blinded });
  if (response?.ok) return { kind: 'signed', signature: ((await response.json()) as TicketResponse).signature };
  return response?.status === 409 ? { kind: 'keyEnded' } : refusalOf(response, FINAL, FOR_NOW);
}

async function post(path: string, body: object): Promise<Response | null> {
  const headers = { 'content-type': 'application/json' };
  return ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
}
