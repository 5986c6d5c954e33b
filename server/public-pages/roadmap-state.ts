/** The roadmap that the public sees, from the content's plan. */
import type { Services } from '../services.ts';
import type { PublicRoadmap } from './roadmap.ts';

/** @param year the newest one where none is named. @returns null when there is no roadmap of that year */
export async function findRoadmap(
  { clock, content }: Services,
  _territoryId: number,
  year: number | null = null,
): Promise<PublicRoadmap | null> {
  const years = Object.keys(content.roadmaps)
    .map(Number)
    .sort((a, b) => b - a);
  const shown = year ?? years[0];
  const roadmap = content.roadmaps[shown];
  if (!roadmap) return null;
  return {
    year: shown,
    years,
    day: clock.today(),
    sections: roadmap.sections.map(({ code, title }) => ({
      title,
      activities: roadmap.activities
        .filter(({ section }) => section === code)
        .map(({ no, period, title: name }) => ({ no, title: name, ...period, state: null })),
    })),
  };
}
