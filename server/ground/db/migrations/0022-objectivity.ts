import { type Kysely, sql } from 'kysely';

const FINDINGS = [
  // What is to be computed and what was: `wanted` grows with every change of results, `computed` follows it.
  sql`create table objectivity_state (
    territory_id integer primary key references territory,
    wanted integer not null,
    computed integer not null default 0,
    failed integer not null default 0,
    computed_at timestamptz,
    summary jsonb
  )`,
  sql`create table objectivity_run (
    territory_id integer not null references territory,
    run integer not null,
    at timestamptz not null,
    imports integer[] not null,
    primary key (territory_id, run)
  )`,
  sql`create table objectivity_finding (
    school_id integer not null references school,
    territory_id integer not null references territory,
    n integer not null,
    level text not null check (level in ('none', 'watch', 'look', 'tooFew')),
    signals jsonb not null,
    primary key (school_id, territory_id)
  )`,
  sql`create index objectivity_finding_territory on objectivity_finding (territory_id)`,
  sql`create table objectivity_test_finding (
    school_id integer not null references school,
    territory_id integer not null references territory,
    year integer not null,
    subject text not null,
    grade integer not null,
    n integer not null,
    mean double precision not null,
    level text check (level in ('none', 'watch', 'look', 'tooFew')),
    picture jsonb not null,
    primary key (school_id, territory_id, year, subject, grade)
  )`,
  sql`create index objectivity_test_finding_test on objectivity_test_finding (territory_id, year, subject, grade)`,
];

const OUTSIDE = [
  sql`create table objectivity_baseline (
    id integer generated always as identity primary key,
    territory_id integer not null references territory,
    file_name text not null,
    baseline jsonb not null,
    loaded_by text references account on delete set null,
    loaded_at timestamptz not null,
    ended_by text references account on delete set null,
    ended_at timestamptz
  )`,
  sql`create table objectivity_list (
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
  sql`create table objectivity_list_mark (
    school_id integer not null references school,
    list_id integer not null references objectivity_list,
    grade integer not null,
    subject text not null,
    marked boolean not null,
    primary key (school_id, list_id, grade, subject)
  )`,
];

const CASES = [
  sql`create table objectivity_case (
    id integer generated always as identity,
    school_id integer not null references school,
    sign text not null,
    seen jsonb not null,
    state text not null check (state in ('noted', 'recheck', 'crossMarking', 'expert', 'closed')),
    outcome text check (outcome in ('confirmed', 'explained', 'notConfirmed')),
    partner_id integer references school,
    due_on date,
    note text not null,
    day date not null,
    version integer not null,
    changed_by text references account on delete set null,
    changed_at timestamptz not null,
    primary key (school_id, id),
    check ((state = 'closed') = (outcome is not null)),
    check ((state = 'crossMarking') = (partner_id is not null))
  )`,
  sql`create unique index objectivity_case_once on objectivity_case (school_id, sign) where state <> 'closed'`,
  sql`create table objectivity_case_version (
    school_id integer not null,
    case_id integer not null,
    version integer not null,
    state text not null,
    outcome text,
    partner_id integer references school,
    due_on date,
    note text not null,
    day date not null,
    changed_by text references account on delete set null,
    changed_at timestamptz not null,
    primary key (school_id, case_id, version),
    foreign key (school_id, case_id) references objectivity_case
  )`,
  sql`create table objectivity_measure (
    id integer generated always as identity,
    school_id integer not null,
    case_id integer not null,
    measure text,
    title text not null,
    owner text not null,
    assigned_on date not null,
    due_on date not null,
    state text not null check (state in ('assigned', 'done', 'dropped')),
    note text not null,
    day date not null,
    version integer not null,
    changed_by text references account on delete set null,
    changed_at timestamptz not null,
    primary key (school_id, id),
    foreign key (school_id, case_id) references objectivity_case
  )`,
  sql`create table objectivity_measure_version (
    school_id integer not null,
    measure_id integer not null,
    version integer not null,
    title text not null,
    owner text not null,
    due_on date not null,
    state text not null,
    note text not null,
    day date not null,
    changed_by text references account on delete set null,
    changed_at timestamptz not null,
    primary key (school_id, measure_id, version),
    foreign key (school_id, measure_id) references objectivity_measure
  )`,
];

const SECOND_TABLES = [
  sql`create table objectivity_table (
    id integer generated always as identity,
    school_id integer not null,
    case_id integer not null,
    year integer not null,
    subject text not null,
    grade integer not null,
    file_name text not null,
    rows integer not null,
    loaded_by text references account on delete set null,
    loaded_at timestamptz not null,
    undone_by text references account on delete set null,
    undone_at timestamptz,
    primary key (school_id, id),
    foreign key (school_id, case_id) references objectivity_case
  )`,
  sql`create table objectivity_table_result (
    school_id integer not null,
    table_id integer not null,
    pupil bytea not null,
    total smallint not null,
    mark smallint not null,
    primary key (school_id, table_id, pupil),
    foreign key (school_id, table_id) references objectivity_table
  )`,
];

/** Findings on results of tests, what they are compared with, the work on a sign, and second tables of results. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...FINDINGS, ...OUTSIDE, ...CASES, ...SECOND_TABLES]) await statement.execute(db);
  // Results that are there already wait to be looked at.
  await sql`insert into objectivity_state (territory_id, wanted)
    with recursive above as (
      select distinct territory_id as id from vpr_import where state = 'imported'
      union
      select territory.parent_id from territory join above on territory.id = above.id where territory.parent_id is not null)
    select id, 1 from above`.execute(db);
}
