/**
 * The operator: whoever runs the server, holds its whole database with system columns and files, reads every log line, and even
 * knows in which order the codes were used, tries to pair codes with answers. Each set of answers is marked with its person's
 * number, which the operator does not know.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeDigest } from '../../../server/answering/codes/code.ts';
import { getCodeKey, makeCodes } from '../../../server/answering/codes/making.ts';
import { MARK_BYTES } from '../../../server/answering/codes/marks.ts';
import { createSealer } from '../../../server/answering/sealing/sealer.ts';
import { normaliseCode } from '../../../server/answering/submissions/code.ts';
import { createForms } from '../../../server/answering/submissions/forms.ts';
import { createTicketKeys } from '../../../server/answering/tickets/keys.ts';
import { openDatabase } from '../../../server/ground/db/connect.ts';
import type { Database } from '../../../server/ground/db/schema.ts';
import { findSetting } from '../../../server/ground/db/settings.ts';
import { ADDRESS_SETTING } from '../../../server/session.ts';
import { loadContent } from '../../../surveys/load.ts';
import { makeDataFolder, removeDataFolder } from '../dataFolder.ts';
import { answerByCode } from '../phone.ts';
import { startServer, stopServer } from '../process.ts';
import { makeWorld, type World } from '../world.ts';

const PEOPLE = 50;
/** Of 50 pairings by chance about one is right: by Poisson, more than seven come once in 100,000 times. */
const MOST_BY_CHANCE = 7;

const content = loadContent();
const items = content.questionnaires.student.items.slice(0, 4);

/** Four items hold the number of the person in base 4. */
const markedAnswers = (person: number) =>
  Object.fromEntries(items.map(({ name, values }, digit) => [name, values[Math.floor(person / 4 ** digit) % 4]]));
const personOf = (answers: Buffer): number =>
  items.reduce((sum, { values }, digit) => sum + values.indexOf(answers[digit]) * 4 ** digit, 0);

let server: Awaited<ReturnType<typeof startServer>>;
let dataFolder: string;
let db: Kysely<Database>;
let closeDatabase: () => Promise<void>;
let url: string;
let logged = '';
let world: World;
let codes: string[];

beforeAll(async () => {
  dataFolder = await makeDataFolder();
  process.env.OPORA_LOG_LEVEL = 'trace';
  server = await startServer(dataFolder, '--empty');
  for (const stream of [server.process.stdout, server.process.stderr]) stream?.on('data', (chunk) => (logged += chunk));
  const opened = await openDatabase({ databaseUrl: null, dataFolder }, 'opora test');
  [db, closeDatabase] = [opened.db, opened.close];
  url = (await findSetting<string>(db, ADDRESS_SETTING)) ?? '';
}, 120_000);
afterAll(async () => {
  delete process.env.OPORA_LOG_LEVEL;
  await closeDatabase();
  await stopServer(server);
  await removeDataFolder(dataFolder);
});

beforeEach(async () => {
  // A real server goes by the real clock and closes what is overdue.
  world = await makeWorld({ content, db }, 1, PEOPLE, '2100-01-01');
  const cell = { schoolId: world.schoolIds[0], campaignId: world.campaignId, audience: 'student', grade: 6 } as const;
  codes = (await db.transaction().execute((trx) => makeCodes(trx, { ...cell, count: PEOPLE }))).codes;
});

async function closeCampaign(): Promise<void> {
  await createSealer(db, createForms(db), () => undefined).close(world.campaignId);
  await createTicketKeys(db, () => '2026-06-01').end(true);
}

type Trace = { person: number; xmin: number; place: number; id: string };

/** The answers as the operator sees them: the transaction that wrote the row, and its place on the disk. */
async function traces(table: 'inbox' | 'submission'): Promise<Trace[]> {
  const { rows } = await sql<{ answers: Buffer; xmin: string; ctid: string; id: string }>`
    select answers, xmin::text, ctid::text, id::text from ${sql.table(table)}
    where campaign_id = ${world.campaignId}`.execute(db);
  return rows.map(({ answers, ctid, id, xmin }) => {
    const [page, line] = ctid.slice(1, -1).split(',').map(Number);
    return { person: personOf(answers), xmin: Number(xmin), place: page * 1000 + line, id };
  });
}

/** What the operator may sort by, hoping that it is the order of arrival. */
const ORDERS: Record<string, (a: Trace, b: Trace) => number> = {
  'place on the disk': (a, b) => a.place - b.place,
  'transaction, then place': (a, b) => a.xmin - b.xmin || a.place - b.place,
  'transaction, then id': (a, b) => a.xmin - b.xmin || (a.id < b.id ? -1 : 1),
};

/** Pairs the last persons, whose order the operator knows, with the sorted rows. @returns how many pairs are right */
function pairedRightly(rows: Trace[], order: (a: Trace, b: Trace) => number, answered: number): number {
  const sorted = rows.toSorted(order);
  return sorted.filter(({ person }, index) => person === answered - rows.length + index).length;
}

/** The file of a table as it is on the disk, after a checkpoint. */
async function fileOf(table: string): Promise<Buffer> {
  await sql`checkpoint`.execute(db);
  const { rows } = await sql<{ path: string }>`select pg_relation_filepath(${table}) as path`.execute(db);
  return readFile(join(dataFolder, 'postgres', 'cluster', rows[0].path));
}

function occurrences(haystack: Buffer, needle: Buffer): number {
  let found = 0;
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) found += 1;
  return found;
}

describe('the operator', () => {
  it('after the closing pairs codes with answers no better than by chance, from database, files and logs', async () => {
    const before = logged.length;
    for (let person = 0; person < PEOPLE; person++)
      expect(await answerByCode(url, codes[person], markedAnswers(person))).toBe(201);
    const code = await codeDigest(await getCodeKey(db), normaliseCode(codes[0]));
    const openFile = await fileOf('inbox');
    await closeCampaign();

    const rows = await traces('submission');
    expect(rows.map(({ person }) => person).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: PEOPLE }, (_, n) => n),
    );
    for (const [name, order] of Object.entries(ORDERS))
      expect(pairedRightly(rows, order, PEOPLE), name).toBeLessThanOrEqual(MOST_BY_CHANCE);

    // Replaced rows are gone from the files: while the campaign ran they were there.
    const answers = Buffer.from(items.map(({ name }) => markedAnswers(PEOPLE - 1)[name]));
    expect(occurrences(openFile, answers)).toBeGreaterThan(0);
    expect(occurrences(await fileOf('inbox'), answers)).toBe(0);
    const { marks } = await db
      .selectFrom('code_use')
      .select('marks')
      .where('campaign_id', '=', world.campaignId)
      .executeTakeFirstOrThrow();
    expect(occurrences(await fileOf('code_use'), marks.subarray(0, MARK_BYTES))).toBe(1);

    const lines = logged.slice(before) + (await readFile(join(dataFolder, 'postgres', 'postgres.log'), 'utf8'));
    const secrets = codes.flatMap((each) => [each, normaliseCode(each)]);
    for (const secret of [...secrets, code.toString('hex'), ...rows.map(({ id }) => id), '127.0.0.1', 'user-agent'])
      expect(lines).not.toContain(secret);
  }, 120_000);

  it('during the campaign pairs no better than by chance within the pool of ten', async () => {
    const hits: Record<string, number> = {};
    let pools = 0;
    for (let person = 0; person < PEOPLE; person++) {
      expect(await answerByCode(url, codes[person], markedAnswers(person))).toBe(201);
      const waiting = await traces('inbox');
      if (waiting.length < 9) continue;
      pools += 1;
      for (const [name, order] of Object.entries(ORDERS))
        hits[name] = (hits[name] ?? 0) + pairedRightly(waiting, order, person + 1);
    }
    expect(pools).toBeGreaterThanOrEqual(8);
    // By chance at most one of a pool is paired rightly; a pool in the order of arrival would give four and more.
    for (const [name, right] of Object.entries(hits)) expect(right, name).toBeLessThanOrEqual(2 * pools);
  }, 120_000);

  it('would see the order if answers were written one by one: the attack works', async () => {
    for (let person = 0; person < 9; person++) {
      await sql`insert into inbox (school_id, campaign_id, audience, grade, id, answers, doubtful)
        select school_id, campaign_id, audience, grade, gen_random_uuid(), ${Buffer.from(
          items.map(({ name }) => markedAnswers(person)[name]),
        )}, false from cell where campaign_id = ${world.campaignId} and audience = 'student' and grade = 6`.execute(db);
    }
    expect(pairedRightly(await traces('inbox'), ORDERS['transaction, then id'], 9)).toBe(9);
  });
});
