/** What the address of the table keeps. */
import { LEVEL_ORDER } from './checkWords.ts';

const LEVELS = [...LEVEL_ORDER, 'work'] as const;

/** `work` leaves schools where work on a sign has begun. */
export type LevelFilter = (typeof LEVELS)[number];
export type ObjectivitySearch = { level?: LevelFilter; name?: string };

export function parseObjectivitySearch(search: Record<string, unknown>): ObjectivitySearch {
  const level = LEVELS.find((each) => each === search.level);
  // A name made of figures alone is read from the address as a number.
  const name = typeof search.name === 'string' || typeof search.name === 'number' ? String(search.name) : '';
  return { ...(level && { level }), ...(name !== '' && { name }) };
}
