import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDatabase } from '../../../../server/ground/db/connect.ts';
import { asRole } from '../../addresses.ts';
import { cloneDatabase, type TestDatabase } from '../../database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const open = (databaseUrl: string) => openDatabase({ databaseUrl, dataFolder: '/nonexistent' }, 'opora of a test');

describe('an external database', () => {
  test('is opened by its address, under the name of the process', async () => {
    const { pool, db, embedded, close } = await open(database.url);
    expect(embedded).toBe(false);
    expect((await pool.query("select current_setting('application_name') as name")).rows).toEqual([
      { name: 'opora of a test' },
    ]);
    expect(await db.selectFrom('school').selectAll().execute()).toEqual([]);
    await close();
  });

  test('speaks our types: days as text, bigint as exact numbers, UTC', async () => {
    const { pool, close } = await open(database.url);
    const { rows } = await pool.query(
      "select date '2026-06-01' as day, 9007199254740991::bigint as large, count(*) as number, current_setting('TimeZone') as zone",
    );
    expect(rows).toEqual([{ day: '2026-06-01', large: 9007199254740991, number: 1, zone: 'UTC' }]);
    await expect(pool.query('select 9007199254740992::bigint as large')).rejects.toThrow(RangeError);
    await close();
  });

  test.each([
    ['nobody listens', 'postgresql://opora:secret@127.0.0.1:1/opora'],
    ['there is no such server', 'postgresql://opora:secret@localhost/opora?host=/nonexistent'],
  ])('that cannot be reached because %s is refused in one line without its password', async (_name, url) => {
    const error = await open(url).catch((caught: Error) => caught);
    expect(String(error)).toMatch(/^Error: The database of DATABASE_URL cannot be used: [^\n]+$/);
    expect(String(error)).not.toContain('secret');
  });

  test('is closed once, however often it is asked', async () => {
    const { pool, close } = await open(database.url);
    await Promise.all([close(), close()]);
    await expect(pool.query('select 1')).rejects.toThrow();
  });
});

const { role } = inject('testServer');

describe.runIf(role !== null)('two roles', () => {
  test('give the application the rows of every table, also of a new one, and no more of the audit than to add', async () => {
    const config = {
      databaseUrl: asRole(database.url, role),
      databaseOwnerUrl: database.url,
      dataFolder: '/nonexistent',
    };
    const { close, db: owner, openApplication } = await openDatabase(config, 'opora of a test');
    await sql`create table made_later (id integer)`.execute(owner);
    const { db: application } = await openApplication();
    expect((await sql`select current_user as name`.execute(application)).rows).toEqual([{ name: role }]);
    await sql`insert into made_later values (1)`.execute(application);
    await expect(sql`delete from audit_entry`.execute(application)).rejects.toMatchObject({ code: '42501' });
    await expect(sql`drop table made_later`.execute(application)).rejects.toMatchObject({ code: '42501' });
    await close();
    await expect(sql`select 1`.execute(application)).rejects.toThrow();
  });
});
