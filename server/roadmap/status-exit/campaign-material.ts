/** What campaigns tell of schools by year: levels of risk, and the signed facts about the staff. */
import type { LevelResult, StaffFacts } from '../../../analytics/exit/readings.ts';
import { findCampaigns, getCampaignModel } from '../../answering/campaigns/store.ts';
import { withoutSmallCounts } from '../../answering/returns/facts.ts';
import { storedView } from '../../profiles/profiles/store.ts';
import type { Services } from '../../services.ts';
import { findLevelsOfCampaign, findSignedFacts } from './store.ts';

type Needs = Pick<Services, 'db'>;
export type PastCampaign = { id: number; year: number };

/** Campaigns of a district that have begun, the latest first. */
export async function pastCampaigns({ db }: Needs, territoryId: number): Promise<PastCampaign[]> {
  const campaigns = await findCampaigns(db, { territoryIds: [territoryId], schoolIds: [] });
  return campaigns.filter(({ state }) => state !== 'planned').map(({ id, year }) => ({ id, year }));
}

/** On some factors by school and year; of two campaigns in a year the later one counts. A school with results on others alone has an empty year. */
export async function findLevels({ db }: Needs, campaigns: PastCampaign[], schoolIds: number[], factors: string[]) {
  const found = new Map<number, Map<number, Map<string, LevelResult>>>();
  for (const { id, year } of campaigns.toReversed()) {
    for (const { results, schoolId } of await findLevelsOfCampaign(
      db,
      { campaignId: id, quality: await storedView(db, id, 'all'), factors },
      schoolIds,
    )) {
      const years = found.get(schoolId) ?? new Map<number, Map<string, LevelResult>>();
      years.set(year, new Map(results.map((result) => [result.factor, result])));
      found.set(schoolId, years);
    }
  }
  return found;
}

const LEFT = 'f02_d_left';
const TEACHERS = 'base_d_teachers';

/** @param own schools whose own head reads: who signs the counts sees them */
export async function findStaff(
  { db }: Needs,
  campaigns: PastCampaign[],
  schoolIds: number[],
  own: ReadonlySet<number>,
) {
  const found = new Map<number, Map<number, StaffFacts>>();
  for (const { id, year } of campaigns.toReversed()) {
    const { countsOfPeople = [] } = await getCampaignModel(db, id);
    for (const { facts, schoolId } of await findSignedFacts(db, id, schoolIds)) {
      const years = found.get(schoolId) ?? new Map<number, StaffFacts>();
      years.set(year, staffFacts(facts, own.has(schoolId) ? [] : countsOfPeople));
      found.set(schoolId, years);
    }
  }
  return found;
}

function staffFacts(facts: Record<string, number>, countsOfPeople: string[]): StaffFacts {
  const shown = withoutSmallCounts(facts, countsOfPeople);
  return {
    left: shown.fewerThanFive.includes(LEFT) ? 'few' : (shown.facts[LEFT] ?? null),
    teachers: shown.facts[TEACHERS] ?? null,
  };
}
