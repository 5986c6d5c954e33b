/** How a page that works without a network asks the server: never for ever, and never sooner again than the server wants. */
import type { Problem } from '../../server/ground/http/schemas.ts';
import type { Localized } from '../../surveys/schema.ts';

/** A connection that hangs is given up: what waits in the outbox must not hang with it. */
const PATIENCE_MS = 30_000;

/** No server of ours asks for more; whoever else stands in between may not keep answers back for hours. */
const LONGEST_REST_S = 120;
/** Where a server that is busy does not say how long, or says it as a date. */
const USUAL_REST_S = 5;

/** The server answers that it cannot just now: too many come at once (`crowd`), or it is being started again (`server`). */
export type Hold = {
  why: 'crowd' | 'server';
  /** Seconds in which it wants to be left alone. */
  seconds: number;
};

/**
 * `later`: no answer, or one that time may change; `refused`: sending the same again would be refused again. `forNow`: until people
 * change their minds, which may take days.
 */
export type Outcome = { kind: 'received' } | Refusal;
export type Refusal = { kind: 'later'; hold: Hold | null } | { kind: 'refused'; text: Localized; forNow?: boolean };

/** @returns null when no answer came, or none in time; reading the body of an answer may still fail */
export async function ask(path: string, init: RequestInit = {}): Promise<Response | null> {
  // `AbortSignal.timeout` is missing on phones of 2022 and before.
  const limit = new AbortController();
  setTimeout(() => limit.abort(), PATIENCE_MS);
  return fetch(path, { ...init, signal: limit.signal }).catch(() => null);
}

/** The account of a refusal; null for one without it, which is not ours but of a proxy in between. */
export async function readProblem(response: Response): Promise<Problem | null> {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return null;
  return (await response.json().catch(() => null)) as Problem | null;
}

/** @returns null for any other answer than that it is too busy */
export function holdOf({ headers, status }: Response, problem: Problem | null): Hold | null {
  if (status !== 503 && status !== 429) return null;
  const asked = headers.get('retry-after') ?? '';
  const seconds = /^\d+$/.test(asked) ? Math.min(Number(asked), LONGEST_REST_S) : USUAL_REST_S;
  return { why: status === 429 || problem?.code === 'overloaded' ? 'crowd' : 'server', seconds };
}

/**
 * @param final the statuses that time does not change, where they come with our account of them
 * @param forNow the code of the one account among them that people may take back
 */
export async function refusalOf(
  response: Response | null,
  final: ReadonlySet<number>,
  forNow?: string,
): Promise<Refusal> {
  const problem = response && (await readProblem(response));
  if (response && problem && final.has(response.status)) {
    const refusal: Refusal = { kind: 'refused', text: problem.text };
    return problem.code === forNow ? { ...refusal, forNow: true } : refusal;
  }
  return { kind: 'later', hold: response && holdOf(response, problem) };
}
