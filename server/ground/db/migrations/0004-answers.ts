import { type Kysely, sql } from 'kysely';

/** `inbox` and `submission` are alike. Neither has a column for a day, a time, an address or an agent. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['inbox', 'submission']) {
    await sql`create table ${sql.table(table)} (
      school_id integer not null,
      campaign_id integer not null,
      audience text not null,
      grade smallint not null,
      id uuid not null,
      answers bytea not null,
      primary key (school_id, campaign_id, audience, grade, id)
    )`.execute(db);
  }
  await sql`create table tally (
    school_id integer not null,
    campaign_id integer not null,
    audience text not null,
    grade smallint not null,
    tally jsonb not null,
    primary key (school_id, campaign_id, audience, grade),
    foreign key (school_id, campaign_id, audience, grade) references cell
  )`.execute(db);
  await sql`create table school_return (
    school_id integer not null references school,
    campaign_id integer not null references campaign,
    version integer not null,
    facts jsonb not null,
    signed_by text not null references account,
    signed_at timestamptz not null,
    primary key (school_id, campaign_id, version)
  )`.execute(db);
}
