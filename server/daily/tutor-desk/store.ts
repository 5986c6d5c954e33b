import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { type Membership, reachOf } from '../../people/identity/caller.ts';
import type { Role } from '../../people/identity/roles.ts';
import { findPlacedSchools, type PlacedSchool } from '../needs/store.ts';

/** The schools that the caller reaches in a role, as far as they are open on a day. */
export function findOwnSchools(
  db: Kysely<Database>,
  memberships: readonly Membership[],
  role: Role,
  day: string,
): Promise<PlacedSchool[]> {
  return findPlacedSchools(db, reachOf(memberships.filter((each) => each.role === role)), day);
}
