/**
 * Slows the guessing of codes. Only wrong codes are counted, and only in memory; whoever has a good code never waits, though
 * others behind the same router guess. With 50 bits a code and ten thousand codes a guess succeeds once in 10¹¹ times.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { ProblemError } from '../../ground/http/problem.ts';

/** People mistype: so many wrong codes of one network cost nothing. */
const FREE_TRIES = 5;
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 8_000;
/** So many refusals of one network may wait at a time, and so many of all. */
const MOST_WAITING = 20;
const MOST_WAITING_OF_ALL = 500;
/** After so long the counts begin anew. */
const WINDOW_MS = 10 * 60_000;
const MOST_NETWORKS = 20_000;

export type Guard = {
  /** Waits longer with every wrong code of the same network. @throws ProblemError `tooMany` when too many wait already */
  wrong(address: string): Promise<void>;
};

export type GuardTools = { now(): number; wait(milliseconds: number): Promise<void> };

/** How long the refusal of the n-th wrong code waits, in milliseconds. */
export function refusalDelay(wrong: number): number {
  if (wrong <= FREE_TRIES) return 0;
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(wrong - FREE_TRIES - 1, 10));
}

/** An address of the sixth version belongs to whoever has its first half. */
function networkOf(address: string): string {
  return address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address;
}

export function createGuard({ now, wait }: GuardTools): Guard {
  const key = randomBytes(32);
  const networks = new Map<string, { wrong: number; waiting: number }>();
  let window = Number.NEGATIVE_INFINITY;
  let waitingOfAll = 0;
  return {
    async wrong(address) {
      if (now() - window > WINDOW_MS || networks.size > MOST_NETWORKS) {
        networks.clear();
        window = now();
      }
      const name = createHmac('sha256', key).update(networkOf(address)).digest('base64url');
      const network = networks.get(name) ?? { wrong: 0, waiting: 0 };
      networks.set(name, network);
      network.wrong += 1;
      if (network.waiting >= MOST_WAITING || waitingOfAll >= MOST_WAITING_OF_ALL) throw new ProblemError('tooMany');
      network.waiting += 1;
      waitingOfAll += 1;
      try {
        await wait(refusalDelay(network.wrong));
      } finally {
        network.waiting -= 1;
        waitingOfAll -= 1;
      }
    },
  };
}
