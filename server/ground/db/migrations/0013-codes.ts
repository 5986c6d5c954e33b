import { type Kysely, sql } from 'kysely';

/**
 * One-time codes and the keys of their tickets. No table has a column for a day or a time of use, and none has a row of its
 * own for the use of a code: a row says in its system columns when it was written. `code_use` is one row per cell, written anew
 * as a whole with every use.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table code_batch (
    id integer generated always as identity primary key,
    school_id integer not null,
    campaign_id integer not null,
    audience text not null,
    grade smallint not null,
    codes integer not null check (codes > 0),
    foreign key (school_id, campaign_id, audience, grade) references cell
  )`.execute(db);
  await sql`create index code_batch_campaign on code_batch (campaign_id, school_id)`.execute(db);
  await sql`create table access_code (
    digest bytea primary key check (length(digest) = 32),
    batch_id integer not null references code_batch,
    school_id integer not null,
    campaign_id integer not null,
    audience text not null,
    grade smallint not null,
    place integer not null check (place >= 0),
    unique (school_id, campaign_id, audience, grade, place)
  )`.execute(db);
  await sql`create index access_code_batch on access_code (batch_id)`.execute(db);
  await sql`create table code_use (
    school_id integer not null,
    campaign_id integer not null,
    audience text not null,
    grade smallint not null,
    marks bytea not null,
    primary key (school_id, campaign_id, audience, grade),
    foreign key (school_id, campaign_id, audience, grade) references cell
  )`.execute(db);
  await sql`create table ticket_key (
    id integer generated always as identity primary key,
    school_id integer not null,
    campaign_id integer not null,
    audience text not null,
    grade smallint not null,
    public_key bytea not null,
    private_key bytea,
    verify_until date,
    check ((private_key is null) = (verify_until is not null)),
    foreign key (school_id, campaign_id, audience, grade) references cell
  )`.execute(db);
  await sql`create unique index ticket_key_signing on ticket_key (school_id, campaign_id, audience, grade)
    where private_key is not null`.execute(db);
  // Links are looked up by a digest: how long a comparison takes then tells nothing about the characters of a code.
  await sql`create index survey_link_digest on survey_link (sha256(code::bytea))`.execute(db);
  // Rows that were replaced hold the order of things until they are cleared away, so that is done soon.
  for (const table of ['inbox', 'code_use']) {
    await sql`alter table ${sql.table(table)} set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10,
      toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 10)`.execute(db);
  }
}
