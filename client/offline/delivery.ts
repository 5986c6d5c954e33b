/** Sends what lies in the outbox until the server has acknowledged it, waiting longer after each failure. */
import type { Localized } from '../../surveys/schema.ts';
import type { Hold, Outcome } from './asking.ts';
import type { Outbox, Posted } from './outbox.ts';

/** `hold`: why it waits, where the server has said so; null without a network, or when nothing was tried yet. */
export type DeliveryState =
  | { kind: 'sending' | 'received' }
  | { kind: 'waiting' | 'unsaved'; hold: Hold | null }
  | { kind: 'refused'; text: Localized; forNow?: boolean };

export type Delivery<Entry extends Posted> = {
  /** Keeps the finished entry and starts to send it. */
  post(entry: Entry): Promise<void>;
  /** Tries at once, for instance when the connection is back; but never before the time that the server has set. */
  nudge(): void;
};

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;
/** What is refused for now is tried again when the page is opened, and so often while it stays open. */
const REFUSED_REST_MS = 3_600_000;

/** Doubles from one second to one minute; up to a half of it is random, so that a class does not retry all at once. */
export function retryDelay(failures: number, random: number): number {
  const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - 1));
  return full * (0.5 + random / 2);
}

/**
 * Milliseconds until the next try. After the rest that the server asked for phones come back spread over as long again: whoever was
 * turned away together must not stand at the door together.
 * @param random from 0 to 1
 */
export function pauseBefore(failures: number, hold: Hold | null, random: number): number {
  return Math.max(retryDelay(failures, random), (hold?.seconds ?? 0) * 1_000 * (1 + random));
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
  /** Entries that were refused for now; those behind them may be of another survey, and go on. */
  const resting = new Set<string>();
  let failures = 0;
  let running = false;
  let again = false;
  let giveUp = (): void => undefined;
  /** While the server is left alone. */
  let hold: Hold | null = null;

  const reportPending = (id: string): void => tools.report(id, { kind: unsaved.has(id) ? 'unsaved' : 'waiting', hold });

  async function attempt(entry: Entry): Promise<boolean> {
    tools.report(entry.id, unsaved.has(entry.id) ? { kind: 'unsaved', hold: null } : { kind: 'sending' });
    // A store that breaks during an attempt is no reason to stop trying.
    const outcome = await tools.send(entry).catch((): Outcome => ({ kind: 'later', hold: null }));
    if (outcome.kind === 'later') {
      hold = outcome.hold;
      reportPending(entry.id);
      return reportElsewhere();
    }
    if (outcome.kind === 'refused' && outcome.forNow) {
      rest(entry.id);
      tools.report(entry.id, outcome);
      return true;
    }
    if (outcome.kind === 'received') await tools.outbox.remove(entry.id);
    else await tools.outbox.update(entry.id, (now) => ({ ...now, refused: outcome.text })).catch(() => null);
    tools.report(entry.id, outcome);
    tools.tell();
    return true;
  }

  function rest(id: string): void {
    resting.add(id);
    tools.later(() => {
      resting.delete(id);
      nudge();
    }, REFUSED_REST_MS);
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

  const unsent = async (): Promise<Entry[]> =>
    (await tools.outbox.all()).filter(({ id, refused }) => !refused && !resting.has(id));

  async function sendAll(): Promise<void> {
    await reportElsewhere();
    let failed = false;
    for (const entry of await unsent()) {
      // What the server said of one entry goes for those behind it.
      if (hold) reportPending(entry.id);
      else failed = !(await attempt(entry)) || failed;
    }
    failed ||= hold !== null;
    failures = failed ? failures + 1 : 0;
    if (failed) giveUp = tools.later(wake, pauseBefore(failures, hold, tools.random()));
  }

  async function run(): Promise<void> {
    running = true;
    do {
      again = false;
      if (hold) await reportHeld();
      else {
        giveUp();
        await sendAll();
      }
    } while (again);
    running = false;
  }

  async function reportHeld(): Promise<void> {
    await reportElsewhere();
    for (const entry of await unsent()) reportPending(entry.id);
  }

  function wake(): void {
    hold = null;
    nudge();
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

/** Calls back after milliseconds. @returns how to give that up */
export function callLater(action: () => void, delay: number): () => void {
  const timer = setTimeout(action, delay);
  return () => clearTimeout(timer);
}
