/** What a case of a row says: how its evidence comes together, when it is late, when there is nothing to count. */
import { BOTH, record, type Step, WEAK, YEAR } from './district.ts';

export type Expected = [state: string, value: number | null];
export type RowCase = {
  no: number;
  /** A day on which nothing is there and nothing has to be. */
  early: [day: string, ...Expected];
  /** Each adds to what the ones before have entered. */
  steps: { name: string; add: Step; day: string; expect: Expected }[];
  /** What was entered only in part, seen on a day that is too late. */
  late: { add: Step; day: string; value: number | null };
};

export const none: Step = () => {};
export const day = (rest: string): string => `${YEAR}-${rest}`;
export const event = (type: Parameters<typeof record<'event'>>[3], schoolId: number | null, on: string): Step =>
  record('event', schoolId, on, type);
export const attended = [BOTH, WEAK].map((schoolId) => ({ schoolId, people: 2 }));
export const held = { state: 'held' as const };
