import { type Kysely, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { givenAddress } from '../identity/auth.ts';
import { roleHeld } from '../identity/store.ts';

/** People with their lasting roles, the places by name; deleted accounts are left out. In no order. */
export async function findInvited(db: Kysely<Database>, accountIds: readonly string[], today: string) {
  const accounts = await db
    .selectFrom('account')
    .select(['id', 'name', 'email', 'username', 'disabled_at as disabledAt'])
    .where('id', '=', sql<string>`any(${accountIds}::text[])`)
    .where('deleted_at', 'is', null)
    .execute();
  const roles = await db
    .selectFrom('membership')
    .leftJoin('territory', 'territory.id', 'membership.territory_id')
    .leftJoin('school', 'school.id', 'membership.school_id')
    .select(['account_id as accountId', roleHeld, 'school.id as schoolId'])
    .select(['territory.name as territoryName', 'school.short_name as schoolName'])
    .where('account_id', '=', sql<string>`any(${accountIds}::text[])`)
    .where(sql<boolean>`coalesce(ends_on >= ${today}::date, true)`)
    .orderBy('membership.id')
    .execute();
  const rolesOf = Map.groupBy(roles, ({ accountId }) => accountId);
  return accounts.map(({ disabledAt, email, id, name, username }) => ({
    id,
    name,
    email: givenAddress(email),
    /** Whether nobody has opened the account, and nobody has disabled it. */
    isWaiting: username === null && disabledAt === null,
    roles: (rolesOf.get(id) ?? []).map(({ role, schoolId, schoolName, territoryName }) => ({
      role,
      schoolId,
      place: schoolName ?? territoryName ?? { ru: '', en: '' },
    })),
  }));
}

export type Invited = Awaited<ReturnType<typeof findInvited>>[number];

/** Letters that are to be sent; one that was sent or has failed is sent anew. */
export async function askForLetters(
  db: Kysely<Database>,
  accountIds: readonly string[],
  days: number,
  by: string | null,
  now: Date,
): Promise<void> {
  await sql`insert into invitation_letter (account_id, state, days, tries, asked_by, changed_at)
    select id, 'waiting', ${days}::int, 0, ${by}::text, ${now}::timestamptz from unnest(${accountIds}::text[]) as id
    on conflict (account_id) do update set state = 'waiting', days = excluded.days, tries = 0, fault = null, tried_at = null,
      asked_by = excluded.asked_by, changed_at = excluded.changed_at`.execute(db);
}

/** @returns the account that has waited longest for its letter, of those that were not tried since an instant */
export async function findNextLetter(db: Kysely<Database>, before: Date) {
  return db
    .selectFrom('invitation_letter')
    .select(['account_id as accountId', 'days', 'tries'])
    .where('state', '=', 'waiting')
    .where((where) => where.or([where('tried_at', 'is', null), where('tried_at', '<', before)]))
    .orderBy('changed_at')
    .orderBy('account_id')
    .limit(1)
    .executeTakeFirst();
}

export async function isLetterWaiting(db: Kysely<Database>): Promise<boolean> {
  const row = await db
    .selectFrom('invitation_letter')
    .select('account_id')
    .where('state', '=', 'waiting')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export type LetterOutcome = { state: 'waiting' | 'sent' | 'failed'; fault: 'refused' | 'away' | null; tries: number };

/** Keeps what became of a letter, unless it was asked for anew meanwhile. */
export async function putLetter(db: Kysely<Database>, accountId: string, outcome: LetterOutcome, now: Date) {
  await db
    .updateTable('invitation_letter')
    .set({ ...outcome, tried_at: now, ...(outcome.state !== 'waiting' && { changed_at: now }) })
    .where('account_id', '=', accountId)
    .where('state', '=', 'waiting')
    .execute();
}

/** Of somebody who needs no letter any more. */
export async function deleteLetter(db: Kysely<Database>, accountId: string): Promise<void> {
  await db.deleteFrom('invitation_letter').where('account_id', '=', accountId).execute();
}
