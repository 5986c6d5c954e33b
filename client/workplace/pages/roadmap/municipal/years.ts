/** Which year's roadmap a page shows. */
import type { YearsResponse } from '../../../../../server/roadmap/municipal/schemas.ts';

/** The year that is asked for, else that of today, else the newest. */
export function yearOf({ today, years }: YearsResponse, asked: number | undefined): number {
  const wanted = [asked, Number(today.slice(0, 4))];
  const found = wanted.find((year) => years.some((each) => each.year === year));
  return found ?? years[0].year;
}
