/** The strongest levers of a school, with what is planned against them. */

import { levers, type Moved } from '../../../analytics/exit/levers.ts';
import { hasLevel } from '../../../analytics/result-level.ts';
import { getCampaignModel } from '../../answering/campaigns/store.ts';
import { findSchools } from '../../people/schools/store.ts';
import { findChanges } from '../../profiles/changes/store.ts';
import { profileHead } from '../../profiles/profiles/presentation.ts';
import type { FactorSummary } from '../../profiles/profiles/schemas.ts';
import { findProfiles, storedView } from '../../profiles/profiles/store.ts';
import type { Services } from '../../services.ts';
import type { PlanLine } from '../plans/schemas.ts';
import { findLines } from '../plans/store.ts';
import { changeOf, isAnswering, type Known } from '../practice/cases.ts';
import { findComparedCampaigns } from '../practice/store.ts';
import { type PastCampaign, pastCampaigns } from './campaign-material.ts';
import type { Lever, SchoolExitResponse } from './schemas.ts';

const SHOWN = 2;

type Estimate = Extract<FactorSummary, { kind: 'estimate' }>;

/** How often measures moved each factor in the district, told by disclosed changes alone. */
export function movedBy(lines: readonly PlanLine[], known: Known): Map<string, Moved> {
  const moved = new Map<string, Moved>();
  for (const line of lines.filter(isAnswering)) {
    const change = changeOf(line, known);
    if (change.kind !== 'estimate') continue;
    const { better, told } = moved.get(line.factor) ?? { better: 0, told: 0 };
    moved.set(line.factor, { told: told + 1, better: better + Number(change.verdict === 'better') });
  }
  return moved;
}

/** @returns the two strongest; none while no campaign has told anything of the school */
export async function findLevers(
  { db }: Pick<Services, 'db'>,
  territoryId: number,
  schoolId: number,
): Promise<Pick<SchoolExitResponse, 'campaign' | 'levers'>> {
  for (const campaign of await pastCampaigns({ db }, territoryId)) {
    const rows = await findProfiles(db, campaign.id, await storedView(db, campaign.id, 'all'), [schoolId]);
    const told = rows.flatMap(({ result }) => (hasLevel(result) ? [result] : []));
    if (told.length > 0) return { campaign, levers: await leversOf(db, campaign, territoryId, schoolId, told) };
  }
  return { campaign: null, levers: [] };
}

async function leversOf(
  db: Services['db'],
  campaign: PastCampaign,
  territoryId: number,
  schoolId: number,
  told: Estimate[],
): Promise<Lever[]> {
  const schoolIds = (await findSchools(db, { territoryIds: [territoryId], schoolIds: [] })).map(({ id }) => id);
  const lines = (await findLines(db, schoolIds)).filter(({ state }) => state !== 'dropped');
  const known = { changes: await findChanges(db, schoolIds), campaigns: await findComparedCampaigns(db, schoolIds) };
  const { factors } = profileHead(campaign.id, await getCampaignModel(db, campaign.id), undefined);
  const titles = new Map(factors.map(({ code, title }) => [code, title]));
  return levers(told, movedBy(lines, known))
    .slice(0, SHOWN)
    .flatMap(({ better, factor, moved, strength, told: of }): Lever[] => {
      const result = told.find((each) => each.factor === factor);
      const title = titles.get(factor);
      if (!result || !title) return [];
      const planned = lines.filter((line) => line.schoolId === schoolId && line.factor === factor).map(plannedLine);
      return [{ factor, title, result, told: of, better, moved, strength, planned }];
    });
}

function plannedLine({ endsOn, id, measure, owner, state, title }: PlanLine) {
  return { id, measure, title, state, owner, endsOn };
}
