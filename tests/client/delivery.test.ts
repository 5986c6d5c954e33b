import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemory } from '../../client/forms/memory.ts';
import type { Hold, Outcome } from '../../client/offline/asking.ts';
import { createDelivery, type DeliveryState, pauseBefore, retryDelay } from '../../client/offline/delivery.ts';
import type { Outbox } from '../../client/offline/outbox.ts';
import type { Entry } from '../../client/survey/entry.ts';
import { uuid } from '../../client/uuid.ts';

const entry: Entry = { id: 'a', code: 'CODE', answers: { q: 1 }, hurried: false };
const refusal = { ru: 'Закрыто', en: 'Closed' };

const busy: Hold = { why: 'crowd', seconds: 5 };

/** A phone whose server answers as listed; time passes only when `wait` is called. `busy`: to be left alone for five seconds. */
function phone(outcomes: (Outcome['kind'] | 'broken' | 'busy' | 'closed')[], isDurable = true, kept: Entry[] = []) {
  const stored = new Map(kept.map((each) => [each.id, each]));
  const states: DeliveryState['kind'][] = [];
  const sent: Entry[] = [];
  const timers: (() => void)[] = [];
  const delays: number[] = [];
  const holds: (Hold | null)[] = [];
  const outbox: Outbox<Entry> = {
    add: async (each) => Boolean(stored.set(each.id, stored.get(each.id) ?? each)) && isDurable,
    update: async (id, change) => {
      const found = stored.get(id);
      if (!found) return null;
      stored.set(id, change(found));
      return stored.get(id) ?? null;
    },
    all: async () => [...stored.values()],
    remove: async (id) => void stored.delete(id),
  };
  const told: string[] = [];
  const during = { send: (): void => undefined };
  const delivery = createDelivery({
    outbox,
    send: async (each) => {
      sent.push(each);
      during.send();
      const kind = outcomes.shift() ?? 'later';
      if (kind === 'broken') throw new Error('the store was closed');
      if (kind === 'busy') return { kind: 'later', hold: busy };
      if (kind === 'closed') return { kind: 'refused', text: refusal, forNow: true };
      if (kind === 'refused') return { kind, text: refusal };
      return kind === 'later' ? { kind, hold: null } : { kind };
    },
    report: (_id, state) => {
      states.push(state.kind);
      holds.push('hold' in state ? state.hold : null);
    },
    awaited: () => (['sending', 'waiting', 'unsaved'].includes(states.at(-1) ?? '') ? entry.id : null),
    tell: () => void told.push('ended'),
    later: (action, delay) => {
      timers.push(action);
      delays.push(delay);
      return () => undefined;
    },
    random: () => 0.5,
  });
  const settle = () => new Promise((done) => setTimeout(done, 5));
  const wait = () => {
    timers.shift()?.();
    return settle();
  };
  return { delivery, outbox, stored, states, holds, sent, timers, delays, told, during, settle, wait };
}

describe('delivery', () => {
  it('keeps the answers and tries again until they are acknowledged', async () => {
    const { delivery, settle, stored, states, wait, sent } = phone(['later', 'later', 'received']);
    await delivery.post(entry);
    await settle();
    expect(states).toEqual(['sending', 'waiting']);
    expect(stored.size).toBe(1);
    await wait();
    await wait();
    expect(states.at(-1)).toBe('received');
    expect(stored.size).toBe(0);
    expect(sent.map(({ id }) => id)).toEqual(['a', 'a', 'a']);
  });

  it('says that another tab has sent the answers, and stops asking for itself', async () => {
    const { delivery, settle, stored, states, wait, sent, timers } = phone(['later']);
    await delivery.post(entry);
    await settle();
    stored.delete(entry.id);
    await wait();
    expect(states).toEqual(['sending', 'waiting', 'received']);
    delivery.nudge();
    await settle();
    expect([states.at(-1), states.length, sent.length, timers.length]).toEqual(['received', 3, 1, 0]);
  });

  it('says at once that another tab has sent the answers while this one tried', async () => {
    const { delivery, during, settle, stored, states, timers } = phone(['later']);
    during.send = () => void stored.delete(entry.id);
    await delivery.post(entry);
    await settle();
    expect([states, timers.length]).toEqual([['sending', 'waiting', 'received'], 0]);
  });

  it.each(['received', 'refused'] as const)('tells the other tabs when answers are %s, and only then', async (end) => {
    const { delivery, settle, told, wait } = phone(['later', end]);
    await delivery.post(entry);
    await settle();
    expect(told).toEqual([]);
    await wait();
    expect(told).toEqual(['ended']);
  });

  it('goes on trying after an attempt that broke', async () => {
    const { delivery, settle, states, wait } = phone(['broken', 'received']);
    await delivery.post(entry);
    await settle();
    await wait();
    expect(states).toEqual(['sending', 'waiting', 'sending', 'received']);
  });

  it('does not take a store that cannot be read for answers that were received', async () => {
    const { delivery, outbox, settle, states, wait } = phone(['later']);
    await delivery.post(entry);
    await settle();
    outbox.update = () => Promise.reject(new Error('the store is gone'));
    outbox.all = async () => [];
    await wait();
    expect(states).toEqual(['sending', 'waiting']);
  });

  it('says what the server answered to another tab that was refused', async () => {
    const { delivery, settle, stored, states, wait } = phone(['later']);
    await delivery.post(entry);
    await settle();
    stored.set(entry.id, { ...entry, refused: refusal });
    await wait();
    expect(states).toEqual(['sending', 'waiting', 'refused']);
  });

  it('sends after a reload what was left in the outbox', async () => {
    const { delivery, settle, stored } = phone(['received'], true, [entry]);
    delivery.nudge();
    await settle();
    expect(stored.size).toBe(0);
  });

  it('never sends again what was refused for good, and keeps the words of the refusal', async () => {
    const { delivery, settle, stored, states, timers, sent } = phone(['refused']);
    await delivery.post(entry);
    await settle();
    delivery.nudge();
    await settle();
    expect(states.at(-1)).toBe('refused');
    expect(stored.get('a')?.refused).toEqual(refusal);
    expect(sent).toHaveLength(1);
    expect(timers).toHaveLength(0);
  });

  it('keeps what was refused for now, lets others pass, and tries it again after an hour', async () => {
    const another: Entry = { ...entry, id: 'b' };
    const { delays, delivery, sent, settle, states, stored, told, wait } = phone(['closed', 'received', 'received']);
    await delivery.post(entry);
    await settle();
    expect([states.at(-1), stored.get('a')?.refused, delays, told]).toEqual(['refused', undefined, [3_600_000], []]);
    delivery.nudge();
    await delivery.post(another);
    await settle();
    expect(sent.map(({ id }) => id)).toEqual(['a', 'b']);
    await wait();
    expect(sent.map(({ id }) => id)).toEqual(['a', 'b', 'a']);
    expect(stored.size).toBe(0);
  });

  it('does not claim that answers are saved in a browser that saves nothing', async () => {
    const { delivery, settle, states } = phone(['later'], false);
    await delivery.post(entry);
    await settle();
    expect(new Set(states)).toEqual(new Set(['unsaved']));
  });
});

describe('a server that asks to be left alone', () => {
  const another: Entry = { ...entry, id: 'b' };

  it('is not asked again before its time, whatever happens on the phone; then answers go by themselves', async () => {
    const { delays, delivery, holds, sent, settle, states, stored, wait } = phone(['busy', 'received', 'received']);
    await delivery.post(entry);
    await settle();
    expect([states.at(-1), holds.at(-1), delays]).toEqual(['waiting', busy, [7_500]]);
    delivery.nudge();
    await delivery.post(another);
    await settle();
    expect([states.at(-1), holds.at(-1), sent.length, delays.length]).toEqual(['waiting', busy, 1, 1]);
    await wait();
    expect(sent.map(({ id }) => id)).toEqual(['a', 'a', 'b']);
    expect(stored.size).toBe(0);
  });

  it('is not asked for the entries behind the one that it could not take', async () => {
    const { delivery, holds, sent, settle, wait } = phone(['busy', 'received', 'received'], true, [entry, another]);
    delivery.nudge();
    await settle();
    expect([sent.length, holds.at(-1)]).toEqual([1, busy]);
    await wait();
    expect(sent).toHaveLength(3);
  });

  it('is asked no more in vain for what another tab has sent meanwhile, and later for what comes then', async () => {
    const { delivery, during, sent, settle, states, stored, wait } = phone(['busy', 'received']);
    during.send = () => void stored.delete(entry.id);
    await delivery.post(entry);
    await settle();
    expect(states).toEqual(['sending', 'waiting', 'received']);
    during.send = () => undefined;
    await delivery.post(another);
    await settle();
    expect(sent).toHaveLength(1);
    await wait();
    expect([states.at(-1), sent.length]).toEqual(['received', 2]);
  });

  it('does not make a browser that saves nothing claim that answers are saved', async () => {
    const { delivery, holds, settle, states } = phone(['busy'], false);
    await delivery.post(entry);
    await settle();
    expect([new Set(states), holds.at(-1)]).toEqual([new Set(['unsaved']), busy]);
  });
});

describe('pauseBefore', () => {
  const cases: [string, number, Hold | null, number, number][] = [
    ['no word of the server, first failure', 1, null, 0.5, 750],
    ['five seconds, the first to come', 1, busy, 0, 5_000],
    ['five seconds, the last to come', 1, busy, 1, 10_000],
    ['five seconds after many failures', 10, busy, 0, 30_000],
    ['two minutes', 1, { why: 'server', seconds: 120 }, 1, 240_000],
  ];
  it.each(cases)('%s', (_, failures, hold, random, pause) => {
    expect(pauseBefore(failures, hold, random)).toBe(pause);
  });
});

describe('retryDelay', () => {
  it('grows from under a second to at most a minute', async () => {
    expect(retryDelay(1, 0)).toBe(500);
    await fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
        const delay = retryDelay(failures, random);
        expect(delay).toBeGreaterThanOrEqual(500);
        expect(delay).toBeLessThanOrEqual(60_000);
      }),
      { seed: 20261124 },
    );
  });
});

describe('uuid', () => {
  it('has the form that the server takes, version 4, whatever the bytes', async () => {
    await fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        expect(uuid(bytes)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      }),
      { seed: 20261124 },
    );
    expect(uuid()).not.toBe(uuid());
  });
});

describe('memory', () => {
  it('remembers nothing, and breaks nothing, where the browser forbids its store', () => {
    const memory = createMemory('CODE', () => {
      throw new Error('forbidden');
    });
    memory.write({ draft: { answers: { q: 1 }, page: 0 } });
    expect(memory.read()).toEqual({});
    expect(() => memory.clear()).not.toThrow();
  });
});
