/** The district that the bench of reads asks about: surveyed schools with evidence, plans, signed returns and pupils' results. */
import { seededRandom } from '../../../analytics/random.ts';
import { dayAfter, yearOf } from '../../../server/ground/days.ts';
import { simulateOwnLines, simulatePlans } from '../../../server/operation/demo/plans.ts';
import { seedEvidence } from '../../../server/operation/demo/roadmap.ts';
import { seedVpr } from '../../../server/operation/demo/vpr.ts';
import { simulateReturns } from '../../../server/operation/simulation/campaign.ts';
import { createAccount } from '../../../server/people/identity/auth.ts';
import { ROLE_NAMES } from '../../../server/people/identity/roles.ts';
import { insertMembership } from '../../../server/people/identity/store.ts';
import { findSchools } from '../../../server/people/schools/store.ts';
import { refreshCampaign } from '../../../server/profiles/profiles/refresh.ts';
import type { Services } from '../../../server/services.ts';
import { BenchDistrict } from '../refresh/district.ts';

const SEED = 20261130;
/** Answers of every cell. */
const ANSWERED = 15;

/** Fills an empty database. @param username, password of the district's analyst, who is its chief too @param told of each part that is done */
export async function seedReads(
  services: Services,
  count: number,
  { password, username }: { username: string; password: string },
  told: (line: string) => void,
): Promise<void> {
  const { auth, clock, content, db } = services;
  const random = seededRandom(SEED);
  const today = clock.today();
  const district = await BenchDistrict.open(db, content, count, SEED, ({ designations }) => designations.length > 0);
  const { campaignId, territoryId } = district;
  const by = await createAccount(auth, { username, name: username, password });
  for (const role of ['analyst', 'chief'] as const)
    await insertMembership(db, by, { role, territoryId, schoolId: null });
  await district.answer(
    db,
    district.schools.flatMap((school) => school.cells.map((cell) => ({ school, cell, people: ANSWERED }))),
  );
  told('answers');
  const surveyed = district.schools.map(({ school }) => school);
  await simulateReturns(services, campaignId, surveyed, by, random);
  await refreshCampaign(db, campaignId);
  told('profiles');
  const schoolIds = surveyed.map(({ id }) => id);
  const act = { by, random, today };
  await simulatePlans(services, { campaignId, schoolIds, from: dayAfter(today, -200), within: 60, share: 0.3 }, act);
  await simulateOwnLines(services, schoolIds, yearOf(today), act);
  told('plans');
  const all = await findSchools(db, { territoryIds: [territoryId], schoolIds: [] });
  await seedEvidence(services, {
    territoryId,
    schoolIds,
    lowResults: new Set(surveyed.filter(({ designations }) => designations.includes('lowResults')).map(({ id }) => id)),
    strong: all.map(({ id }) => id).filter((id) => !schoolIds.includes(id)),
    today,
    accounts: new Map(ROLE_NAMES.map((role) => [role, by])),
  });
  told('evidence');
  await seedVpr(services, territoryId, yearOf(today), by);
  told('results');
}
