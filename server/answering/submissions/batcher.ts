/**
 * Gathers arrivals into batches: a batch leaves as soon as a flush is free, with no timer, so that a single answer waits for
 * nobody and a crowd shares one commit. An arrival is acknowledged only after the commit of its batch.
 */
import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { type Arrival, type Outcome, storeArrivals } from './store.ts';

const MOST_IN_A_BATCH = 256;
const MOST_FLUSHES = 2;

type Waiting = { arrival: Arrival; resolve(outcome: Outcome): void; reject(error: unknown): void };

export type Batcher = {
  /** Resolves after the commit. Rejects when the database refused; then nothing of the arrival is stored. */
  submit(arrival: Arrival): Promise<Outcome>;
};

/** @param stored is told of the campaigns that a committed batch touched */
export function createBatcher(
  db: Kysely<Database>,
  today: () => string,
  stored: (campaignIds: Set<number>) => void,
): Batcher {
  const queue: Waiting[] = [];
  let flushes = 0;

  const flush = async (): Promise<void> => {
    const batch = queue.splice(0, MOST_IN_A_BATCH);
    try {
      const outcomes = await storeArrivals(
        db,
        batch.map(({ arrival }) => arrival),
        today(),
      );
      batch.forEach(({ resolve }, index) => {
        resolve(outcomes[index]);
      });
      stored(new Set(batch.map(({ arrival }) => arrival.campaignId)));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };

  const pump = (): void => {
    while (queue.length > 0 && flushes < MOST_FLUSHES) {
      flushes += 1;
      void flush().finally(() => {
        flushes -= 1;
        pump();
      });
    }
  };

  return {
    submit: (arrival) =>
      new Promise((resolve, reject) => {
        queue.push({ arrival, resolve, reject });
        // Arrivals of the same turn of the event loop share a batch.
        queueMicrotask(pump);
      }),
  };
}
