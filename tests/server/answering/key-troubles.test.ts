/** Keys that are missing, half-written, or replaced while somebody still puts answers back under them. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCampaignKeys, nameOf } from '../../../server/answering/envelopes/keys.ts';
import { reviewKeys } from '../../../server/answering/envelopes/review.ts';
import { takeSealingLock } from '../../../server/answering/sealing/store.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { ask, submit } from '../asking.ts';
import { answersOf, countCell, makeLink, makeWorld, sealForGood, type World } from '../world.ts';

const clock = { now: () => new Date('2026-06-01T09:00:00Z'), today: () => '2026-06-01' };

let opora: TestApplication;
let world: World;
let code: string;

beforeAll(async () => {
  opora = await startApplication();
});
afterAll(() => opora.stop());
beforeEach(async () => {
  world = await makeWorld(opora.services, 1);
  code = await makeLink(opora.services, world, { cap: 100 });
});

const post = (to: string) => submit(opora, to, answersOf(opora.services));
async function send(count: number): Promise<void> {
  for (let n = 0; n < count; n++) expect((await post(code)).status).toBe(201);
}

/** A start of another process. */
function start(folder = opora.services.keyFolder) {
  const { db } = opora.services;
  return reviewKeys({ db, folder, keys: createCampaignKeys(db, folder, clock.today), now: clock.now });
}

async function keyNames(purpose: 'inbox' | 'ids'): Promise<string[]> {
  const rows = await opora.services.db
    .selectFrom('campaign_key')
    .select('id')
    .where('campaign_id', '=', world.campaignId)
    .where('purpose', '=', purpose)
    .execute();
  return rows.map(({ id }) => nameOf(world.campaignId, id));
}
const markSealed = () =>
  opora.services.db.updateTable('campaign').set({ state: 'sealed' }).where('id', '=', world.campaignId).execute();
const countKind = async (kind: 'keysLost') =>
  (
    await opora.services.db
      .selectFrom('campaign_event')
      .select('id')
      .where('campaign_id', '=', world.campaignId)
      .where('kind', '=', kind)
      .execute()
  ).length;

describe('a start between the sealing of a campaign and the counting of its last answers', () => {
  it('leaves the keys that are needed for it', async () => {
    await send(6);
    await markSealed();
    expect(await start()).toEqual([]);
    await sealForGood(opora.services, world.campaignId);
    expect(await countCell(opora.services, world)).toEqual({ received: 6, sealed: 6, waiting: 0 });
    expect(await keyNames('inbox')).toEqual([]);
  });

  it('says what is lost where the keys are, and lets the campaign be ended', async () => {
    await send(6);
    for (const name of await keyNames('inbox')) await opora.services.keyFolder.destroy(name);
    await markSealed();
    expect(await start()).toMatchObject([{ campaignId: world.campaignId, answers: 6, ids: false }]);
    await sealForGood(opora.services, world.campaignId);
    const { db } = opora.services;
    expect(await db.selectFrom('arrived').where('campaign_id', '=', world.campaignId).execute()).toEqual([]);
    expect([...(await keyNames('inbox')), ...(await keyNames('ids'))]).toEqual([]);
  });
});

describe('a start', () => {
  it('takes no key for lost that another process wrote while it looked', async () => {
    await send(1);
    const { keyFolder, sealer } = opora.services;
    const folder = {
      ...keyFolder,
      async list() {
        const files = await keyFolder.list();
        await sealer.renewKey(world.campaignId);
        return files;
      },
    };
    expect(await start(folder)).toEqual([]);
    expect(await countKind('keysLost')).toBe(0);
    expect(await countCell(opora.services, world)).toMatchObject({ waiting: 1 });
  });

  it('calls no replaced key lost that nothing waits under', async () => {
    await send(1);
    const { campaignKeys, keyFolder } = opora.services;
    const [old] = await keyNames('inbox');
    await opora.services.db.deleteFrom('inbox').where('campaign_id', '=', world.campaignId).execute();
    await campaignKeys.roll(world.campaignId);
    await keyFolder.destroy(old);
    expect(await start()).toEqual([]);
    expect(await keyNames('inbox')).not.toContain(old);
  });

  it('destroys what a crash left half-written', async () => {
    const { keyFolder } = opora.services;
    const name = nameOf(world.campaignId, randomUUID());
    const blocked = join(keyFolder.path, `${name}.key`);
    await mkdir(blocked, { recursive: true });
    await expect(keyFolder.write(name, Buffer.from('secret'))).rejects.toThrow();
    await rmdir(blocked);
    const drafts = async () => (await readdir(keyFolder.path)).filter((file) => file.startsWith(name));
    expect(await drafts()).toHaveLength(1);
    await utimes(join(keyFolder.path, (await drafts())[0]), 0, 0);
    await start();
    expect(await drafts()).toEqual([]);
  });
});

describe('a campaign whose keys are not in the folder', () => {
  it.each(['inbox', 'ids'] as const)(
    'has phones come again (%s), and keeps no other from being stored',
    async (purpose) => {
      const { batcher, campaignKeys, keyFolder } = opora.services;
      await send(1);
      const [name] = await keyNames(purpose);
      const key = (await keyFolder.read(name)) ?? Buffer.alloc(0);
      await keyFolder.destroy(name);
      campaignKeys.forget(world.campaignId);
      const response = await post(code);
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('60');

      const other = await makeWorld(opora.services, 1);
      const arrival = ({ campaignId, schoolIds }: World, schoolId = schoolIds[0]) =>
        batcher.submit({
          ...{ schoolId, campaignId, audience: 'student', grade: 6, code: null, id: randomUUID() },
          ...{ answers: new Uint8Array(3), doubtful: false },
        });
      // Schools of one lane share a batch.
      const even = other.schoolIds[0] % 2 === world.schoolIds[0] % 2;
      const [lost, stored] = await Promise.allSettled([
        arrival(world, even ? world.schoolIds[0] : other.schoolIds[0]),
        arrival(other),
      ]);
      expect([lost.status, stored]).toEqual(['rejected', { status: 'fulfilled', value: 'stored' }]);

      await keyFolder.write(name, key);
      await send(1);
    },
  );
});

describe('a key folder that takes no key', () => {
  it('keeps a campaign planned, and says why', async () => {
    const { db, keyFolder } = opora.services;
    const analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
    const targets = { director: 1, teacher: 0.9, student: 0.8, parent: 0.5 };
    const plan = {
      targets,
      title: { ru: 'План', en: 'Plan' },
      opensOn: '2026-06-01',
      closesOn: '2026-06-30',
      schoolIds: world.schoolIds,
    };
    const { body } = await ask(opora, analyst, 'POST', '/api/campaigns', plan);
    const away = `${keyFolder.path}-away`;
    await rename(keyFolder.path, away);
    await writeFile(keyFolder.path, '');
    const opening = await ask(opora, analyst, 'POST', `/api/campaigns/${body.id}/open`);
    await rm(keyFolder.path);
    await rename(away, keyFolder.path);
    expect([opening.status, opening.body.code]).toEqual([503, 'keysMissing']);
    const { state } = await db
      .selectFrom('campaign')
      .select('state')
      .where('id', '=', body.id)
      .executeTakeFirstOrThrow();
    expect(state).toBe('planned');
    expect((await ask(opora, analyst, 'POST', `/api/campaigns/${body.id}/open`)).status).toBe(200);
  });
});

describe('a replaced key', () => {
  it('is kept while a mix is putting answers back under it', async () => {
    const { campaignKeys, db, keyFolder } = opora.services;
    await send(1);
    const [old] = await keyNames('inbox');
    await db.deleteFrom('inbox').where('campaign_id', '=', world.campaignId).execute();
    let clearing: Promise<void> | undefined;
    await db.transaction().execute(async (trx) => {
      await takeSealingLock(trx, world.campaignId);
      await sql`insert into inbox (school_id, campaign_id, audience, grade, id, key_id, sealed)
        values (${world.schoolIds[0]}, ${world.campaignId}, 'student', 6, ${randomUUID()}, ${old.split('.')[1]}::uuid, '')`.execute(
        trx,
      );
      await campaignKeys.roll(world.campaignId);
      clearing = campaignKeys.clear(world.campaignId);
      await Promise.race([clearing, new Promise((resolve) => setTimeout(resolve, 200))]);
    });
    await clearing;
    expect(await keyFolder.read(old)).not.toBeNull();
  });

  it('leaves no new one in a sealed campaign', async () => {
    await send(1);
    const { campaignKeys, keyFolder } = opora.services;
    await markSealed();
    const before = [...(await keyNames('inbox')), ...(await keyNames('ids'))];
    await campaignKeys.roll(world.campaignId);
    const files = (await keyFolder.list()).filter(({ name }) => name.startsWith(`${world.campaignId}.`));
    // Its own may be on their way out.
    expect(files.filter(({ name }) => !before.includes(name))).toEqual([]);
  });
});
