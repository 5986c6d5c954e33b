import { describe, expect, test } from 'vitest';
import { askAs } from '../../../../server/ground/http/asker.ts';
import { createThreadWork, ThreadLimitFault } from '../../../../server/ground/thread-work.ts';
import type { Trial } from './trial-thread.ts';

const FILE = new URL('./trial-thread.ts', import.meta.url);

describe('work in a thread', () => {
  const run = createThreadWork<Trial, number>(FILE, { seconds: 1, megabytes: 100 });

  test('returns its result and tells how far it has come', async () => {
    const told: number[] = [];
    expect(await run({ does: 'count', to: 3 }, { progress: (done) => told.push(done) })).toBe(3);
    await expect.poll(() => told).toEqual([1, 2, 3]);
  });

  test('passes on what it throws', async () => {
    await expect(run({ does: 'fail' })).rejects.toThrow(new TypeError('no such thing'));
  });

  // Each has plenty of the other limit: a slow machine needs more than a second to fill the memory.
  test.each([
    ['turnForEver', 'seconds', run],
    ['grow', 'megabytes', createThreadWork<Trial, number>(FILE, { seconds: 30, megabytes: 100 })],
  ] as const)('that would %s ends at its limit, and the next task is done', async (does, limit, run) => {
    const fault = await run({ does }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(ThreadLimitFault);
    expect(fault).toMatchObject({ limit });
    expect(await run({ does: 'count', to: 1 })).toBe(1);
  });

  test('that is cut off for its time while it fills its memory takes nobody else along', async () => {
    // Somewhere among these times the memory is nearly full when the thread is ended.
    for (const seconds of [0.6, 0.8, 1, 1.2, 1.4]) {
      const hasty = createThreadWork<Trial, number>(FILE, { seconds, megabytes: 100 });
      await expect(hasty({ does: 'grow' })).rejects.toThrow(ThreadLimitFault);
      expect(await hasty({ does: 'count', to: 1 })).toBe(1);
    }
  });

  test('is ended by a signal, for its reason', async () => {
    const cancel = new AbortController();
    const running = run({ does: 'turnForEver' }, { signal: cancel.signal });
    cancel.abort(new Error('not wanted any more'));
    await expect(running).rejects.toThrow('not wanted any more');
  });

  test('has its time from when it begins: those that wait for a thread are not cut off', async () => {
    const before = Array.from({ length: 4 }, () => run({ does: 'turnForEver' }).catch((error: Error) => error.name));
    expect(await run({ does: 'count', to: 1 })).toBe(1);
    expect(await Promise.all(before)).toEqual(Array(4).fill('ThreadLimitFault'));
  });

  test('leaves the thread of everybody free', async () => {
    // Were the work done here, no timer would fire before it ends; how often one does beside it depends on the machine.
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 5);
    await run({ does: 'turnForEver' }).catch(() => undefined);
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(10);
  });

  test('refuses with 503 what more than wait can', async () => {
    const full = createThreadWork<Trial, number>(FILE, { seconds: 1, megabytes: 100 });
    const end = new AbortController();
    const waiting = Array.from({ length: 100 }, () =>
      full({ does: 'turnForEver' }, { signal: end.signal }).catch((error: { code?: string }) => error.code),
    );
    await expect(full({ does: 'count' })).rejects.toMatchObject({ code: 'unavailable', retryAfter: 1 });
    end.abort();
    await Promise.all(waiting);
  });

  test('leaves places to others, however much one account asks for', async () => {
    const shared = createThreadWork<Trial, number>(FILE, { seconds: 1, megabytes: 100 });
    const end = new AbortController();
    const ask = (asker: string, count: number) =>
      Array.from({ length: count }, () =>
        askAs(asker, () => shared({ does: 'turnForEver' }, { signal: end.signal })).catch((error: unknown) => error),
      );
    const greedy = ask('greedy', 100);
    const refused = { code: 'tooMany', retryAfter: 1 };
    expect(await Promise.all(greedy.slice(16))).toEqual(Array(84).fill(expect.objectContaining(refused)));
    const other = askAs('other', () => shared({ does: 'count', to: 1 }));
    end.abort(new Error('enough'));
    expect(await other).toBe(1);
    await Promise.all(greedy);
    expect(await askAs('greedy', () => shared({ does: 'count', to: 1 }))).toBe(1);
  });
});
