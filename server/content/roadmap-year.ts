/** Roadmaps of years for which the content has none: the newest earlier one, its days moved by whole years. */
import { addYears } from 'date-fns/addYears';
import { formatISO } from 'date-fns/formatISO';
import { parseISO } from 'date-fns/parseISO';
import type { Content } from '../../surveys/load.ts';
import type { Roadmap } from '../../surveys/roadmap.ts';

/** @returns undefined for a year before the first roadmap */
export function roadmapOfYear({ roadmaps }: Pick<Content, 'roadmaps'>, year: number): Roadmap | undefined {
  const source = Math.max(
    ...Object.keys(roadmaps)
      .map(Number)
      .filter((each) => each <= year),
  );
  const roadmap = roadmaps[source];
  return roadmap && source < year ? moved(roadmap, year - source) : roadmap;
}

function moved(roadmap: Roadmap, years: number): Roadmap {
  const move = (day: string) => formatISO(addYears(parseISO(day), years), { representation: 'date' });
  return {
    ...roadmap,
    activities: roadmap.activities.map((activity) => ({
      ...activity,
      period: { from: move(activity.period.from), to: move(activity.period.to) },
    })),
  };
}
