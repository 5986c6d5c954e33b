/** The one order of schools by how much they need help, from the registers of their district. Every page that names a first school asks it. */
import { yearOf } from '../../ground/days.ts';
import { roadmapState } from '../../roadmap/municipal/finding.ts';
import { unreviewedPapers } from '../../roadmap/municipal/rules/documents.ts';
import { ofSchool } from '../../roadmap/municipal/rules/grouped.ts';
import { recordsOf, recordsOfYear } from '../../roadmap/municipal/rules/registers.ts';
import type { Registers } from '../../roadmap/municipal/rules/types.ts';
import type { ActivityStatus } from '../../roadmap/municipal/status.ts';
import type { Services } from '../../services.ts';
import { type Need, needOf } from './need.ts';
import type { RiskBasis } from './schemas.ts';

type Needs = Pick<Services, 'clock' | 'content' | 'db' | 'timeZone'>;
export type District = { registers: Registers; activities: ActivityStatus[] };

/** `lastVisit`: of this year, YYYY-MM-DD, null for none. */
export type SchoolNeed = Need & { schoolId: number; lastVisit: string | null };

/** The districts of schools, each loaded once. */
export async function districtsOf(
  services: Needs,
  schools: readonly { territoryId: number }[],
): Promise<Map<number, District>> {
  const today = services.clock.today();
  const territoryIds = [...new Set(schools.map(({ territoryId }) => territoryId))];
  return new Map(
    await Promise.all(
      territoryIds.map(async (id) => [id, await roadmapState(services, id, yearOf(today), today)] as const),
    ),
  );
}

/** What is known of a school that adds to its need. @param today YYYY-MM-DD */
export function schoolNeed({ activities, registers }: District, schoolId: number, today: string): SchoolNeed {
  const visits = ofSchool(recordsOfYear(registers, 'visit'), schoolId);
  const held = visits.flatMap(({ data }) => data.heldOn ?? []).sort();
  const lastVisit = held.at(-1) ?? null;
  const circumstances = {
    highRisks: ofSchool(registers.highRisks, schoolId).length,
    signs: ofSchool(registers.signs, schoolId).length,
    lateActivities: activities.filter(({ schools }) =>
      ofSchool(schools, schoolId).some(({ state }) => state === 'late'),
    ).length,
    openRequests: openRequestsOf(registers, schoolId).length,
    unreviewed: unreviewedPapers(registers, schoolId, 'tutor').length,
    lastVisit,
  };
  return { schoolId, lastVisit, ...needOf(circumstances, today) };
}

/** The neediest first; among equals the school that was entered first. */
export const byNeed = (a: Need & { schoolId: number }, b: Need & { schoolId: number }): number =>
  b.points - a.points || a.schoolId - b.schoolId;

/** A district goes for help to schools with a status, and to others only if something else than a missing visit speaks for it. */
export function isCandidate({ registers }: District, { reasons, schoolId }: SchoolNeed): boolean {
  const hasStatus = registers.schools.some(({ id, kinds }) => id === schoolId && kinds.length > 0);
  return hasStatus || reasons.some(({ kind }) => kind !== 'unvisited' && kind !== 'longAgo');
}

/** The campaigns that the high risks of districts were taken from, the newest first. */
export function riskBasisOf(districts: Iterable<District>): RiskBasis[] {
  const campaigns = [...districts].flatMap(({ registers }) => registers.riskCampaign ?? []);
  const known = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
  return [...known.values()].sort((a, b) => b.closesOn.localeCompare(a.closesOn) || a.id - b.id);
}

/** Requests for help and seminars that nobody has answered yet; a request for contact is the other school's to answer. */
export function openRequestsOf(registers: Registers, schoolId: number) {
  return ofSchool(recordsOf(registers, 'request'), schoolId).filter(
    ({ data }) => data.type !== 'contact' && (data.state === 'received' || data.state === 'underWay'),
  );
}
