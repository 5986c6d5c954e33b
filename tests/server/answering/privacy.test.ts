/** The page "What we store" against what the database really holds, and the survey's routes against what they leave behind. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { privacy as english } from '../../../client/i18n/en/public/privacy.ts';
import { privacy as russian } from '../../../client/i18n/ru/public/privacy.ts';
import { makeCodes } from '../../../server/answering/codes/making.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { answerByCode } from '../phone.ts';
import { answersOf, makeLink, makeWorld, type World } from '../world.ts';

/** Figures computed from sealed answers, and the note that they are to be computed: the page calls them results. */
const RESULTS = ['tally', 'released_tally', 'changed_school', 'profile', 'district_profile'];

let opora: TestApplication;
let world: World;
beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services, 1);
});
afterAll(() => opora.stop());

async function columns(): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name::text as table, column_name::text as column from information_schema.columns
    where table_schema = 'public'`.execute(opora.services.db);
  return new Map(
    [...Map.groupBy(rows, ({ table }) => table)].map(([table, of]) => [table, of.map(({ column }) => column)]),
  );
}

/** A digest of every table's content. */
async function contents(): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  for (const table of (await columns()).keys()) {
    const { rows } = await sql<{ digest: string | null }>`
      select md5(string_agg(row::text, '|' order by row::text)) as digest from ${sql.table(table)} as row`.execute(
      opora.services.db,
    );
    digests.set(table, rows[0].digest ?? '');
  }
  return digests;
}

async function answerByLink(code: string): Promise<void> {
  const body = JSON.stringify({ id: randomUUID(), answers: answersOf(opora.services) });
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  expect((await fetch(`${opora.url}/api/survey/${code}/submissions`, init)).status).toBe(201);
}

describe('the page "What we store"', () => {
  it.each([
    ['Russian', russian],
    ['English', english],
  ])('names in %s every column of its tables, and no other', async (_language, texts) => {
    const real = await columns();
    for (const [table, { columns: named }] of Object.entries(texts.tables))
      expect(Object.keys(named).toSorted(), table).toEqual(real.get(table)?.toSorted());
  });

  it('names every table that changes when people answer by codes and links', async () => {
    const link = await makeLink(opora.services, world);
    const cell = { schoolId: world.schoolIds[0], campaignId: world.campaignId, audience: 'student', grade: 6 } as const;
    const before = await contents();
    const { codes } = await opora.services.db.transaction().execute((trx) => makeCodes(trx, { ...cell, count: 6 }));
    for (const code of codes) expect(await answerByCode(opora.url, code, answersOf(opora.services))).toBe(201);
    for (let person = 0; person < 6; person++) await answerByLink(link);
    await opora.services.jobs.idle();
    const after = await contents();
    const changed = [...after].filter(([table, digest]) => before.get(table) !== digest).map(([table]) => table);
    expect(changed).toEqual(
      expect.arrayContaining(['inbox', 'arrived', 'submission', 'cell', 'pace', 'code_use', 'ticket_key']),
    );
    const named = [...Object.keys(russian.tables), ...RESULTS];
    expect(changed.filter((table) => !named.includes(table))).toEqual([]);
  });

  it('has no column for a time, an address or an agent in any table that an answer touches, but the week of the counter and the day of a key', async () => {
    const { rows } = await sql<{ table: string; column: string }>`
      select table_name::text as table, column_name::text as column from information_schema.columns
      where data_type in ('date', 'timestamp with time zone', 'timestamp without time zone', 'time without time zone', 'inet')
        and table_name = any(${Object.keys(russian.tables)})`.execute(opora.services.db);
    const found = rows.map(({ column, table }) => `${table}.${column}`).toSorted();
    expect(found).toEqual(['campaign_key.made_on', 'pace.week']);
  });
});

describe('the pages of the survey', () => {
  it('set no cookie and allow nothing of others', async () => {
    const code = await makeLink(opora.services, world);
    for (const path of [`/s/${code}`, '/s', '/privacy', `/api/survey/${code}`]) {
      const response = await fetch(`${opora.url}${path}`);
      await response.text();
      expect(response.headers.getSetCookie(), path).toEqual([]);
      expect(response.headers.get('content-security-policy'), path).toContain("default-src 'self'");
      expect(response.headers.get('referrer-policy'), path).toBe('no-referrer');
    }
  });
});
