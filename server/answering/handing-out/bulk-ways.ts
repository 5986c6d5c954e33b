/** One way of an audience for all schools of a campaign, or for those of a kind. */
import { ProblemError } from '../../ground/http/problem.ts';
import type { Actor } from '../../people/audit/trail.ts';
import type { Scope } from '../../people/identity/caller.ts';
import { statusOf } from '../../people/schools/status.ts';
import { findDesignations } from '../../people/schools/store.ts';
import type { Services } from '../../services.ts';
import { getCampaign } from '../campaigns/life/store.ts';
import { findSurveyedSchools } from '../campaigns/store.ts';
import { changeWay } from '../modes/changing.ts';
import type { WaysPlan, WaysWish } from './schemas.ts';
import { findSchoolWays, type SchoolWay, takeCapsLocks } from './store.ts';

type Needs = Pick<Services, 'clock' | 'db'>;

/** `scope`: the schools that somebody reaches; others stay as they are. */
type CampaignWays = WaysWish & { campaignId: number; scope: Scope };

/** The schools of the kind with their present way. @throws ProblemError `notFound`, `campaignState` unless it is planned or open */
async function chosenSchools({ clock, db }: Needs, { audience, campaignId, scope, status, type }: CampaignWays) {
  const { state } = await getCampaign(db, campaignId);
  if (state !== 'planned' && state !== 'open') throw new ProblemError('campaignState');
  const schools = await findSchoolWays(db, campaignId, await findSurveyedSchools(db, campaignId, scope), audience);
  const designations = await findDesignations(
    db,
    schools.map(({ schoolId }) => schoolId),
  );
  const isOfStatus = ({ schoolId }: SchoolWay) =>
    status === null || statusOf(designations.get(schoolId) ?? [], clock.today()).kinds.includes(status);
  return { schools, chosen: schools.filter((school) => isOfStatus(school) && (type === null || school.type === type)) };
}

/** What would change now. @throws ProblemError as `setWays` */
export async function planWays(needs: Needs, wish: CampaignWays): Promise<WaysPlan> {
  const { chosen, schools } = await chosenSchools(needs, wish);
  const change = chosen.filter(({ way }) => way !== wish.way);
  return {
    change: change.map(({ hasCards, openLinks, schoolId, way }) => ({ schoolId, from: way, openLinks, hasCards })),
    same: chosen.length - change.length,
    others: schools.length - chosen.length,
    types: [...new Set(schools.map(({ type }) => type).filter((type) => type !== ''))].sort((a, b) =>
      a.localeCompare(b, 'ru'),
    ),
  };
}

/**
 * Chooses the way in all schools of the kind in one transaction, and closes the class links that would go on beside it. The keys of
 * cards are made with the first card of a group.
 * @returns what was changed
 * @throws ProblemError `notFound`, `campaignState` unless the campaign is planned or open
 */
export async function setWays({ clock, db }: Needs, wish: CampaignWays, actor: Actor): Promise<WaysPlan> {
  return db.transaction().execute(async (trx) => {
    const needs = { clock, db: trx };
    await takeCapsLocks(trx, await findSurveyedSchools(trx, wish.campaignId, wish.scope));
    const plan = await planWays(needs, wish);
    for (const { schoolId } of plan.change) {
      const closed = await changeWay(trx, schoolId, wish.campaignId, wish.audience, wish.way);
      const place = { record: { kind: 'campaign', id: wish.campaignId }, school: schoolId } as const;
      await actor.record(trx, { action: 'way.choose', ...place });
      if (closed > 0) await actor.record(trx, { action: 'link.close', ...place, details: { count: closed } });
    }
    return plan;
  });
}
