import type { Kysely } from 'kysely';
import type { Localized } from '../../../surveys/schema.ts';
import type { Database, Role } from '../../ground/db/schema.ts';
import type { Membership } from '../../people/identity/caller.ts';
import { reachOf } from '../../people/identity/caller.ts';
import { schoolsInScope } from '../../people/schools/store.ts';

export type OwnSchool = { schoolId: number; territoryId: number; school: Localized };

/** The schools that the caller reaches in a role. */
export function findOwnSchools(
  db: Kysely<Database>,
  memberships: readonly Membership[],
  role: Role,
): Promise<OwnSchool[]> {
  const scope = reachOf(memberships.filter((each) => each.role === role));
  return db
    .selectFrom('school')
    .select(['id as schoolId', 'territory_id as territoryId', 'short_name as school'])
    .where('id', 'in', schoolsInScope(db, scope))
    .orderBy('id')
    .execute();
}
