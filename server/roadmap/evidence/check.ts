/** What makes a record sound: the shape of its kind, days that exist, and nothing said to have happened that has not. */
import { isCalendarDay } from '../../../surveys/calendar-day.ts';
import { type Fault, ProblemError } from '../../ground/http/problem.ts';
import { errorsOf } from '../../ground/http/validation.ts';
import { faultAt } from './kind.ts';
import { type EvidenceKind, kindOf, type Typed } from './kinds.ts';

export type Unchecked = { kind: EvidenceKind; occursOn: string; data: unknown };

/**
 * @param today nothing has happened later than that
 * @throws ProblemError `invalid` naming every fault
 */
export function checkEvidence({ data, kind, occursOn }: Unchecked, today: string): Typed {
  const { faults, namedDays, shape } = kindOf(kind);
  const errors = errorsOf(shape, data);
  if (errors.length > 0) {
    throw new ProblemError(
      'invalid',
      errors.map((error) => ({ path: `body/data${error.instancePath}`, message: error.message ?? error.keyword })),
    );
  }
  const found = [...dayFaults(occursOn, namedDays?.(data) ?? []), ...(faults?.(data, occursOn, today) ?? [])];
  if (found.length > 0) throw new ProblemError('invalid', found);
  return { kind, data } as Typed;
}

/** @param named days that the record names beside its own, each with its path */
function dayFaults(occursOn: string, named: [path: string, day: string | null][]): Fault[] {
  const message = 'is no day of the calendar';
  const wrong = named.filter(([, day]) => day !== null && !isCalendarDay(day));
  const own = isCalendarDay(occursOn) ? [] : [{ path: 'body/occursOn', message }];
  return [...own, ...wrong.map(([path]) => faultAt(path, message))];
}
