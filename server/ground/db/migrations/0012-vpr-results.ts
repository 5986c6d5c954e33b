import { type Kysely, sql } from 'kysely';

/** Results of VPR: each upload with what was done to it, and the results by school. No names; codes of pupils as keyed hashes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table vpr_import (
    id integer generated always as identity primary key,
    territory_id integer not null references territory,
    year smallint not null,
    subject text not null,
    grade smallint not null,
    file_name text not null,
    state text not null check (state in ('uploaded', 'imported', 'undone')),
    shape text not null,
    header json not null,
    example json not null,
    mapping json not null,
    remembered boolean not null,
    school_id integer references school,
    rows integer not null,
    bytes bytea,
    preview json,
    uploaded_by text not null references account,
    uploaded_at timestamptz not null,
    imported_by text references account,
    imported_at timestamptz,
    undone_by text references account,
    undone_at timestamptz
  )`.execute(db);
  await sql`create index vpr_import_territory on vpr_import (territory_id, id)`.execute(db);
  // Files are kept until they are imported or dropped; they are compressed already or compress badly.
  await sql`alter table vpr_import alter column bytes set storage external`.execute(db);
  // Which schools an import holds. In force is the newest import of a school and test that was not undone.
  await sql`create table vpr_import_school (
    school_id integer not null references school,
    import_id integer not null references vpr_import on delete cascade,
    rows integer not null,
    primary key (school_id, import_id)
  )`.execute(db);
  await sql`create index vpr_import_school_import on vpr_import_school (import_id)`.execute(db);
  await sql`create table vpr_result (
    school_id integer not null,
    import_id integer not null,
    pupil bytea not null,
    class text not null,
    variant text not null,
    items bytea not null,
    total smallint not null,
    mark smallint,
    journal smallint,
    primary key (school_id, import_id, pupil),
    foreign key (school_id, import_id) references vpr_import_school on delete cascade
  )`.execute(db);
  await sql`create table vpr_mapping (
    territory_id integer not null references territory,
    shape text not null,
    mapping json not null,
    primary key (territory_id, shape)
  )`.execute(db);
}
