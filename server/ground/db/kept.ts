/**
 * What is computed from rows of the database and asked for again and again: kept by the process that computed it, for as long as a stamp
 * of those rows stays the same. The stamp is read from the database each time, so that no process shows what another has changed.
 */
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** @param stamp read before anything is computed: what changes meanwhile is computed anew the next time */
type Kept<Value> = (db: Kysely<Database>, key: string, stamp: string, compute: () => Promise<Value>) => Promise<Value>;

/** @param most keys of one database that are kept; the one that was asked for last goes last @returns a cache of its own */
export function keepByStamp<Value>(most: number): Kept<Value> {
  const databases = new WeakMap<Kysely<Database>, Map<string, { stamp: string; value: Promise<Value> }>>();
  return (db, key, stamp, compute) => {
    const kept = databases.get(db) ?? new Map<string, { stamp: string; value: Promise<Value> }>();
    databases.set(db, kept);
    const known = kept.get(key);
    const own = known?.stamp === stamp ? known : { stamp, value: compute() };
    kept.delete(key);
    kept.set(key, own);
    own.value.catch(() => {
      if (kept.get(key) === own) kept.delete(key);
    });
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size > most) kept.delete(oldest);
    return own.value;
  };
}
