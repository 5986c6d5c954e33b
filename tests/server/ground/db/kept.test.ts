import type { Kysely } from 'kysely';
import { expect, it } from 'vitest';
import { keepByStamp } from '../../../../server/ground/db/kept.ts';
import type { Database } from '../../../../server/ground/db/schema.ts';

const database = () => ({}) as Kysely<Database>;

it('computes once while the stamp is the same, and anew when it is another', async () => {
  const kept = keepByStamp<number>(5);
  const db = database();
  let computed = 0;
  const ask = (stamp: string, key = 'one') => kept(db, key, stamp, async () => ++computed);
  expect(await Promise.all([ask('a'), ask('a')])).toEqual([1, 1]);
  expect(await ask('b')).toBe(2);
  expect(await ask('b')).toBe(2);
  expect(await ask('b', 'other')).toBe(3);
});

it('tells nothing of one database to another', async () => {
  const kept = keepByStamp<string>(5);
  const [one, other] = [database(), database()];
  expect(await kept(one, 'key', 'a', async () => 'one')).toBe('one');
  expect(await kept(other, 'key', 'a', async () => 'other')).toBe('other');
});

it('forgets a failure, and what was asked for longest ago', async () => {
  const kept = keepByStamp<string>(2);
  const db = database();
  await expect(kept(db, 'x', 'a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await kept(db, 'x', 'a', async () => 'first')).toBe('first');
  for (const key of ['y', 'x', 'z']) await kept(db, key, 'a', async () => `new ${key}`);
  expect(await kept(db, 'x', 'a', async () => 'again')).toBe('first');
  expect(await kept(db, 'y', 'a', async () => 'again')).toBe('again');
});
