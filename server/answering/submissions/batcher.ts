/**
 * Gathers arrivals into batches: a batch leaves as soon as a flush is free, with no timer, so that a single answer waits for
 * nobody and a crowd shares one commit. An arrival is acknowledged only after the commit of its batch.
 */
import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { AnswerSet } from '../envelopes/envelope.ts';
import { type CampaignKeys, foldId, KeyMissing } from '../envelopes/keys.ts';
import type { CellKey } from './cell.ts';
import { type Parcel, type Stored, storeArrivals } from './store.ts';

const MOST_IN_A_BATCH = 256;
/** Batches under way at a time. Each has schools of its own, so that none waits for a counter that another is about to commit. */
const LANES = 2;
/** What can be stored in a few seconds; whoever comes beyond that is told to come again. */
const MOST_WAITING = 4_096;
const RETRY_AFTER_S = 5;

/**
 * An answer set on its way into the inbox. `id` makes sending again harmless: the sender's UUID, or the ticket. `code` is that
 * of the link; null for answers by a ticket.
 */
export type Arrival = CellKey & AnswerSet & { code: string | null; id: string };

export type Outcome = Exclude<Stored, 'keyEnded'>;

type Waiting = { arrival: Arrival; resolve(outcome: Outcome): void; reject(error: unknown): void };

export type Batcher = {
  /**
   * Resolves after the commit. Rejects when the database refused; then nothing of the arrival is stored.
   * @throws ProblemError `overloaded` when more wait than can be stored soon
   */
  submit(arrival: Arrival): Promise<Outcome>;
};

export type BatcherNeeds = {
  db: Kysely<Database>;
  keys: CampaignKeys;
  /** The Monday of the week that arrivals are counted in. */
  week(): string;
  /** Is told of the campaigns that a committed batch touched. */
  stored(campaignIds: Set<number>): void;
};

export function createBatcher({ db, keys, week, stored }: BatcherNeeds): Batcher {
  const lanes = Array.from({ length: LANES }, () => ({ queue: [] as Waiting[], isBusy: false }));

  const flush = async (batch: Waiting[]): Promise<void> => {
    try {
      const outcomes = await store(
        db,
        keys,
        batch.map(({ arrival }) => arrival),
        week(),
      );
      batch.forEach(({ reject, resolve }, index) => {
        const outcome = outcomes[index];
        if (outcome instanceof KeyMissing) reject(outcome);
        else resolve(outcome);
      });
      stored(new Set(batch.map(({ arrival }) => arrival.campaignId)));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };

  const pump = (lane: (typeof lanes)[number]): void => {
    if (lane.isBusy || lane.queue.length === 0) return;
    lane.isBusy = true;
    void flush(lane.queue.splice(0, MOST_IN_A_BATCH)).finally(() => {
      lane.isBusy = false;
      pump(lane);
    });
  };

  return {
    submit: (arrival) =>
      new Promise((resolve, reject) => {
        const lane = lanes[arrival.schoolId % LANES];
        if (lane.queue.length >= MOST_WAITING / LANES) throw new ProblemError('overloaded', undefined, RETRY_AFTER_S);
        lane.queue.push({ arrival, resolve, reject });
        // Arrivals of the same turn of the event loop share a batch.
        queueMicrotask(() => pump(lane));
      }),
  };
}

/**
 * Encrypts and stores; whatever met a key that was just replaced goes again under the new one. A campaign whose keys are missing
 * keeps none of the others from being stored.
 */
async function store(
  db: Kysely<Database>,
  keys: CampaignKeys,
  arrivals: Arrival[],
  week: string,
): Promise<(Outcome | KeyMissing)[]> {
  const outcomes: (Outcome | KeyMissing)[] = arrivals.map(() => 'closed');
  let left = arrivals.map((_, index) => index);
  while (left.length > 0) {
    const parcels: { index: number; parcel: Parcel }[] = [];
    for (const index of left) {
      const parcel = await pack(keys, arrivals[index]).catch(orMissing);
      if (parcel instanceof KeyMissing) outcomes[index] = parcel;
      else if (parcel) parcels.push({ index, parcel });
    }
    if (parcels.length === 0) break;
    const results = await storeArrivals(
      db,
      parcels.map(({ parcel }) => parcel),
      week,
    );
    left = [];
    results.forEach((result, place) => {
      const { index, parcel } = parcels[place];
      if (result === 'keyEnded') {
        keys.forget(parcel.campaignId);
        left.push(index);
      } else outcomes[index] = result;
    });
  }
  return outcomes;
}

function orMissing(error: unknown): KeyMissing {
  if (error instanceof KeyMissing) return error;
  throw error;
}

/** @returns null when the campaign is sealed */
async function pack(keys: CampaignKeys, arrival: Arrival): Promise<Parcel | null> {
  const writing = await keys.writing(arrival.campaignId);
  if (writing === null) return null;
  const { audience, campaignId, code, grade, schoolId } = arrival;
  const cell = { audience, campaignId, grade, schoolId };
  return { ...cell, code, digest: writing.digest(cell, foldId(arrival.id)), ...writing.seal(cell, arrival) };
}
