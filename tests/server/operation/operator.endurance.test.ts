/**
 * The disk: a real server with its database, whose files and write-ahead log are read after every single answer. What waits is
 * nowhere in plain text, what was sealed is tied to no place before, and once a campaign is sealed no copy, however old, can be opened.
 * The operator who sees the rows as well is in `answering/operator.test.ts`.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeDigest } from '../../../server/answering/codes/code.ts';
import { getCodeKey, makeCodes } from '../../../server/answering/codes/making.ts';
import { type CampaignKeys, createCampaignKeys } from '../../../server/answering/envelopes/keys.ts';
import { createSealer, type Sealer } from '../../../server/answering/sealing/sealer.ts';
import { normaliseCode } from '../../../server/answering/submissions/code.ts';
import { createForms } from '../../../server/answering/submissions/forms.ts';
import { openDatabase } from '../../../server/ground/db/connect.ts';
import type { Database } from '../../../server/ground/db/schema.ts';
import { findSetting, INSTALLATION_SETTING } from '../../../server/ground/db/settings.ts';
import { type KeyFolder, openKeyFolder } from '../../../server/ground/key-folder.ts';
import { ADDRESS_SETTING } from '../../../server/session.ts';
import { loadContent } from '../../../surveys/load.ts';
import { makeDataFolder, removeDataFolder } from '../dataFolder.ts';
import { answerByCode } from '../phone.ts';
import { startServer, stopServer } from '../process.ts';
import { makeWorld, setState, type World } from '../world.ts';

const PEOPLE = 14;
const content = loadContent();
const { items } = content.questionnaires.student;

/** Every item answered, differently by every person, so that no file holds the same bytes by chance. */
const choiceOf = (person: number, item: number): number => {
  const { values } = items[item];
  return values[createHash('sha256').update(`${person} ${item}`).digest()[0] % values.length];
};
const answersOf = (person: number) => Object.fromEntries(items.map(({ name }, item) => [name, choiceOf(person, item)]));
const bytesOf = (person: number) => Buffer.from(items.map((_, item) => choiceOf(person, item)));

let server: Awaited<ReturnType<typeof startServer>>;
let dataFolder: string;
let db: Kysely<Database>;
let closeDatabase: () => Promise<void>;
let url: string;
let logged = '';
let world: World;
let codes: string[];
let keyFolder: KeyFolder;
let keys: CampaignKeys;
let sealer: Sealer;

beforeAll(async () => {
  dataFolder = await makeDataFolder();
  process.env.OPORA_LOG_LEVEL = 'trace';
  server = await startServer(dataFolder, '--empty');
  for (const stream of [server.process.stdout, server.process.stderr]) stream?.on('data', (chunk) => (logged += chunk));
  const opened = await openDatabase({ databaseUrl: null, dataFolder }, 'opora test');
  [db, closeDatabase] = [opened.db, opened.close];
  url = (await findSetting<string>(db, ADDRESS_SETTING)) ?? '';
  keyFolder = openKeyFolder(join(`${dataFolder}-keys`, (await findSetting<string>(db, INSTALLATION_SETTING)) ?? ''));
  keys = createCampaignKeys(db, keyFolder, () => '2026-06-01');
  sealer = createSealer({ db, forms: createForms(db), keys, sealed: () => undefined });
  // A real server goes by the real clock and closes what is overdue.
  world = await makeWorld({ content, db }, 1, PEOPLE, '2100-01-01');
  const cell = { schoolId: world.schoolIds[0], campaignId: world.campaignId, audience: 'student', grade: 6 } as const;
  codes = (await db.transaction().execute((trx) => makeCodes(trx, { ...cell, count: PEOPLE }))).codes;
}, 120_000);
afterAll(async () => {
  delete process.env.OPORA_LOG_LEVEL;
  await closeDatabase();
  await stopServer(server);
  await removeDataFolder(dataFolder);
});

const seen = new Map<string, number>();
/**
 * The files of the data folder (cluster, log, write-ahead log) that changed since the last look: what did not change holds nothing new.
 * @param all of them, changed or not
 */
async function disk(all = false): Promise<Buffer[]> {
  await sql`checkpoint`.execute(db);
  const changed: Buffer[] = [];
  for (const file of await readdir(dataFolder, { recursive: true })) {
    const path = join(dataFolder, file);
    const found = await stat(path).catch(() => null);
    if (!found?.isFile() || (!all && seen.get(path) === found.mtimeMs)) continue;
    seen.set(path, found.mtimeMs);
    changed.push(await readFile(path).catch(() => Buffer.alloc(0)));
  }
  return changed;
}

const isOn = (files: Buffer[], person: number): boolean => files.some((file) => file.includes(bytesOf(person)));

async function sealedPeople(): Promise<Set<number>> {
  const rows = await db
    .selectFrom('submission')
    .select('answers')
    .where('campaign_id', '=', world.campaignId)
    .execute();
  return new Set(
    rows.map(({ answers }) =>
      Array.from({ length: PEOPLE }, (_, person) => person).findIndex((person) => answers.equals(bytesOf(person))),
    ),
  );
}

describe('the disk of a server', () => {
  it('has nowhere in plain text what waits, after every single answer', async () => {
    let waited = 0;
    for (let person = 0; person < PEOPLE; person++) {
      expect(await answerByCode(url, codes[person], answersOf(person))).toBe(201);
      const before = await sealedPeople();
      const files = await disk();
      // The worker seals meanwhile: who was sealed before or after the look is no secret any more.
      const sealed = new Set([...before, ...(await sealedPeople())]);
      for (let other = 0; other <= person; other++) {
        if (sealed.has(other)) continue;
        waited += 1;
        expect(isOn(files, other), `person ${other} after ${person}`).toBe(false);
      }
    }
    expect(waited).toBeGreaterThan(PEOPLE * 4);
    await sealer.seal(world.campaignId);
    const sealed = await sealedPeople();
    expect(sealed.size).toBeGreaterThanOrEqual(5);
    const files = await disk(true);
    for (let person = 0; person < PEOPLE; person++) expect(isOn(files, person)).toBe(sealed.has(person));
  }, 120_000);

  it('logs no code, no id, no address and no agent', async () => {
    const digest = await codeDigest(await getCodeKey(db), normaliseCode(codes[0]));
    const { rows } = await sql<{
      id: string;
    }>`select id::text from submission union all select id::text from inbox`.execute(db);
    const lines = logged + (await readFile(join(dataFolder, 'postgres', 'postgres.log'), 'utf8'));
    const secrets = codes.flatMap((each) => [each, normaliseCode(each)]);
    for (const secret of [...secrets, digest.toString('hex'), ...rows.map(({ id }) => id), '127.0.0.1', 'user-agent'])
      expect(lines).not.toContain(secret);
  });

  it('has no keys in the data folder, and none at all once the campaign is sealed: no earlier copy can be opened', async () => {
    const copied = await db
      .selectFrom('inbox')
      .select(['key_id as keyId', 'sealed'])
      .where('campaign_id', '=', world.campaignId)
      .execute();
    expect(copied.length).toBeGreaterThanOrEqual(5);
    const cell = { schoolId: world.schoolIds[0], campaignId: world.campaignId, audience: 'student', grade: 6 } as const;
    const open = async () => (await keys.reading(world.campaignId)).open(cell, copied[0]);
    expect((await open()).answers).toHaveLength(items.length);
    const secrets = await Promise.all((await keyFolder.list()).map(({ name }) => keyFolder.read(name)));
    expect(secrets.length).toBeGreaterThanOrEqual(2);
    const files = await disk(true);
    for (const secret of secrets) expect(files.some((file) => secret !== null && file.includes(secret))).toBe(false);

    await setState({ db }, world.campaignId, 'closed');
    await db
      .updateTable('campaign')
      .set({ state: 'sealed', seals_on: null })
      .where('id', '=', world.campaignId)
      .execute();
    await sealer.seal(world.campaignId);
    expect(await keyFolder.list()).toEqual([]);
    await expect(open()).rejects.toThrow('lacks a key');
    expect((await sealedPeople()).size).toBe(PEOPLE);
    // What was replaced while the campaign ran is gone from the tables' files as well.
    const { rows } = await sql<{ path: string }>`select pg_relation_filepath('inbox') as path`.execute(db);
    const inbox = await readFile(join(dataFolder, 'postgres', 'cluster', rows[0].path));
    expect(inbox.includes(copied[0].sealed)).toBe(false);
  }, 120_000);
});
