/** What a phone makes of answers that come late, or tell it to come again later. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask, refusalOf } from '../../client/offline/asking.ts';
import { loadSurvey } from '../../client/survey/service.ts';

const answer = (status: number, code: string | null, retryAfter?: string): Response => {
  const headers = new Headers(code === null ? {} : { 'content-type': 'application/problem+json' });
  if (retryAfter !== undefined) headers.set('retry-after', retryAfter);
  const body = code === null ? 'a page of a proxy' : JSON.stringify({ code, text: { ru: code, en: code } });
  return new Response(body, { status, headers });
};

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a server that is busy', () => {
  const cases: [string, Response, object | null][] = [
    ['too many answers', answer(503, 'overloaded', '5'), { why: 'crowd', seconds: 5 }],
    ['the database is away', answer(503, 'unavailable', '3'), { why: 'server', seconds: 3 }],
    ['too many requests', answer(429, 'tooMany', '42'), { why: 'crowd', seconds: 42 }],
    ['a proxy that names no time', answer(503, null), { why: 'server', seconds: 5 }],
    ['a proxy that names a date', answer(503, null, 'Wed, 21 Oct 2026 07:28:00 GMT'), { why: 'server', seconds: 5 }],
    ['a proxy that names a day', answer(503, null, '86400'), { why: 'server', seconds: 120 }],
    ['a fault', answer(500, 'internal'), null],
    ['a proxy without a server', answer(502, null), null],
  ];
  it.each(cases)('%s', async (_, response, hold) => {
    expect(await refusalOf(response, new Set([400]))).toEqual({ kind: 'later', hold });
  });

  it('is told apart from a refusal for good, and that from a page of a proxy', async () => {
    const final = new Set([404]);
    expect((await refusalOf(answer(404, 'codeUnknown'), final)).kind).toBe('refused');
    expect(await refusalOf(answer(404, null), final)).toEqual({ kind: 'later', hold: null });
    expect(await refusalOf(null, final)).toEqual({ kind: 'later', hold: null });
  });
});

describe('opening a questionnaire', () => {
  const cases: [Response, string, string | null][] = [
    [answer(503, 'overloaded', '5'), 'crowd', null],
    [answer(503, 'unavailable', '3'), 'server', null],
    [answer(429, null), 'crowd', null],
    // Wrong codes of this network: the code wants to be corrected, not sent again.
    [answer(429, 'tooMany'), 'tooMany', null],
    [answer(404, 'codeUnknown'), 'unknown', 'codeUnknown'],
    [answer(500, 'internal'), 'failed', null],
    [new Response('half an ans', { status: 200 }), 'offline', null],
  ];
  it.each(cases)('%o is %s', async (response, trouble, text) => {
    vi.stubGlobal('fetch', async () => response);
    expect(await loadSurvey('CODE')).toMatchObject({ kind: 'trouble', trouble, text: text && { en: text } });
  });
});

describe('a connection that hangs', () => {
  it('is given up after half a minute', async () => {
    vi.useFakeTimers();
    vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => {
      return new Promise((_done, failed) => signal?.addEventListener('abort', () => failed(signal.reason)));
    });
    let given: Response | null | undefined;
    void ask('/api/survey/CODE').then((response) => {
      given = response;
    });
    await vi.advanceTimersByTimeAsync(29_000);
    expect(given).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(given).toBeNull();
  });
});
