/** The keys of campaigns: where they lie, what a start does when some are lost or come back, and campaigns from before there were keys. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCampaignKeys, foldId } from '../../../server/answering/envelopes/keys.ts';
import { describeLoss, reviewKeys } from '../../../server/answering/envelopes/review.ts';
import { encryptEarlier } from '../../../server/answering/envelopes/upgrade/upgrade.ts';
import { createPool } from '../../../server/ground/db/connect.ts';
import type { Database } from '../../../server/ground/db/schema.ts';
import { type KeyFolder, openKeyFolder } from '../../../server/ground/key-folder.ts';
import { openApplication, type RunningApplication } from '../application.ts';
import { cloneDatabase } from '../database.ts';
import { answersOf, countCell, makeLink, makeWorld, sealForGood, setState, type World } from '../world.ts';
import type { HeldKeysTask } from './held-keys.ts';

let opora: RunningApplication;
let ownerUrl: string;
let world: World;
let code: string;

const clock = { now: () => new Date('2026-06-01T09:00:00Z'), today: () => '2026-06-01' };

beforeAll(async () => {
  const database = await cloneDatabase();
  ownerUrl = database.url;
  opora = await openApplication(database, clock, null, {});
});
afterAll(() => opora.stop());
beforeEach(async () => {
  world = await makeWorld(opora.services, 1);
  code = await makeLink(opora.services, world, { cap: 100 });
});

async function send(ids: string[]): Promise<number[]> {
  const statuses: number[] = [];
  for (const id of ids) {
    const response = await fetch(`${opora.url}/api/survey/${code}/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, answers: answersOf(opora.services) }),
    });
    statuses.push(response.status);
  }
  return statuses;
}
const ids = (n: number) => Array.from({ length: n }, () => randomUUID());

const keysOf = (campaignId: number, purpose: 'inbox' | 'ids') =>
  opora.services.db
    .selectFrom('campaign_key')
    .select('id')
    .where('campaign_id', '=', campaignId)
    .where('purpose', '=', purpose)
    .executeTakeFirstOrThrow();

/** A start: with the memory of a new process. */
async function start() {
  const { db, keyFolder } = opora.services;
  const keys = createCampaignKeys(db, keyFolder, clock.today);
  opora.services.campaignKeys.forget(world.campaignId);
  return reviewKeys({ db, folder: keyFolder, keys, now: clock.now });
}

describe('the key folder', () => {
  let path: string;
  let folder: KeyFolder;
  beforeAll(async () => {
    path = join(await mkdtemp(join(tmpdir(), 'opora-keys-')), 'keys');
    folder = openKeyFolder(path);
  });
  afterAll(() => rm(join(path, '..'), { recursive: true }));

  it('is there with the first key, and open to nobody else', async () => {
    expect(await folder.list()).toEqual([]);
    expect(await folder.read('1.a')).toBeNull();
    await folder.write('1.a', Buffer.from('secret'));
    expect((await stat(path)).mode & 0o777).toBe(0o700);
    expect((await stat(join(path, '1.a.key'))).mode & 0o777).toBe(0o600);
    expect((await folder.read('1.a'))?.toString()).toBe('secret');
    expect((await folder.list()).map(({ name }) => name)).toEqual(['1.a']);
  });

  it('destroys a key once or twice', async () => {
    await folder.destroy('1.a');
    await folder.destroy('1.a');
    expect(await folder.list()).toEqual([]);
  });
});

describe('a start', () => {
  it('changes nothing where all keys are there', async () => {
    await send(ids(3));
    expect(await start()).toEqual([]);
    expect(await countCell(opora.services, world)).toMatchObject({ received: 3, waiting: 3 });
  });

  it('says in one line how many waiting answers lack their key, keeps it in the history, goes on, and counts them where the key comes back', async () => {
    const { db, keyFolder } = opora.services;
    const sent = ids(4);
    await send(sent);
    const name = `${world.campaignId}.${(await keysOf(world.campaignId, 'inbox')).id}`;
    const key = (await keyFolder.read(name)) ?? Buffer.alloc(0);
    await keyFolder.destroy(name);
    const losses = await start();
    expect(losses).toMatchObject([{ campaignId: world.campaignId, answers: 4, ids: false }]);
    expect(losses.map(describeLoss)).toEqual([
      `the key folder lacks keys of campaign ${world.campaignId} (Survey): answers that wait and cannot be counted without them: 4; all else goes on`,
    ]);
    const events = await db
      .selectFrom('campaign_event')
      .select(['kind', 'answers'])
      .where('campaign_id', '=', world.campaignId)
      .execute();
    expect(events).toEqual([{ kind: 'keysLost', answers: 4 }]);
    expect(await send([sent[0], ...ids(8)])).toEqual([200, ...new Array(8).fill(201)]);
    await opora.services.jobs.idle();
    // Twelve wait, of which eight can be opened: none moves, and none is thrown away.
    expect(await countCell(opora.services, world)).toEqual({ received: 12, sealed: 0, waiting: 12 });
    expect(await start()).toMatchObject([{ answers: 4 }]);
    await keyFolder.write(name, key);
    expect(await start()).toEqual([]);
    await opora.services.sealer.seal(world.campaignId);
    expect(await countCell(opora.services, world)).toEqual({ received: 12, sealed: 7, waiting: 5 });
  });

  it('says that answers sent again will count twice when the key of ids is lost', async () => {
    const { keyFolder } = opora.services;
    const sent = ids(2);
    await send(sent);
    await keyFolder.destroy(`${world.campaignId}.${(await keysOf(world.campaignId, 'ids')).id}`);
    const losses = await start();
    expect(losses.map(describeLoss)).toEqual([
      `the key folder lacks keys of campaign ${world.campaignId} (Survey): answers that wait and cannot be counted without them: 0, and answers that a phone sends once more will count twice; all else goes on`,
    ]);
    expect(await send([sent[0]])).toEqual([201]);
  });

  it('destroys keys of a sealed campaign that have come back, and keeps those of campaigns that the database does not know', async () => {
    const { keyFolder } = opora.services;
    await send(ids(2));
    const name = `${world.campaignId}.${(await keysOf(world.campaignId, 'inbox')).id}`;
    const key = (await keyFolder.read(name)) ?? Buffer.alloc(0);
    await sealForGood(opora.services, world.campaignId);
    await keyFolder.write(name, key);
    const [old, young] = [`999999.${randomUUID()}`, `999998.${randomUUID()}`];
    for (const stray of [old, young]) await keyFolder.write(stray, key);
    await utimes(join(keyFolder.path, `${old}.key`), 0, 0);
    expect(await start()).toEqual([]);
    const names = (await keyFolder.list()).map(({ name: each }) => each);
    expect(names).not.toContain(name);
    expect(names).toEqual(expect.arrayContaining([old, young]));
    for (const stray of [old, young]) await keyFolder.destroy(stray);
  });
});

describe('the memory of a server', () => {
  it('forgets after a minute what it encrypts with, though nobody asks again', async () => {
    const workerData: HeldKeysTask = {
      connectionString: ownerUrl,
      keyFolder: opora.services.keyFolder.path,
      campaignId: world.campaignId,
    };
    const [counts] = await once(new Worker(join(import.meta.dirname, 'held-keys.ts'), { workerData }), 'message');
    // One for ids, one of the envelope.
    expect(counts).toEqual([2, 0]);
  });
});

describe('a campaign from before answers were encrypted', () => {
  it('gets its keys: what waited is encrypted, ids are digests, stored answers get new ids, and it says so', async () => {
    const { campaignKeys, db } = opora.services;
    const owner = new Kysely<Database>({
      dialect: new PostgresDialect({ pool: createPool({ connectionString: ownerUrl }) }),
    });
    const closed = await makeWorld(opora.services, 1);
    await setState(opora.services, closed.campaignId, 'closed');
    const [waiting, counted] = [ids(3), ids(5)];
    const bytes = Buffer.from(opora.services.content.questionnaires.student.items.map(() => 3));
    await sql`create table inbox_plain (like submission)`.execute(owner);
    const put = (table: string, { campaignId, schoolIds }: World, each: string[]) =>
      sql`insert into ${sql.table(table)} (school_id, campaign_id, audience, grade, id, answers, doubtful)
        select ${schoolIds[0]}, ${campaignId}, 'student', 6, id, ${bytes}, false
        from unnest(${each.map(foldId)}::uuid[]) as id`.execute(owner);
    await put('inbox_plain', world, waiting);
    await put('submission', world, counted);
    await put('inbox_plain', closed, ids(2));

    expect(await encryptEarlier(owner, campaignKeys, clock.now())).toBeGreaterThanOrEqual(2);
    expect(await encryptEarlier(owner, campaignKeys, clock.now())).toBe(0);
    await owner.destroy();

    expect(await countCell(opora.services, world)).toMatchObject({ waiting: 3 });
    const reading = await campaignKeys.reading(world.campaignId);
    const cell = { schoolId: world.schoolIds[0], campaignId: world.campaignId, audience: 'student', grade: 6 } as const;
    const rows = await db
      .selectFrom('inbox')
      .select(['key_id as keyId', 'sealed'])
      .where('campaign_id', '=', world.campaignId)
      .execute();
    for (const row of rows) expect(Buffer.from((await reading.open(cell, row)).answers)).toEqual(bytes);
    const stored = await db.selectFrom('submission').select('id').where('campaign_id', '=', world.campaignId).execute();
    expect(stored).toHaveLength(5);
    expect(stored.filter(({ id }) => counted.map(foldId).includes(id))).toEqual([]);
    // What a phone had sent before, and sends again, is known.
    expect(await send([waiting[0], counted[0], randomUUID()])).toEqual([200, 200, 201]);
    for (const { campaignId } of [world, closed]) {
      const events = await db
        .selectFrom('campaign_event')
        .select('kind')
        .where('campaign_id', '=', campaignId)
        .execute();
      expect(events).toEqual([{ kind: 'keysLate' }]);
    }
  });
});
