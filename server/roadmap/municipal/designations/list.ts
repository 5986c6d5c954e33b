/** A district's list of a year takes force as a whole; a single school is corrected afterwards. */
import type { Kysely } from 'kysely';
import type { Database } from '../../../ground/db/schema.ts';
import { dayName, fill } from '../../../ground/documents/wording.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import type { DayStamp } from '../../../people/identity/stamp.ts';
import { statusOf } from '../../../people/schools/status.ts';
import { findDesignations } from '../../../people/schools/store.ts';
import { getTerritoryOfSchool } from '../../../people/territories/store.ts';
import { type ListedSchool, type Outcome, outcomeOf } from './outcome.ts';
import { findListedYears, findSchoolIds, type NewEntry, putDesignation, waitForDistrict } from './store.ts';
import words from './words.json' with { type: 'json' };

/** The order that a list stands in. */
export type Order = { number: string; date: string };
export type YearList = { territoryId: number; year: number; order: Order; schools: ListedSchool[] };

/** Every school of a district with its status in a year, as it is now; `recordedFor`: the last year for which it was designated. */
export async function statusesIn(db: Kysely<Database>, territoryId: number, year: number) {
  const ids = await findSchoolIds(db, territoryId, year);
  const recorded = await findDesignations(db, ids);
  return ids.map((schoolId) => {
    const status = statusOf(recorded.get(schoolId) ?? [], `${year}-12-31`);
    return { schoolId, kinds: status.kinds, recordedFor: status.year };
  });
}

/**
 * Checks the schools of a list.
 * @throws ProblemError `invalid` naming every school that is not in the district or stands there twice
 */
export function checkSchools(known: readonly { schoolId: number }[], schools: readonly ListedSchool[]): void {
  const ids = new Set(known.map(({ schoolId }) => schoolId));
  const seen = new Set<number>();
  const faults = schools.flatMap(({ schoolId }, index) => {
    const path = `body/schools/${index}/schoolId`;
    if (!ids.has(schoolId)) return [{ path, message: 'is no school of the district' }];
    if (seen.has(schoolId)) return [{ path, message: 'stands in the list twice' }];
    seen.add(schoolId);
    return [];
  });
  if (faults.length > 0) throw new ProblemError('invalid', faults);
}

/**
 * Puts a whole list in force: who is on it has its status from 1 January of the year, who is not has none. One transaction, so
 * that nobody ever sees a half. Pages and commands call it alike.
 * @param trx a transaction
 * @returns every school of the district, with what became of it
 * @throws ProblemError `designationListEmpty`, `designationOrderMissing`, `invalid`
 */
export async function putListInForce(
  trx: Kysely<Database>,
  { order, schools, territoryId, year }: YearList,
  stamp: DayStamp,
): Promise<Outcome[]> {
  if (schools.every(({ kinds }) => kinds.length === 0)) throw new ProblemError('designationListEmpty');
  if (order.number.trim() === '') throw new ProblemError('designationOrderMissing');
  await waitForDistrict(trx, territoryId);
  const before = await statusesIn(trx, territoryId, year);
  checkSchools(before, schools);
  const outcome = outcomeOf(before, schools);
  const note = fill(words.order, { number: order.number.trim(), day: dayName('ru', order.date) });
  for (const { change, kinds, schoolId } of outcome) {
    if (change !== 'none') await putDesignation(trx, { schoolId, year, kinds, note }, stamp);
  }
  return outcome;
}

/**
 * Corrects the status of one school. Where its district has no list of the year yet, one school would be the whole list and end
 * the status of all others: that is refused.
 * @throws ProblemError `designationListMissing`
 */
export async function correctDesignation(trx: Kysely<Database>, entry: NewEntry, stamp: DayStamp): Promise<void> {
  const territoryId = await getTerritoryOfSchool(trx, entry.schoolId);
  await waitForDistrict(trx, territoryId);
  if (entry.kinds.length > 0 && !(await findListedYears(trx, territoryId)).includes(entry.year)) {
    const others = (await statusesIn(trx, territoryId, entry.year)).filter(
      ({ schoolId }) => schoolId !== entry.schoolId,
    );
    if (others.some(({ kinds }) => kinds.length > 0)) throw new ProblemError('designationListMissing');
  }
  await putDesignation(trx, entry, stamp);
}
