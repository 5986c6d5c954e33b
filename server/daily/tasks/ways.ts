/** Groups of which nobody can answer, as tasks of the school's coordinator and of the district's analyst. */
import { whyNoWay } from '../../answering/handing-out/missing-ways.ts';
import { findOpenGroups } from '../../answering/handing-out/store.ts';
import { groupName } from '../../answering/paper/texts.ts';
import { dayAfter } from '../../ground/days.ts';
import { fill } from '../../ground/documents/wording.ts';
import type { Services } from '../../services.ts';
import type { Task } from './task.ts';
import texts from './texts.json' with { type: 'json' };

/** Handing out takes the first days of a campaign; after these nobody being able to answer is late. */
const DAYS_TO_HAND_OUT = 3;

type Group = Awaited<ReturnType<typeof findOpenGroups>>[number];

/** @param schoolIds null for all schools; the district's own tasks are asked for only then */
export async function wayTasks({ db }: Pick<Services, 'db'>, schoolIds: number[] | null): Promise<Task[]> {
  const groups = (await findOpenGroups(db, schoolIds)).filter((group) => whyNoWay(group) !== null);
  const bySchool = Map.groupBy(groups, ({ campaignId, schoolId }) => `${campaignId}/${schoolId}`);
  const tasks = [...bySchool].map(([key, own]) => schoolTask(`noWay:${key}`, own));
  if (schoolIds !== null) return tasks;
  const byDistrict = Map.groupBy(groups, ({ campaignId, territoryId }) => `${campaignId}/district/${territoryId}`);
  return [...tasks, ...[...byDistrict].map(([key, own]) => districtTask(`noWay:${key}`, own))];
}

function dueOf({ closesOn, opensOn }: Group): string {
  const due = dayAfter(opensOn, DAYS_TO_HAND_OUT);
  return due < closesOn ? due : closesOn;
}

function schoolTask(key: string, groups: Group[]): Task {
  const [first] = groups;
  const { campaignId, opensOn, schoolId, territoryId } = first;
  const named = (language: 'ru' | 'en') =>
    fill(texts.noWay[language], {
      groups: groups.map(({ audience, grade }) => groupName(language, audience, grade)).join('; '),
    });
  return {
    key,
    kind: 'campaign',
    title: { ru: named('ru'), en: named('en') },
    schoolId,
    territoryId,
    roles: ['coordinator'],
    from: opensOn,
    due: dueOf(first),
    path: `/schools/${schoolId}/answering?campaign=${campaignId}`,
    begin: [{ to: 'answering' }],
  };
}

function districtTask(key: string, groups: Group[]): Task {
  const [first] = groups;
  const { campaignId, opensOn, territoryId } = first;
  const count = new Set(groups.map(({ schoolId }) => schoolId)).size;
  const { noWaySchools } = texts;
  return {
    key,
    kind: 'campaign',
    title: { ru: fill(noWaySchools.ru, { count }), en: fill(noWaySchools.en, { count }) },
    schoolId: null,
    territoryId,
    roles: ['analyst'],
    from: opensOn,
    due: dueOf(first),
    path: `/campaigns/${campaignId}/hand-out`,
    begin: [],
  };
}
