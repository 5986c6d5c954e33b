/** A simulated district with one open campaign. */

import type { Random } from '../../../analytics/random.ts';
import { openCampaign } from '../../answering/campaigns/opening.ts';
import type { NewLink } from '../../answering/campaigns/store.ts';
import { yearOf } from '../../ground/days.ts';
import { refreshCampaign } from '../../profiles/profiles/refresh.ts';
import type { Services } from '../../services.ts';
import { simulateAnswers, simulateLinks } from './campaign.ts';
import { type SimulatedDistrict, simulateDistrict } from './district.ts';
import { campaignTitle } from './names.ts';

export type StartedCampaign = { id: number; links: NewLink[] };

/** Opens a campaign for the schools of a simulated district and makes its links. */
export async function startCampaign(
  { content, db }: Services,
  { schools, territoryId }: SimulatedDistrict,
  year: number,
  opensOn: string,
  closesOn: string,
): Promise<StartedCampaign> {
  const title = campaignTitle(year);
  const schoolIds = schools.map(({ id }) => id);
  const id = await openCampaign(db, content, { territoryId, title, year, opensOn, closesOn }, schoolIds);
  return { id, links: await simulateLinks(db, id, schools) };
}

export type SimulatedProgramme = { schools: number; surveyed: number; answers: number };

/** Fills an empty database; all schools with a designation are surveyed in the current year. */
export async function simulateProgramme(
  services: Services,
  count: number,
  random: Random,
): Promise<SimulatedProgramme> {
  const year = yearOf(services.clock.today());
  const district = await simulateDistrict(services.db, services.content.riskModel, count, [year], random);
  const surveyed = district.schools.filter(({ designations }) => designations.length > 0);
  const programme = { ...district, schools: surveyed };
  const { id, links } = await startCampaign(services, programme, year, `${year}-03-01`, `${year}-12-31`);
  const answers = await simulateAnswers(services, programme, links, () => 0.5 + 0.4 * random(), random);
  await refreshCampaign(services.db, id);
  return { schools: count, surveyed: surveyed.length, answers };
}
