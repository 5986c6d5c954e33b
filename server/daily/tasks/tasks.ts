/** All tasks there are, gathered from what the features hold. */
import type { Localized } from '../../../surveys/schema.ts';
import { dayAfter } from '../../ground/days.ts';
import type { Membership } from '../../people/identity/caller.ts';
import { findNotOpen } from '../../people/schools/store.ts';
import type { Services } from '../../services.ts';
import { activityTasks } from './activities.ts';
import { recordTasks } from './records.ts';
import { findOpenLines, findShortCampaigns, findTerritoryIds } from './store.ts';
import { byDue, isTurnOf, type Task } from './task.ts';
import { wayTasks } from './ways.ts';

type Needs = Pick<Services, 'clock' | 'content' | 'db' | 'timeZone'>;

/** How far ahead tasks are looked for: the end of a school year lies within. */
const HORIZON_DAYS = 300;

/** @param today the day on which the horizon begins, YYYY-MM-DD */
export function horizonOf(today: string): string {
  return dayAfter(today, HORIZON_DAYS);
}

/**
 * Tasks of schools that are open, and of the district, that are not done, also the late ones, in the order of their days.
 * @param schoolIds null for all schools
 */
export async function findTasks(services: Needs, schoolIds: number[] | null, today: string): Promise<Task[]> {
  const until = horizonOf(today);
  const tasks = await Promise.all([
    lineTasks(services, schoolIds, until),
    campaignTasks(services, schoolIds, until),
    wayTasks(services, schoolIds),
    roadmapTasks(services, schoolIds, today),
    recordTasks(services.db, schoolIds, until),
  ]);
  const found = tasks.flat();
  const closed = new Set(
    await findNotOpen(services.db, [...new Set(found.flatMap(({ schoolId }) => schoolId ?? []))], today),
  );
  return found.filter(({ schoolId }) => schoolId === null || !closed.has(schoolId)).sort(byDue);
}

/** Tasks that are the turn of somebody with these roles, within the schools and territories of the roles. */
export async function findOwnTasks(services: Needs, memberships: Membership[], today: string): Promise<Task[]> {
  const isDistrict = memberships.some(({ schoolId }) => schoolId === null);
  const schoolIds = memberships.flatMap(({ schoolId }) => schoolId ?? []);
  const tasks = await findTasks(services, isDistrict ? null : schoolIds, today);
  return tasks.filter((task) => isTurnOf(task, memberships));
}

async function lineTasks({ content, db }: Needs, schoolIds: number[] | null, until: string): Promise<Task[]> {
  const lines = await findOpenLines(db, schoolIds, until);
  const titles = new Map(content.measures.map(({ code, title }) => [code, title]));
  return lines.map((line) => ({
    key: `planLine:${line.schoolId}/${line.id}`,
    kind: 'planLine',
    title: titleOf(line, titles),
    schoolId: line.schoolId,
    territoryId: line.territoryId,
    roles: ['head', 'coordinator'],
    from: line.startsOn,
    due: line.endsOn,
    path: `/schools/${line.schoolId}/roadmap?year=${line.startsOn.slice(0, 4)}`,
    begin: [],
  }));
}

/** A line of the school's own is called what the school calls it, in every language. */
function titleOf({ measure, title }: { measure: string | null; title: string | null }, titles: Map<string, Localized>) {
  const own = title ?? measure ?? '';
  return titles.get(measure ?? '') ?? { ru: own, en: own };
}

async function roadmapTasks(services: Needs, schoolIds: number[] | null, today: string): Promise<Task[]> {
  const tasks = await activityTasks(services, await findTerritoryIds(services.db, schoolIds), today);
  return schoolIds === null ? tasks : tasks.filter(({ schoolId }) => schoolId !== null && schoolIds.includes(schoolId));
}

async function campaignTasks({ db }: Needs, schoolIds: number[] | null, until: string): Promise<Task[]> {
  const campaigns = await findShortCampaigns(db, schoolIds, until);
  return campaigns.map((campaign) => ({
    key: `campaign:${campaign.id}/${campaign.schoolId}`,
    kind: 'campaign',
    title: campaign.title,
    schoolId: campaign.schoolId,
    territoryId: campaign.territoryId,
    roles: ['head', 'coordinator'],
    from: campaign.opensOn,
    due: campaign.closesOn,
    path: `/campaigns/${campaign.id}`,
    begin: [{ to: 'answering' }],
  }));
}
