import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../ground/db/schema.ts';
import type { Scope } from '../../../people/identity/caller.ts';
import { schoolsInScope } from '../../../people/schools/store.ts';

/** The schools of a scope that are there on a day, with their territories. */
export async function findSchoolsOn(db: Kysely<Database>, scope: Scope, day: string) {
  return db
    .selectFrom('school')
    .innerJoin('territory', 'territory.id', 'school.territory_id')
    .select(['school.id', 'school.short_name as shortName', 'territory.id as territoryId'])
    .select('territory.name as territory')
    .where('school.id', 'in', schoolsInScope(db, scope))
    .where((where) => where.or([where('opened_on', 'is', null), where('opened_on', '<=', day)]))
    .where((where) => where.or([where('closed_on', 'is', null), where('closed_on', '>=', day)]))
    .execute();
}

/** The numbers in force on a day: of each group the newest up to it. */
export async function findHeld(db: Kysely<Database>, schoolIds: readonly number[], day: string) {
  return db
    .selectFrom('school_year')
    .select(['school_id as schoolId', 'audience', 'grade', 'people', 'as_of as asOf'])
    .distinctOn(['school_id', 'audience', 'grade'])
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .where('as_of', '<=', day)
    .where('audience', '!=', 'director')
    .orderBy('school_id')
    .orderBy('audience')
    .orderBy('grade')
    .orderBy('as_of', 'desc')
    .execute();
}
