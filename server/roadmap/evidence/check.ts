/** What makes a record sound: the shape of its kind, days that exist, and nothing said to have happened that has not. */
import { Value } from 'typebox/value';
import { isCalendarDay } from '../../ground/days.ts';
import type { EvidenceKind } from '../../ground/db/evidence-tables.ts';
import { type Fault, ProblemError } from '../../ground/http/problem.ts';
import { DATA_SCHEMAS, type Typed } from './kinds.ts';

export type Unchecked = { kind: EvidenceKind; occursOn: string; data: unknown };

/**
 * @param today nothing has happened later than that
 * @throws ProblemError `invalid` naming every fault
 */
export function checkEvidence({ data, kind, occursOn }: Unchecked, today: string): Typed {
  const errors = Value.Errors(DATA_SCHEMAS[kind], data);
  if (errors.length > 0) {
    throw new ProblemError(
      'invalid',
      errors.map((error) => ({ path: `body/data${error.instancePath}`, message: error.message })),
    );
  }
  const typed = { kind, data } as Typed;
  const faults = [...dayFaults(typed, occursOn), ...orderFaults(typed), ...futureFaults(typed, occursOn, today)];
  if (faults.length > 0) throw new ProblemError('invalid', faults);
  return typed;
}

const at = (field: string, message: string): Fault => ({ path: `body/data/${field}`, message });

/** Days that a record names beside its own. */
function namedDays({ data, kind }: Typed): [string, string | null][] {
  if (kind === 'visit') return [['heldOn', data.heldOn]];
  if (kind === 'agreement') {
    return [
      ['from', data.from],
      ['to', data.to],
    ];
  }
  if (kind === 'request') return [['answeredOn', data.answeredOn]];
  if (kind === 'document') return data.comments.map(({ on }, index) => [`comments/${index}/on`, on]);
  if (kind !== 'mentoring') return [];
  return data.pairs.flatMap(({ from, to }, index): [string, string | null][] => [
    [`pairs/${index}/from`, from],
    [`pairs/${index}/to`, to],
  ]);
}

function dayFaults(typed: Typed, occursOn: string): Fault[] {
  const message = 'is no day of the calendar';
  const named = namedDays(typed).filter(([, day]) => day !== null && !isCalendarDay(day));
  const own = isCalendarDay(occursOn) ? [] : [{ path: 'body/occursOn', message }];
  return [...own, ...named.map(([field]) => at(field, message))];
}

/** Ends before beginnings, parts greater than the whole, a school twice. */
function orderFaults({ data, kind }: Typed): Fault[] {
  if (kind === 'agreement' && data.to !== null && data.to < data.from) return [at('to', 'lies before the beginning')];
  if (kind === 'consultation' && data.answered > data.received) return [at('answered', 'is more than were received')];
  if (kind === 'course') {
    const over = data.list.flatMap(({ completed, enrolled }, index) => (completed > enrolled ? [index] : []));
    return over.map((index) => at(`list/${index}/completed`, 'is more than are enrolled'));
  }
  if (kind === 'event') {
    const schools = data.attendance.map(({ schoolId }) => schoolId);
    return schools.length === new Set(schools).size ? [] : [at('attendance', 'names a school twice')];
  }
  if (kind === 'request' && (data.state === 'answered') !== (data.answeredOn !== null)) {
    return [at('answeredOn', 'belongs to a request that was answered, and to each of them')];
  }
  if (kind === 'request' && (data.type === 'contact') !== (data.toSchoolId !== null)) {
    return [at('toSchoolId', 'belongs to a request for contact, and to each of them')];
  }
  if (kind === 'visit' && (data.state === 'held') !== (data.heldOn !== null)) {
    return [at('heldOn', 'belongs to a visit that was held, and to each of them')];
  }
  return [];
}

function futureFaults({ data, kind }: Typed, occursOn: string, today: string): Fault[] {
  const message = 'lies in the future';
  const done = kind === 'observation' || kind === 'review' || (kind === 'event' && data.state === 'held');
  if (done && occursOn > today) return [{ path: 'body/occursOn', message }];
  if (kind === 'visit' && data.heldOn !== null && data.heldOn > today) return [at('heldOn', message)];
  if (kind === 'request' && data.answeredOn !== null && data.answeredOn > today) return [at('answeredOn', message)];
  return [];
}

/** Schools that a record names beside its own. */
export function namedSchools({ data, kind }: Typed): number[] {
  if (kind === 'event') {
    return [
      ...data.attendance.map(({ schoolId }) => schoolId),
      ...(data.hostSchoolId === null ? [] : [data.hostSchoolId]),
    ];
  }
  if (kind === 'agreement') return [data.partnerSchoolId];
  if (kind === 'mentoring') return data.pairs.flatMap(({ mentorSchoolId }) => mentorSchoolId ?? []);
  if (kind === 'request') return data.toSchoolId === null ? [] : [data.toSchoolId];
  return [];
}
