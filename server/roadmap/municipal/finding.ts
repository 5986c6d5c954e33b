/** Finds the roadmap of a year, stored or still the template, and its state as of a day. */
import { yearOf } from '../../ground/days.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { DayStamp } from '../../people/identity/stamp.ts';
import type { Services } from '../../services.ts';
import { findOverrides, type OverrideRow } from './overrides/store.ts';
import { loadRegisters } from './registers/store.ts';
import type { Registers } from './rules/types.ts';
import { sharedStatus } from './shared-status.ts';
import type { ActivityStatus } from './status.ts';
import { findRoadmap, findRoadmapAsOf, insertRoadmap, type StoredRoadmap } from './store.ts';
import { templateFor } from './year.ts';

type Needs = Pick<Services, 'clock' | 'content' | 'db' | 'timeZone'>;
/** `id` is null and `version` 0 while nobody has changed the template. */
export type AnyRoadmap = Omit<StoredRoadmap, 'id'> & { id: number | null };

/** @throws ProblemError `roadmapMissing` before the first roadmap, and for years that are far away */
function fromTemplate({ clock, content }: Needs, year: number): AnyRoadmap {
  const template = year <= yearOf(clock.today()) + 1 ? templateFor(content, year) : undefined;
  if (!template) throw new ProblemError('roadmapMissing');
  return { id: null, year, version: 0, content: template };
}

/** The roadmap in force. @throws ProblemError `roadmapMissing` */
export async function currentRoadmap(services: Needs, territoryId: number, year: number): Promise<AnyRoadmap> {
  return (await findRoadmap(services.db, territoryId, year)) ?? fromTemplate(services, year);
}

/** The stored roadmap; the template is stored first where nobody has done so. @returns its id */
export async function storedId(
  services: Needs,
  trx: Services['db'],
  territoryId: number,
  year: number,
  stamp: DayStamp,
) {
  const found = await findRoadmap(trx, territoryId, year);
  if (found) return found.id;
  const { content } = fromTemplate(services, year);
  return insertRoadmap(trx, { territoryId, year, content }, stamp, '');
}

export type RoadmapState = {
  roadmap: AnyRoadmap;
  registers: Registers;
  overrides: OverrideRow[];
  date: string;
  activities: ActivityStatus[];
};

/**
 * @param date the end of this day counts; days to come are refused
 * @throws ProblemError `roadmapMissing`
 */
export async function roadmapState(
  services: Needs,
  territoryId: number,
  year: number,
  date: string = services.clock.today(),
): Promise<RoadmapState> {
  const { clock, db, timeZone } = services;
  const roadmap = (await findRoadmapAsOf(db, territoryId, year, date)) ?? fromTemplate(services, year);
  const asked = { territoryId, year, day: date, today: clock.today(), timeZone };
  const [registers, overrides] = await Promise.all([
    loadRegisters(db, asked),
    roadmap.id === null ? [] : findOverrides(db, roadmap.id),
  ]);
  const activities = await sharedStatus(roadmap.content, registers, overrides, date);
  return { roadmap, registers, overrides, date, activities };
}
