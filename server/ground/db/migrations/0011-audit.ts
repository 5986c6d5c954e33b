import { type Kysely, sql } from 'kysely';

/**
 * Who did what to which record when. No key points at another table: an entry outlives the account, the school and the
 * record that it names. The triggers refuse every change for every role, the owner's too.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table audit_entry (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    account_id text,
    action text not null,
    record_kind text not null,
    record_id text not null,
    school_id integer,
    territory_id integer,
    details jsonb not null
  )`.execute(db);
  await sql`create index audit_entry_account on audit_entry (account_id, id)`.execute(db);
  await sql`create index audit_entry_record on audit_entry (record_kind, record_id, id)`.execute(db);
  await sql`create index audit_entry_school on audit_entry (school_id, id)`.execute(db);
  await sql`create index audit_entry_at on audit_entry (at)`.execute(db);
  await sql`create function refuse_change_of_audit() returns trigger language plpgsql as $body$
    begin
      raise exception 'audit_entry only grows: % is refused', lower(tg_op) using errcode = 'insufficient_privilege';
    end
  $body$`.execute(db);
  await sql`create trigger audit_entry_only_grows before update or delete or truncate on audit_entry
    for each statement execute function refuse_change_of_audit()`.execute(db);
  // Also where a session plays the replica, which skips ordinary triggers.
  await sql`alter table audit_entry enable always trigger audit_entry_only_grows`.execute(db);
}
