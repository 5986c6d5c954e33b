import type { Kysely } from 'kysely';
import type { Localized } from '../../../surveys/schema.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { Scope } from '../../people/identity/caller.ts';
import { openOn, schoolsInScope } from '../../people/schools/store.ts';

export type PlacedSchool = { schoolId: number; territoryId: number; school: Localized };

/** The schools of a scope that are open on a day, each with the territory whose roadmap it takes part in. */
export function findPlacedSchools(db: Kysely<Database>, scope: Scope, day: string): Promise<PlacedSchool[]> {
  return db
    .selectFrom('school')
    .select(['id as schoolId', 'territory_id as territoryId', 'short_name as school'])
    .where('id', 'in', schoolsInScope(db, scope))
    .where(openOn(day))
    .orderBy('id')
    .execute();
}
