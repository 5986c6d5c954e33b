/** A roadmap for another year: the same rows, their days moved by whole years. */
import { addYears } from 'date-fns/addYears';
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth';
import { parseISO } from 'date-fns/parseISO';
import type { Content } from '../../../surveys/load.ts';
import type { Roadmap } from '../../../surveys/roadmap.ts';
import type { Localized } from '../../../surveys/schema.ts';
import { dayOf } from '../../ground/days.ts';

/** The last day of a month stays the last one: 28 February becomes 29 where there is one. */
function moveDay(day: string, years: number): string {
  const date = parseISO(day);
  const moved = addYears(date, years);
  const isLast = date.getTime() === lastDayOfMonth(date).getTime();
  return dayOf(isLast ? lastDayOfMonth(moved) : moved);
}

/** @param from the year that the roadmap was made for */
export function moveRoadmap(roadmap: Roadmap, from: number, to: number): Roadmap {
  const rename = ({ en, ru }: Localized): Localized => ({
    ru: ru.replaceAll(String(from), String(to)),
    en: en.replaceAll(String(from), String(to)),
  });
  return {
    ...roadmap,
    title: rename(roadmap.title),
    activities: roadmap.activities.map((activity) => ({
      ...activity,
      period: { from: moveDay(activity.period.from, to - from), to: moveDay(activity.period.to, to - from) },
    })),
  };
}

/** The template for a year: the newest one of the content up to it, moved. @returns undefined before the first one */
export function templateFor({ roadmaps }: Pick<Content, 'roadmaps'>, year: number): Roadmap | undefined {
  const years = Object.keys(roadmaps).map(Number);
  const source = Math.max(...years.filter((each) => each <= year));
  const roadmap = roadmaps[String(source)];
  return roadmap && moveRoadmap(roadmap, source, year);
}
