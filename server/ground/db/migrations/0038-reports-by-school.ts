import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  sql`create table vpr_report (
    id integer generated always as identity primary key,
    territory_id integer not null references territory,
    kind text not null check (kind in ('markStatistics', 'journalComparison', 'scoreDistribution', 'itemResults')),
    year integer not null,
    subject text not null,
    grade integer not null,
    unit text not null check (unit in ('percent', 'count')),
    decimals integer not null,
    reference_rows jsonb not null,
    file_name text not null,
    loaded_by text references account on delete set null,
    loaded_at timestamptz not null,
    undone_by text references account on delete set null,
    undone_at timestamptz
  )`,
  sql`create index vpr_report_territory on vpr_report (territory_id, year)`,
  sql`create table vpr_report_line (
    school_id integer not null references school,
    report_id integer not null references vpr_report,
    participants integer not null,
    "values" double precision[] not null,
    primary key (school_id, report_id)
  )`,
  sql`alter table vpr_import
    add column sheet text not null default '',
    add column heading_line integer not null default 1,
    add column heading_rows integer not null default 1,
    add column answers jsonb not null default '{}'`,
  // A command has no account.
  sql`alter table vpr_import alter column uploaded_by drop not null`,
  sql`alter table result_table alter column uploaded_by drop not null`,
  sql`alter table vpr_test alter column imported_by drop not null`,
  // What a check has shown names no school that is to be asked for: it is checked again.
  sql`update vpr_import set preview = null where state = 'uploaded'`,
];

/**
 * Reports on a test by school, without pupils, as a municipality downloads them. Of an upload of results: where its table begins in the
 * file, and which schools people have said that unknown names mean.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db);
}
