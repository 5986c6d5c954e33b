/** Which year's roadmap a page shows. */
import type { YearsResponse } from '../../../../../server/roadmap/municipal/schemas.ts';
import { yearOf } from '../../../../days.ts';

/** The year that is asked for, else that of today, else the newest. */
export function shownYear({ today, years }: YearsResponse, asked: number | undefined): number {
  const wanted = [asked, yearOf(today)];
  const found = wanted.find((year) => years.some((each) => each.year === year));
  return found ?? years[0].year;
}
