import { type Kysely, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import type { Role } from '../../people/identity/roles.ts';
import { roleHeld } from '../../people/identity/store.ts';

type Helper = { accountId: string; role: 'tutor' | 'mentor'; schoolId: number; name: string };

/** Tutors and mentors of these schools on a day, with their names; disabled accounts are left out. */
export async function findHelpers(db: Kysely<Database>, schoolIds: number[], today: string) {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .select(['account_id as accountId', roleHeld, 'school_id as schoolId', 'account.name'])
    .where('role', 'in', ['tutor', 'mentor'] satisfies Role[])
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .where('account.disabled_at', 'is', null)
    .where('account.deleted_at', 'is', null)
    .where((where) => where.or([where('starts_on', 'is', null), where('starts_on', '<=', today)]))
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>=', today)]))
    .orderBy('membership.id')
    .execute();
  return rows.flatMap(({ accountId, name, role, schoolId }): Helper[] =>
    schoolId !== null && (role === 'tutor' || role === 'mentor') ? [{ accountId, role, schoolId, name }] : [],
  );
}
