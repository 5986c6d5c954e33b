/** A simulated district with two campaigns: last year's is sealed, this year's runs. */

import { seededRandom } from '../../analytics/random.ts';
import { askForRefreshing } from '../../server/answering/changed-schools/job.ts';
import { simulateAnswers, simulateReturns } from '../../server/operation/simulation/campaign.ts';
import { simulateDistrict } from '../../server/operation/simulation/district.ts';
import { nextYear } from '../../server/operation/simulation/latent.ts';
import { startCampaign } from '../../server/operation/simulation/programme.ts';
import { createAccount } from '../../server/people/identity/auth.ts';
import type { Services } from '../../server/services.ts';
import { sealForGood } from './world.ts';

export type TwoYears = { territoryId: number; schoolIds: number[]; lastId: number; currentId: number };

/**
 * @param schools each sixth one is small and has joined grades
 * @param between is called after last year's campaign is sealed and before this year's opens
 */
export async function makeTwoYears(
  services: Services,
  schools: number,
  between: (lastId: number) => Promise<void> = async () => {},
): Promise<TwoYears> {
  const random = seededRandom(20261125);
  const { auth, content, db } = services;
  const signer = await createAccount(auth, { username: 'the.signer', name: 'Signer', password: 'seven blue teapots' });
  const first = await simulateDistrict(db, content.riskModel, schools, [2025, 2026], random);
  const last = await startCampaign(services, first, 2025, '2025-03-01', '2025-03-31');
  await simulateReturns(services, last.id, first.schools, signer, random);
  await simulateAnswers(services, first, last.links, () => 0.7, random);
  await sealForGood(services, last.id);
  await between(last.id);
  const moved = first.schools.map((school) => ({ ...school, latent: nextYear(school.latent, random) }));
  const second = { ...first, schools: moved };
  const current = await startCampaign(services, second, 2026, '2026-05-01', '2026-06-30');
  await simulateReturns(services, current.id, moved.slice(1), signer, random);
  await simulateAnswers(services, second, current.links, () => 0.7, random);
  await askForRefreshing(services);
  await services.jobs.idle();
  const schoolIds = moved.map(({ id }) => id);
  return { territoryId: first.territoryId, schoolIds, lastId: last.id, currentId: current.id };
}
