import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  sql`create table official_profile (
    id integer generated always as identity primary key,
    territory_id integer not null references territory,
    year integer not null,
    file_name text not null,
    rows integer not null,
    loaded_by text references account on delete set null,
    loaded_at timestamptz not null,
    undone_by text references account on delete set null,
    undone_at timestamptz
  )`,
  sql`create index official_profile_territory on official_profile (territory_id, year)`,
  sql`create table official_level (
    school_id integer not null references school,
    profile_id integer not null references official_profile,
    factor text not null,
    level text not null check (level in ('low', 'medium', 'high')),
    primary key (school_id, profile_id, factor)
  )`,
];

/** Risk profiles that another programme (500+) has made of schools, as a district loads them to see them beside its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db);
}
