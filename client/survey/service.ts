/** The two requests of the respondents' page, with every outcome that the page must tell apart. */
import type { Problem } from '../../server/http/schemas.ts';
import type { SurveyResponse } from '../../server/submissions/schemas.ts';
import type { Localized } from '../../surveys/schema.ts';
import type { Entry } from './outbox.ts';

export type Trouble = 'offline' | 'unknown' | 'usedUp' | 'closed' | 'failed';

export type Loaded = { kind: 'survey'; survey: SurveyResponse } | { kind: 'trouble'; trouble: Trouble };

const TROUBLES: Record<number, Trouble> = { 403: 'closed', 404: 'unknown', 410: 'usedUp' };

export async function loadSurvey(code: string): Promise<Loaded> {
  try {
    const response = await fetch(`/api/survey/${encodeURIComponent(code)}`, { cache: 'no-store' });
    if (response.ok) return { kind: 'survey', survey: (await response.json()) as SurveyResponse };
    return { kind: 'trouble', trouble: TROUBLES[response.status] ?? 'failed' };
  } catch {
    return { kind: 'trouble', trouble: 'offline' };
  }
}

/** `later`: no answer, or one that time may change; `refused`: sending the same again would be refused again. */
export type Outcome = { kind: 'received' } | { kind: 'later' } | { kind: 'refused'; text: Localized };

/** Refusals that time does not change: faulty answers, unknown, closed or used-up link, answers too large. */
const FINAL = new Set([400, 403, 404, 410, 413, 415]);

export async function sendAnswers({ code, id, answers, hurried }: Entry): Promise<Outcome> {
  try {
    const response = await fetch(`/api/survey/${encodeURIComponent(code)}/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, answers, hurried }),
    });
    if (response.ok) return { kind: 'received' };
    if (!FINAL.has(response.status)) return { kind: 'later' };
    return { kind: 'refused', text: ((await response.json()) as Problem).text };
  } catch {
    return { kind: 'later' };
  }
}
