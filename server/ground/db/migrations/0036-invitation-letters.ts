import { type Kysely, sql } from 'kysely';

/** Letters with invitations: of each account the newest, waiting to be sent, sent or refused. No link lies here: it is made when its letter leaves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table invitation_letter (
    account_id text primary key references account on delete cascade,
    state text not null check (state in ('waiting', 'sent', 'failed')),
    days integer not null check (days between 1 and 30),
    tries integer not null,
    fault text check (fault in ('refused', 'away')),
    asked_by text references account on delete set null,
    tried_at timestamptz,
    changed_at timestamptz not null
  )`.execute(db);
  await sql`create index invitation_letter_waiting on invitation_letter (changed_at) where state = 'waiting'`.execute(
    db,
  );
}
