/** The load of the tutors of a scope, with the proposal that shares it evenly. */
import { isHigh } from '../../../analytics/result-level.ts';
import { findCampaigns } from '../../answering/campaigns/store.ts';
import type { Scope } from '../../people/identity/caller.ts';
import { isOpenOn } from '../../people/schools/open.ts';
import { hasStatus } from '../../people/schools/status.ts';
import { findDesignations, findSchools } from '../../people/schools/store.ts';
import { type Charge, pointsOf, proposeMoves } from '../../people/tutors/balance.ts';
import { describeTutors, isLasting } from '../../people/tutors/tutors.ts';
import { findProfiles, storedView } from '../../profiles/profiles/store.ts';
import type { Services } from '../../services.ts';
import type { Move, TutorLoadResponse } from './schemas.ts';
import { countPlannedVisits } from './store.ts';

type Needs = Pick<Services, 'clock' | 'db'>;

/** High risks by school in the newest campaign that has begun; results of few answers count as none. */
async function countHighRisks({ db }: Needs, scope: Scope, schoolIds: number[]) {
  const campaign = (await findCampaigns(db, scope)).find(({ state }) => state !== 'planned');
  const counts = new Map<number, number>();
  if (!campaign) return { year: null, counts };
  const rows = await findProfiles(db, campaign.id, await storedView(db, campaign.id, 'all'), schoolIds);
  for (const { result, schoolId } of rows) {
    if (isHigh(result)) {
      counts.set(schoolId, (counts.get(schoolId) ?? 0) + 1);
    }
  }
  return { year: campaign.year, counts };
}

export async function describeLoad(services: Needs, scope: Scope): Promise<TutorLoadResponse> {
  const { clock, db } = services;
  const today = clock.today();
  const schools = (await findSchools(db, scope)).filter((school) => isOpenOn(school, today));
  const open = new Set(schools.map(({ id }) => id));
  const ids = schools.map(({ id }) => id);
  const tutors = (await describeTutors(services, scope)).tutors.filter(({ isActive }) => isActive);
  const names = tutors.map(({ accountId }) => accountId);
  const { counts, year } = await countHighRisks(services, scope, ids);
  const designations = await findDesignations(db, ids);
  const visits = await countPlannedVisits(db, ids, today);
  const held = tutors.flatMap(({ accountId, assignments }) => {
    const schoolIds = assignments
      .filter((each) => isLasting(each, today) && open.has(each.schoolId))
      .map(({ schoolId }) => schoolId);
    return [...new Set(schoolIds)].map((schoolId) => ({ schoolId, tutor: accountId }));
  });
  const covered = new Set(held.map(({ schoolId }) => schoolId));
  const free = schools
    .filter(({ id }) => !covered.has(id) && hasStatus(designations.get(id) ?? [], today))
    .map(({ id }) => ({ schoolId: id, tutor: null }));
  const charges = [...held, ...free].map((each): Charge => ({ ...each, points: 1 + (counts.get(each.schoolId) ?? 0) }));
  const proposal = proposeMoves(names, charges);
  const [now, after] = [pointsOf(names, charges), pointsOf(names, applied(charges, proposal))];
  return {
    year,
    tutors: names.map((accountId) => {
      const own = held.filter(({ tutor }) => tutor === accountId);
      const sum = (of: ReadonlyMap<number, number>) =>
        own.reduce((all, { schoolId }) => all + (of.get(schoolId) ?? 0), 0);
      return {
        accountId,
        schools: own.length,
        highRisks: sum(counts),
        visits: sum(visits),
        points: now.get(accountId) ?? 0,
        after: after.get(accountId) ?? 0,
      };
    }),
    proposal,
  };
}

function applied(charges: readonly Charge[], moves: readonly Move[]): Charge[] {
  return charges.map((charge) => {
    const move = moves.find(({ from, schoolId }) => schoolId === charge.schoolId && from === charge.tutor);
    return move ? { ...charge, tutor: move.to } : charge;
  });
}
