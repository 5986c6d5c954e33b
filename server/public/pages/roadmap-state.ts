/** The roadmap that the public sees: each activity with its state for the whole district, and nothing of a single school. */
import { yearOf } from '../../ground/days.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { roadmapState } from '../../roadmap/municipal/finding.ts';
import { findYears } from '../../roadmap/municipal/store.ts';
import type { Services } from '../../services.ts';
import type { PublicRoadmap } from './roadmap.ts';

/** Strangers ask as often as they like, and judging a year reads every register: an answer is kept this long. */
const KEPT_MS = 10_000;

export type RoadmapReader = (territoryId: number, year?: number | null) => Promise<PublicRoadmap | null>;

/** @returns what finds a district's roadmap, that of this year where none is named; null when there is none of that year */
export function createRoadmapReader(services: Services): RoadmapReader {
  const kept = new Map<string, { until: number; roadmap: Promise<PublicRoadmap> }>();
  return async (territoryId, year = null) => {
    const day = services.clock.today();
    const thisYear = yearOf(day);
    const stored = (await findYears(services.db, territoryId)).map((each) => each.year);
    // This year's roadmap stands in the content until somebody changes it.
    const years = [...new Set([thisYear, ...stored])].sort((a, b) => b - a);
    const shown = year ?? thisYear;
    if (!years.includes(shown)) return null;
    const key = `${territoryId} ${shown} ${day}`;
    const found = kept.get(key);
    if (found && found.until > performance.now()) return { ...(await found.roadmap), years };
    for (const [each, { until }] of kept) if (until <= performance.now()) kept.delete(each);
    const roadmap = judge(services, territoryId, shown, day);
    kept.set(key, { until: performance.now() + KEPT_MS, roadmap });
    try {
      return { ...(await roadmap), years };
    } catch (error) {
      kept.delete(key);
      if (error instanceof ProblemError && error.code === 'roadmapMissing') return null;
      throw error;
    }
  };
}

async function judge(services: Services, territoryId: number, year: number, day: string): Promise<PublicRoadmap> {
  const { activities, roadmap } = await roadmapState(services, territoryId, year, day);
  return {
    year,
    years: [],
    day,
    sections: roadmap.content.sections.map(({ code, title }) => ({
      title,
      activities: activities
        .filter(({ activity }) => activity.section === code)
        .map(({ activity: { no, period, title: name }, state }) => ({ no, title: name, ...period, state })),
    })),
  };
}
