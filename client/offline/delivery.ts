/** Sends what lies in the outbox until the server has acknowledged it, waiting longer after each failure. */
import type { Localized } from '../../surveys/schema.ts';
import type { Outbox, Posted } from './outbox.ts';

/** `later`: no answer, or one that time may change; `refused`: sending the same again would be refused again. */
export type Outcome = { kind: 'received' } | { kind: 'later' } | { kind: 'refused'; text: Localized };

export type DeliveryState =
  | { kind: 'sending' | 'waiting' | 'received' | 'unsaved' }
  | { kind: 'refused'; text: Localized };

export type Delivery<Entry extends Posted> = {
  /** Keeps the finished entry and starts to send it. */
  post(entry: Entry): Promise<void>;
  /** Tries at once, for instance when the connection is back. */
  nudge(): void;
};

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;

/** Doubles from one second to one minute; up to a half of it is random, so that a class does not retry all at once. */
export function retryDelay(failures: number, random: number): number {
  const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - 1));
  return full * (0.5 + random / 2);
}

export type DeliveryTools<Entry extends Posted> = {
  outbox: Outbox<Entry>;
  send(entry: Entry): Promise<Outcome>;
  report(id: string, state: DeliveryState): void;
  /** The entry that was reported as on its way and of which the end is not known yet. */
  awaited(): string | null;
  /** Lets the other tabs of this device know that something in the outbox came to its end. */
  tell(): void;
  /** Calls back after the delay; returns how to give that up. */
  later(action: () => void, delay: number): () => void;
  random(): number;
};

export function createDelivery<Entry extends Posted>(tools: DeliveryTools<Entry>): Delivery<Entry> {
  const unsaved = new Set<string>();
  let failures = 0;
  let running = false;
  let again = false;
  let giveUp = (): void => undefined;

  async function attempt(entry: Entry): Promise<boolean> {
    tools.report(entry.id, { kind: unsaved.has(entry.id) ? 'unsaved' : 'sending' });
    // A store that breaks during an attempt is no reason to stop trying.
    const outcome = await tools.send(entry).catch((): Outcome => ({ kind: 'later' }));
    if (outcome.kind === 'later') {
      tools.report(entry.id, { kind: unsaved.has(entry.id) ? 'unsaved' : 'waiting' });
      return reportElsewhere();
    }
    if (outcome.kind === 'received') await tools.outbox.remove(entry.id);
    else await tools.outbox.update(entry.id, (now) => ({ ...now, refused: outcome.text })).catch(() => null);
    tools.report(entry.id, outcome);
    tools.tell();
    return true;
  }

  /**
   * Another tab of the device works on the same outbox: an entry that it has sent is gone, one that was refused says so. A store
   * that cannot be read says nothing: the answers must not pass for received.
   * @returns whether the answers that this tab shows came to their end
   */
  async function reportElsewhere(): Promise<boolean> {
    const id = tools.awaited();
    if (id === null) return false;
    const entry = await tools.outbox.update(id, (now) => now).catch(() => undefined);
    if (entry === null) tools.report(id, { kind: 'received' });
    else if (entry?.refused) tools.report(id, { kind: 'refused', text: entry.refused });
    return entry === null || entry?.refused !== undefined;
  }

  async function sendAll(): Promise<void> {
    await reportElsewhere();
    const waiting = (await tools.outbox.all()).filter((entry) => !entry.refused);
    let failed = false;
    for (const entry of waiting) failed = !(await attempt(entry)) || failed;
    failures = failed ? failures + 1 : 0;
    if (failed) giveUp = tools.later(() => nudge(), retryDelay(failures, tools.random()));
  }

  async function run(): Promise<void> {
    running = true;
    do {
      again = false;
      giveUp();
      await sendAll();
    } while (again);
    running = false;
  }

  function nudge(): void {
    if (running) again = true;
    else void run();
  }

  return {
    async post(entry) {
      if (!(await tools.outbox.add(entry))) unsaved.add(entry.id);
      nudge();
    },
    nudge,
  };
}
