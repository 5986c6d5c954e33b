/** A plan of visits before it is confirmed. */
import type { Localized } from '../../../../../surveys/schema.ts';

/** `id` tells rows apart while they are moved; `on` is YYYY-MM-DD, or empty while no day is chosen. */
export type PlannedVisit = { id: number; schoolId: number; school: Localized; on: string };
export type VisitFault = 'missing' | 'past' | 'twice';

/** @returns what is wrong, by the id of the row */
export function faultsOf(visits: readonly PlannedVisit[], today: string): Map<number, VisitFault> {
  const faults = new Map<number, VisitFault>();
  for (const [index, { id, on, schoolId }] of visits.entries()) {
    const isTwice = visits.slice(0, index).some((each) => each.on === on && each.schoolId === schoolId);
    if (on === '') faults.set(id, 'missing');
    else if (on < today) faults.set(id, 'past');
    else if (isTwice) faults.set(id, 'twice');
  }
  return faults;
}
