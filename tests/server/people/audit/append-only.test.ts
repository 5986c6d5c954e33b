/** What PostgreSQL itself refuses, whoever asks. */
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createPool } from '../../../../server/ground/db/connect.ts';
import { cloneDatabase, type TestDatabase } from '../../database.ts';

let database: TestDatabase;
let owner: pg.Pool;

beforeAll(async () => {
  database = await cloneDatabase();
  owner = createPool({ connectionString: database.url, max: 2 });
  await database.pool.query(`insert into audit_entry (at, action, record_kind, record_id, details)
    values ('2026-06-01T09:00:00Z', 'session.start', 'account', 'a', '{}')`);
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const CHANGES = [
  "update audit_entry set action = 'session.end'",
  "update audit_entry set action = 'session.end' where false",
  'delete from audit_entry',
  'truncate audit_entry',
  `merge into audit_entry using (select 1 as id) as other on audit_entry.id = other.id when matched then delete`,
];
const refused = (pool: pg.Pool, statement: string) =>
  expect(pool.query(statement), statement).rejects.toMatchObject({ code: '42501' });

describe('the table of the audit', () => {
  it.each(CHANGES)('refuses the owner: %s', async (statement) => {
    await refused(owner, statement);
  });

  it('refuses the owner also in a session that plays the replica', async () => {
    const client = await owner.connect();
    await client.query('set session_replication_role = replica');
    await expect(client.query('delete from audit_entry')).rejects.toMatchObject({ code: '42501' });
    client.release(true);
  });

  it('keeps what it had', async () => {
    const { rows } = await owner.query('select action from audit_entry');
    expect(rows).toEqual([{ action: 'session.start' }]);
  });
});

describe.runIf(inject('testServer').role !== null)("the application's role", () => {
  it('is not the owner, and no superuser', async () => {
    const { rows } = await database.pool.query(
      `select current_user <> tableowner as other, rolsuper from pg_tables, pg_roles
       where tablename = 'audit_entry' and rolname = current_user`,
    );
    expect(rows).toEqual([{ other: true, rolsuper: false }]);
  });

  it.each([
    ...CHANGES,
    'alter table audit_entry disable trigger audit_entry_only_grows',
    'drop trigger audit_entry_only_grows on audit_entry',
    'drop table audit_entry cascade',
    'alter table audit_entry rename to forgotten',
    'create or replace function refuse_change_of_audit() returns trigger language plpgsql as $$ begin return new; end $$',
    'set session_replication_role = replica',
    'grant update on audit_entry to opora_app',
    'create table beside (id integer)',
    'update migration set name = name',
    'set role opora',
  ])('is refused: %s', async (statement) => {
    // A grant of what one does not own is a warning that changes nothing; the right is looked for afterwards.
    if (statement.startsWith('grant')) await database.pool.query(statement).catch(() => {});
    else await refused(database.pool, statement);
    const { rows } = await database.pool.query("select has_table_privilege('audit_entry', 'update') as may");
    expect(rows).toEqual([{ may: false }]);
  });

  it('works with every other table', async () => {
    const { rows } = await database.pool.query(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
       and not (has_table_privilege(oid, 'select') and has_table_privilege(oid, 'insert')
         and has_table_privilege(oid, 'update') and has_table_privilege(oid, 'delete'))`,
    );
    expect(rows.map(({ relname }) => relname).toSorted()).toEqual(['audit_entry', 'migration', 'migration_lock']);
  });
});
