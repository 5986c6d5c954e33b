/** All class links of a campaign in one step: planned from its groups, made within their caps, and nothing made twice. */
import type { Transaction } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Actor } from '../../people/audit/trail.ts';
import type { Scope } from '../../people/identity/caller.ts';
import type { Services } from '../../services.ts';
import { getCampaign } from '../campaigns/life/store.ts';
import { findSurveyedSchools, type NewLink } from '../campaigns/store.ts';
import { capOfClass, capOfGroup, requireCapLeft } from '../modes/caps.ts';
import { gradeView } from '../submissions/cell.ts';
import { newCode } from '../submissions/code.ts';
import { classesOf, type NewClass } from './classes.ts';
import type { LinksPlan } from './schemas.ts';
import { findHandedGroups, type HandedGroup, insertManyLinks, takeCapsLocks } from './store.ts';

type Planned = { group: HandedGroup; classes: NewClass[] };
type LeftOut = LinksPlan['leftOut'][number]['why'];

/** Why a group gets no links by this step; null when it does. */
export function whyLeftOut({ closedLinks, openLinks, people, way }: HandedGroup): LeftOut | null {
  if (way !== 'link') return way;
  if (openLinks > 0) return 'hasLinks';
  // Somebody closed them: to open them again is theirs, and keeps the notices on the walls good.
  if (closedLinks > 0) return 'linksClosed';
  return people === 0 ? 'nobody' : null;
}

/** @param most people in a class at most; null for one link a group */
function planClasses(groups: readonly HandedGroup[], most: number | null): Planned[] {
  return groups
    .filter((group) => whyLeftOut(group) === null)
    .map((group) => ({ group, classes: classesOf(group, most) }));
}

function describe(groups: readonly HandedGroup[], planned: readonly Planned[]): LinksPlan {
  const place = ({ audience, grade, schoolId }: HandedGroup) => ({ schoolId, audience, grade: gradeView(grade) });
  return {
    links: planned.reduce((sum, { classes }) => sum + classes.length, 0),
    make: planned.map(({ classes, group }) => ({ ...place(group), people: group.people, classes })),
    leftOut: groups.flatMap((group) => {
      const why = whyLeftOut(group);
      return why === null ? [] : [{ ...place(group), why }];
    }),
  };
}

export type LinksWish = {
  campaignId: number;
  /** People in a class at most, from `LEAST_CLASS` to `MOST_CLASS`; null for one link a group. */
  most: number | null;
  /** The schools that somebody reaches; null for all schools of the campaign. */
  scope: Scope | null;
};

async function groupsOf(db: Services['db'], { campaignId, scope }: LinksWish): Promise<HandedGroup[]> {
  const { state } = await getCampaign(db, campaignId);
  if (state !== 'open') throw new ProblemError('campaignState');
  return findHandedGroups(db, campaignId, scope && (await findSurveyedSchools(db, campaignId, scope)));
}

/** What `makeAllLinks` would make now. @throws ProblemError `notFound`, `campaignState` unless the campaign is open */
export async function planAllLinks({ db }: Pick<Services, 'db'>, wish: LinksWish): Promise<LinksPlan> {
  const groups = await groupsOf(db, wish);
  return describe(groups, planClasses(groups, wish.most));
}

/**
 * Makes the class links of all groups that answer by links and have none, in one transaction. Whoever does it at the same time or
 * again finds them made.
 * @param actor null for a command
 * @returns what was made, and what was left out and why; groups that were made before are among those left out
 * @throws ProblemError `notFound`, `campaignState` unless the campaign is open
 */
export async function makeAllLinks(
  { db }: Pick<Services, 'db'>,
  wish: LinksWish,
  actor: Actor | null,
): Promise<LinksPlan> {
  return db.transaction().execute(async (trx) => {
    const before = await groupsOf(trx, wish);
    await takeCapsLocks(trx, [...new Set(before.map(({ schoolId }) => schoolId))]);
    // Looked at again under the locks: somebody else may just have made them.
    const groups = await groupsOf(trx, wish);
    const planned = planClasses(groups, wish.most);
    await insertClasses(trx, planned);
    const made = describe(groups, planned);
    if (made.links > 0)
      await actor?.record(trx, {
        action: 'link.makeAll',
        record: { kind: 'campaign', id: wish.campaignId },
        details: { count: made.links },
      });
    return made;
  });
}

async function insertClasses(trx: Transaction<Database>, planned: readonly Planned[]): Promise<void> {
  const links = planned.flatMap(({ classes, group }): NewLink[] => {
    const { audience, campaignId, grade, schoolId } = group;
    const own = classes.map(({ label, people }) => ({
      code: newCode(),
      campaign_id: campaignId,
      school_id: schoolId,
      audience,
      grade,
      label,
      people,
      cap: people === null ? capOfGroup(null) : capOfClass(people),
    }));
    const caps = own.reduce((sum, { cap }) => sum + cap, 0);
    requireCapLeft({ people: group.people, caps: 0, used: 0 }, caps, 'most');
    return own;
  });
  await insertManyLinks(trx, links);
}
