import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../ground/http/problem.ts';
import { callerOf } from '../../people/identity/access.ts';
import { scopeOf } from '../../people/identity/caller.ts';
import type { PermissionName } from '../../people/identity/schemas.ts';
import type { Services } from '../../services.ts';
import { findSurveyedSchools, getCampaignModel } from './store.ts';

/**
 * The surveyed schools of a campaign that the caller may see.
 * @throws ProblemError `notFound` for an unknown campaign, `outOfScope` when none of its schools is in scope
 */
export async function schoolsOfCampaign(
  db: Services['db'],
  request: FastifyRequest,
  permission: PermissionName,
  campaignId: number,
): Promise<number[]> {
  const schoolIds = await findSurveyedSchools(db, campaignId, scopeOf(callerOf(request), permission));
  if (schoolIds.length === 0) {
    await getCampaignModel(db, campaignId);
    throw new ProblemError('outOfScope');
  }
  return schoolIds;
}
