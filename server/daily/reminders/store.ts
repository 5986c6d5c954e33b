import { type Kysely, sql } from 'kysely';
import type { Localized } from '../../../surveys/schema.ts';
import type { MailRhythm } from '../../ground/db/reminder-tables.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { Membership } from '../../people/identity/caller.ts';
import { inForce, roleHeld } from '../../people/identity/store.ts';

export type ReminderChoice = { notices: boolean; mail: MailRhythm };

/** What holds for who has never chosen. */
export const DEFAULT_CHOICE: ReminderChoice = { notices: true, mail: 'weekly' };

export type Reminded = { accountId: string; choice: ReminderChoice; memberships: Membership[] };

/** Accounts in use with a role in force on the day, and what each has chosen. */
export async function findReminded(db: Kysely<Database>, today: string): Promise<Reminded[]> {
  const rows = await db
    .selectFrom('account')
    .innerJoin('membership', (join) => join.onRef('membership.account_id', '=', 'account.id').on(inForce(today)))
    .leftJoin('reminder_choice', 'reminder_choice.account_id', 'account.id')
    .select(['account.id', roleHeld, 'territory_id as territoryId', 'school_id as schoolId', 'notices', 'mail'])
    .where('disabled_at', 'is', null)
    .where('deleted_at', 'is', null)
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id)].map(([accountId, own]) => ({
    accountId,
    choice: chosen(own[0]),
    memberships: own.map(({ role, schoolId, territoryId }) => ({ role, schoolId, territoryId })),
  }));
}

function chosen({ mail, notices }: { notices: boolean | null; mail: MailRhythm | null }): ReminderChoice {
  return { notices: notices ?? DEFAULT_CHOICE.notices, mail: mail ?? DEFAULT_CHOICE.mail };
}

export async function findChoice(db: Kysely<Database>, accountId: string): Promise<ReminderChoice> {
  const row = await db
    .selectFrom('reminder_choice')
    .select(['notices', 'mail'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row ?? DEFAULT_CHOICE;
}

export async function putChoice(db: Kysely<Database>, accountId: string, choice: ReminderChoice): Promise<void> {
  await db
    .insertInto('reminder_choice')
    .values({ account_id: accountId, ...choice })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(choice))
    .execute();
}

export type NewNotice = {
  accountId: string;
  key: string;
  stage: string;
  kind: string;
  title: Localized;
  schoolId: number | null;
  dueOn: string;
  path: string;
};

/** Keeps the notices that are not there yet. @returns how many were new */
export async function insertNotices(db: Kysely<Database>, notices: NewNotice[], today: string): Promise<number> {
  let made = 0;
  // A statement takes 65,535 parameters; a row has nine.
  for (let first = 0; first < notices.length; first += 5_000) {
    const rows = notices.slice(first, first + 5_000).map((notice) => ({
      account_id: notice.accountId,
      key: notice.key,
      stage: notice.stage,
      kind: notice.kind,
      title: JSON.stringify(notice.title),
      school_id: notice.schoolId,
      due_on: notice.dueOn,
      path: notice.path,
      made_on: today,
    }));
    const result = await db
      .insertInto('notice')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    made += Number(result.numInsertedOrUpdatedRows ?? 0);
  }
  return made;
}

const MOST_SHOWN = 200;

/** Newest first. */
export function findNotices(db: Kysely<Database>, accountId: string) {
  return db
    .selectFrom('notice')
    .leftJoin('school', 'school.id', 'notice.school_id')
    .select(['key', 'stage', 'kind', 'title', 'school.short_name as school', 'due_on as dueOn', 'path'])
    .select(['made_on as madeOn', sql<boolean>`read_at is not null`.as('isRead')])
    .where('account_id', '=', accountId)
    .orderBy('made_on', 'desc')
    .orderBy('due_on', 'desc')
    .orderBy('key')
    .limit(MOST_SHOWN)
    .execute();
}

/** @param keys null for all of them */
export async function markRead(db: Kysely<Database>, accountId: string, keys: string[] | null, now: Date) {
  await db
    .updateTable('notice')
    .set({ read_at: now })
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .$if(keys !== null, (query) => query.where('key', '=', sql<string>`any(${keys}::text[])`))
    .execute();
}

/** Notices older than this are forgotten. */
const KEPT_DAYS = 400;

export async function deleteOldNotices(db: Kysely<Database>, today: string): Promise<void> {
  await db.deleteFrom('notice').where('made_on', '<', sql<string>`${today}::date - ${KEPT_DAYS}::int`).execute();
}

/**
 * Accounts with notices that no letter has told of yet.
 * @param mail the rhythm they chose
 * @param since the day from which on notices count, YYYY-MM-DD
 * @param pause who got a letter after this instant waits for the next one
 */
export async function findUnmailed(
  db: Kysely<Database>,
  mail: MailRhythm,
  since: string,
  pause: Date,
): Promise<string[]> {
  const rows = await db
    .selectFrom('notice')
    .innerJoin('account', 'account.id', 'notice.account_id')
    .leftJoin('reminder_choice', 'reminder_choice.account_id', 'notice.account_id')
    .select('notice.account_id as id')
    .distinct()
    .where('mailed_at', 'is', null)
    .where('read_at', 'is', null)
    .where('made_on', '>=', since)
    .where('disabled_at', 'is', null)
    .where('deleted_at', 'is', null)
    .where((where) => where(where.fn.coalesce('reminder_choice.mail', where.val(DEFAULT_CHOICE.mail)), '=', mail))
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('notice as told')
            .select('told.key')
            .whereRef('told.account_id', '=', 'notice.account_id')
            .where('told.mailed_at', '>', pause),
        ),
      ),
    )
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Marks an account's notices as told by letter and returns them: whoever claims them sends the letter, and nobody else does.
 * @returns those that nobody had claimed, the most urgent first
 */
export async function claimUnmailed(db: Kysely<Database>, accountId: string, since: string, now: Date) {
  const rows = await db
    .updateTable('notice')
    .set({ mailed_at: now })
    .where('account_id', '=', accountId)
    .where('mailed_at', 'is', null)
    .where('read_at', 'is', null)
    .where('made_on', '>=', since)
    .returning(['key', 'stage', 'title', 'school_id as schoolId', 'due_on as dueOn', 'path'])
    .execute();
  return rows.sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}

/** The letter did not leave: its notices wait for the next try. */
export async function releaseUnmailed(db: Kysely<Database>, accountId: string, keys: string[]): Promise<void> {
  await db
    .updateTable('notice')
    .set({ mailed_at: null })
    .where('account_id', '=', accountId)
    .where('key', '=', sql<string>`any(${keys}::text[])`)
    .execute();
}

export async function findAddress(db: Kysely<Database>, accountId: string): Promise<string | null> {
  const row = await db.selectFrom('account').select('email').where('id', '=', accountId).executeTakeFirst();
  return row?.email ?? null;
}

/** One process at a time does the work that a name stands for. @returns null when another one is at it */
export async function withLock<Result>(
  db: Kysely<Database>,
  name: string,
  work: (trx: Kysely<Database>) => Promise<Result>,
): Promise<Result | null> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(hashtext(${name})) as got`.execute(
      trx,
    );
    return rows[0].got ? work(trx) : null;
  });
}
