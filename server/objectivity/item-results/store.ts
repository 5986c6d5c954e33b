import { type Kysely, sql } from 'kysely';
import type { StoredItems } from '../../ground/db/objectivity-tables.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { Scope } from '../../people/identity/caller.ts';
import { schoolsInScope } from '../../people/schools/store.ts';
import type { TestKey } from '../tests/catalogue.ts';

/** Items of a test that stand out, by school. */
export async function findSeenItems(db: Kysely<Database>, territoryId: number, scope: Scope, test: TestKey) {
  return db
    .selectFrom('objectivity_test_finding')
    .select('school_id as schoolId')
    .select(sql<StoredItems['seen']>`picture -> 'items' -> 'seen'`.as('seen'))
    .where('territory_id', '=', territoryId)
    .where('year', '=', test.year)
    .where('subject', '=', test.subject)
    .where('grade', '=', test.grade)
    .where('school_id', 'in', schoolsInScope(db, scope))
    .where(sql<boolean>`jsonb_typeof(picture -> 'items' -> 'seen') = 'array'`)
    .orderBy('school_id')
    .execute();
}
