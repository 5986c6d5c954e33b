import { type Kysely, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import type { Scope } from '../../people/identity/caller.ts';
import { schoolsInScope } from '../../people/schools/store.ts';

/** All schools of the territories in which a scope reaches a school: those that can learn from each other. */
export async function findSchoolsAround(db: Kysely<Database>, scope: Scope) {
  return db
    .selectFrom('school')
    .select(['school.id', 'school.short_name as name'])
    .where('school.territory_id', 'in', (query) =>
      query
        .selectFrom('school as reached')
        .select('reached.territory_id')
        .where('reached.id', 'in', schoolsInScope(db, scope)),
    )
    .orderBy('school.id')
    .execute();
}

/** Campaigns of which changes of these schools are known, each with the one before it, the latest first. */
export async function findComparedCampaigns(db: Kysely<Database>, schoolIds: number[]) {
  return db
    .selectFrom('profile_change')
    .innerJoin('campaign', 'campaign.id', 'profile_change.campaign_id')
    .select(['campaign.id', 'profile_change.against_id as againstId', 'campaign.year', 'campaign.state'])
    .select('campaign.opens_on as opensOn')
    .distinct()
    .where('profile_change.school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .orderBy('campaign.opens_on', 'desc')
    .orderBy('campaign.id', 'desc')
    .execute();
}
export type ComparedCampaign = Awaited<ReturnType<typeof findComparedCampaigns>>[number];
