/** Which views were recorded today: a page that asks again every second does not ask the database each time. */
import type { NewEntry } from './store.ts';

export type SeenToday = {
  has(day: string, view: NewEntry): boolean;
  add(day: string, view: NewEntry): void;
};

/** Holds one day; the first view of another one forgets it. */
export function createSeenToday(): SeenToday {
  let current = '';
  const keys = new Set<string>();
  const keyOf = ({ accountId, action, recordId }: NewEntry): string => `${accountId} ${action} ${recordId}`;
  return {
    has: (day, view) => day === current && keys.has(keyOf(view)),
    add(day, view) {
      if (day !== current) keys.clear();
      current = day;
      keys.add(keyOf(view));
    },
  };
}
