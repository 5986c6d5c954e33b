/** The demo district: last year's finished campaign, this year's open one, and one link where the next answer is seen to count. */
import type { Kysely } from 'kysely';
import { type Random, seededRandom } from '../../../analytics/random.ts';
import { updateCampaign } from '../../answering/campaigns/life/store.ts';
import { findCells } from '../../answering/campaigns/store.ts';
import { dayAfter, weekOf, yearOf } from '../../ground/days.ts';
import type { Database } from '../../ground/db/schema.ts';
import { putSetting } from '../../ground/db/settings.ts';
import { refreshCampaign } from '../../profiles/profiles/refresh.ts';
import type { Services } from '../../services.ts';
import { answerOnce, simulateAnswers, simulateReturns } from '../simulation/campaign.ts';
import { type SimulatedDistrict, type SimulatedSchool, simulateDistrict } from '../simulation/district.ts';
import { nextYear } from '../simulation/latent.ts';
import { type StartedCampaign, startCampaign } from '../simulation/programme.ts';
import { createDemoAccounts, type DemoAccount } from './accounts.ts';
import { seedObjectivity } from './objectivity.ts';
import { simulateOwnLines, simulatePlans } from './plans.ts';
import { seedPractice } from './practice.ts';
import { seedPublications } from './publications.ts';
import { seedEvidence } from './roadmap.ts';
import { simulateSchoolRoadmaps } from './school-roadmaps.ts';
import { DEMO_SETTING, type DemoSetting } from './setting.ts';
import { backdateLines, backdateReturns, spreadPace } from './store.ts';
import { seedVpr } from './vpr.ts';

const SCHOOLS = 20;
const SEED = 20230424;
/** With nine waiting the next answer fills the pool. */
const WAITING_BEFORE_FULL = 9;
const LAST_YEAR_SHARE = 0.85;

/** How far the open campaign has come in a school: most are well on, some have hardly begun. */
function shareOf(index: number): number {
  if (index === 0) return 0.75;
  return [0.72, 0.6, 0.8, 0.45, 0.55, 0.95][index % 6];
}

/** How many parts the work of the district comes in. */
export const WORK_PARTS = 13;

/** The schools and the people of the demo, and the random numbers as they go on from there. */
export type DemoPeople = { district: SimulatedDistrict; accounts: DemoAccount[]; random: Random };

/**
 * Begins the demo in an empty database: its territories, schools and accounts. From here on one can sign in and look.
 * @param demoDate the demo's today
 */
export async function seedPeople(services: Services, demoDate: string): Promise<DemoPeople> {
  const random = seededRandom(SEED);
  const { content, db } = services;
  const year = yearOf(demoDate);
  const district = await simulateDistrict(db, content.riskModel, SCHOOLS, [year - 1, year], random);
  const accounts = await createDemoAccounts(services, district);
  await keepSetting(db, accounts, false);
  return { district, accounts, random };
}

/**
 * Goes on with what the people of the demo have done in two years. Answers, returns and closing go the way of real ones.
 * @param demoDate the demo's today
 * @param onPart is told before the first part and after each how many of how many are done
 * @param signal ends it after the part that is under way
 * @throws the reason of the signal
 */
export async function seedWork(
  services: Services,
  { accounts, district, random }: DemoPeople,
  demoDate: string,
  onPart: (done: number, of: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<void> {
  let done = 0;
  onPart(done, WORK_PARTS);
  const endPart = () => {
    signal?.throwIfAborted();
    onPart(++done, WORK_PARTS);
  };
  const { db } = services;
  const year = yearOf(demoDate);
  const surveyed = district.schools.filter(({ designations }) => designations.length > 0);
  const signer = accounts.find(({ role }) => role === 'chief')?.id ?? '';

  const lastYear = { ...district, schools: surveyed };
  const past = await startCampaign(services, lastYear, year - 1, `${year - 1}-03-01`, `${year - 1}-03-31`);
  await simulateReturns(services, past.id, surveyed, signer, random);
  await simulateAnswers(services, lastYear, past.links, () => LAST_YEAR_SHARE, random);
  endPart();
  await updateCampaign(db, past.id, { state: 'sealed' });
  await services.sealer.seal(past.id);
  endPart();

  const moved = surveyed.map((school) => ({ ...school, latent: nextYear(school.latent, random) }));
  const thisYear = { ...district, schools: moved };
  const current = await startCampaign(services, thisYear, year, dayAfter(demoDate, -21), dayAfter(demoDate, 14));
  // The first school's return is left to the head who tries the demo.
  await simulateReturns(services, current.id, moved.slice(1), signer, random);
  await simulateAnswers(services, thisYear, current.links, (school) => shareOf(moved.indexOf(school)), random);
  endPart();
  await fillToNine(services, thisYear, current, random);
  endPart();
  await seedVpr(services, district.territoryId, year, accounts.find(({ role }) => role === 'analyst')?.id ?? signer);
  endPart();
  await seedObjectivity(services, district, accounts.find(({ role }) => role === 'analyst')?.id ?? signer);
  endPart();
  await spreadPace(db, current.id, weekOf(demoDate), 3);
  for (const { id } of [past, current]) await refreshCampaign(db, id);
  endPart();
  const schoolIds = surveyed.map(({ id }) => id);
  const act = { by: signer, random, today: demoDate };
  const lastPlan = { campaignId: past.id, schoolIds, from: `${year - 1}-04-15`, within: 60, share: 0.8 };
  await simulatePlans(services, lastPlan, act);
  await simulatePlans(services, { ...lastPlan, from: `${year}-01-15`, within: 90, share: 0.45 }, act);
  await simulatePlans(services, { campaignId: current.id, schoolIds, from: demoDate, within: 60, share: 0.5 }, act);
  for (const each of [year - 1, year]) await simulateOwnLines(services, schoolIds, each, act);
  endPart();
  await seedPractice(services, { schoolIds, year, by: signer });
  endPart();
  const idOf = (role: string) => accounts.find((account) => account.role === role)?.id ?? signer;
  await simulateSchoolRoadmaps(services, schoolIds, year, { head: idOf('head'), tutor: idOf('tutor') });
  endPart();
  await seedEvidence(services, {
    territoryId: district.territoryId,
    schoolIds,
    lowResults: new Set(surveyed.filter(({ designations }) => designations.includes('lowResults')).map(({ id }) => id)),
    strong: district.schools.filter(({ designations }) => designations.length === 0).map(({ id }) => id),
    today: demoDate,
    accounts: new Map(accounts.map(({ id, role }) => [role, id])),
  });
  endPart();
  // Last year's answers came while its campaign ran, and so did the returns.
  await spreadPace(db, past.id, weekOf(`${year - 1}-03-31`), 5);
  await backdateReturns(db, past.id, `${year - 1}-03-20`);
  await backdateReturns(db, current.id, dayAfter(demoDate, -10));
  await backdateLines(db);
  endPart();
  await seedPublications(services, {
    territoryId: district.territoryId,
    schoolIds,
    campaigns: { past: past.id, current: current.id },
    today: demoDate,
    accounts: new Map(accounts.map(({ id, role }) => [role, id])),
  });
  await keepSetting(db, accounts, true);
  endPart();
}

async function keepSetting(db: Kysely<Database>, accounts: readonly DemoAccount[], complete: boolean): Promise<void> {
  const shown = accounts.map(({ role, username, password }) => ({ role, username, password }));
  await putSetting(db, DEMO_SETTING, { complete, accounts: shown } satisfies DemoSetting);
}

/** More answers come by a student link of the first school until nine wait there. */
async function fillToNine(services: Services, district: SimulatedDistrict, campaign: StartedCampaign, random: Random) {
  const school: SimulatedSchool = district.schools[0];
  const link = campaign.links.find(({ school_id, audience }) => school_id === school.id && audience === 'student');
  if (!link) return;
  const waiting = async (): Promise<number> => {
    const cells = await findCells(services.db, campaign.id, [school.id]);
    const cell = cells.find(({ audience, grade }) => audience === link.audience && grade === link.grade);
    return cell ? cell.waiting : WAITING_BEFORE_FULL;
  };
  while ((await waiting()) < WAITING_BEFORE_FULL) await answerOnce(services, district, school, link, random);
}
