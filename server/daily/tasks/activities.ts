/** What the roadmap of the district still misses, as tasks of those whose turn it is. */
import type { Localized } from '../../../surveys/schema.ts';
import { yearOf } from '../../ground/days.ts';
import { roadmapState } from '../../roadmap/municipal/finding.ts';
import { missingText } from '../../roadmap/municipal/missing.ts';
import type { Missing } from '../../roadmap/municipal/rules/types.ts';
import type { ActivityStatus } from '../../roadmap/municipal/status.ts';
import { findRoadmap } from '../../roadmap/municipal/store.ts';
import type { Services } from '../../services.ts';
import { beginningsOf } from './beginning.ts';
import type { Task } from './task.ts';

/** States in which nothing is to be done now. */
const SETTLED = ['done', 'notApplicable', 'nothingDue', 'beforeStart'];

/** @param territoryIds those whose roadmaps are looked at @param today YYYY-MM-DD, also the year of the roadmap */
export async function activityTasks(
  services: Pick<Services, 'clock' | 'content' | 'db' | 'timeZone'>,
  territoryIds: number[],
  today: string,
): Promise<Task[]> {
  const year = yearOf(today);
  const tasks: Task[] = [];
  for (const territoryId of territoryIds) {
    const stored = await findRoadmap(services.db, territoryId, year);
    // A roadmap that nobody has taken up yet asks nothing of anybody.
    if (!stored) continue;
    const { activities } = await roadmapState(services, territoryId, year, today);
    for (const status of activities) tasks.push(...tasksOf(status, territoryId, year, today));
  }
  return tasks;
}

/** One task for each school that misses something, and one for the district. */
export function tasksOf(status: ActivityStatus, territoryId: number, year: number, today: string): Task[] {
  if (SETTLED.includes(status.state)) return [];
  const { no, period, title } = status.activity;
  // A row that runs on may be late before its last day: then it is due now.
  const due = status.state === 'late' && period.to > today ? today : period.to;
  return [...Map.groupBy(status.missing, ({ schoolId }) => schoolId)].map(([schoolId, missing]) => ({
    key: `activity:${territoryId}/${year}/${no}/${schoolId ?? 0}`,
    kind: 'activity',
    title: titled(title, missing),
    schoolId,
    territoryId,
    roles: [...new Set(missing.flatMap(({ turn }) => turn))],
    from: period.from,
    due,
    path: `/roadmap/${year}/${no}`,
    begin: beginningsOf(missing, status.activity),
  }));
}

function titled(title: Localized, missing: Missing[]): Localized {
  const texts = missing.map(missingText);
  const inWords = (language: keyof Localized) => [...new Set(texts.map((text) => text[language]))].join(', ');
  return { ru: `${title.ru}: ${inWords('ru')}`, en: `${title.en}: ${inWords('en')}` };
}
