import { type Kysely, sql } from 'kysely';

/** The measures that a school has chosen against its risks, each tied to an activity of a roadmap, every version kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table plan_line (
    id integer generated always as identity,
    school_id integer not null references school,
    campaign_id integer not null references campaign,
    factor text not null,
    measure text not null,
    roadmap_year integer not null,
    activity integer,
    owner text not null,
    starts_on date not null,
    ends_on date not null check (ends_on >= starts_on),
    state text not null check (state in ('planned', 'underWay', 'done', 'dropped')),
    note text not null,
    version integer not null,
    changed_by text references account on delete set null,
    changed_at timestamptz not null,
    primary key (school_id, id)
  )`.execute(db);
  // A measure stands once against a factor; one that was dropped makes room.
  await sql`create unique index plan_line_once on plan_line (school_id, campaign_id, factor, measure)
    where state <> 'dropped'`.execute(db);
  await sql`create table plan_line_version (
    school_id integer not null,
    line_id integer not null,
    version integer not null,
    activity integer,
    owner text not null,
    starts_on date not null,
    ends_on date not null,
    state text not null,
    note text not null,
    changed_by text references account on delete set null,
    changed_at timestamptz not null,
    primary key (school_id, line_id, version),
    foreign key (school_id, line_id) references plan_line
  )`.execute(db);
}
