/** Rows about events: the kick-off and the final meeting, meetings by plan, the region's schedule, seminars, parents. */
import type { Activity } from '../../../../surveys/roadmap.ts';
import { eventTopics } from '../../../../surveys/roadmap-rules.ts';
import { ofSchool } from './grouped.ts';
import { type Count, countByDeadline, districtInCourse, pooledInCourse } from './judging.ts';
import { lack, type RecordOf, recordsOfYear, recordsWithin, refTo } from './registers.ts';
import { type Start, wasDueBefore } from './start.ts';
import type { ActivityFulfilment, Registers, Rule } from './types.ts';

type Event = RecordOf<'event'>;

const isHeld = ({ data, occursOn }: Event, day: string): boolean => data.state === 'held' && occursOn <= day;

/** Schools that took part, by event. */
const attending = new WeakMap<Event, ReadonlySet<number>>();

function tookPart(event: Event, schoolId: number): boolean {
  const known = attending.get(event) ?? new Set(event.data.attendance.map((each) => each.schoolId));
  attending.set(event, known);
  return known.has(schoolId);
}

function eventsWithin(activity: Activity, registers: Registers): Event[] {
  const events = recordsWithin(registers, 'event', activity);
  return events.filter(({ data }) => data.type === activity.computes.event && data.state !== 'cancelled');
}

/** One event was held, and who took part is entered by school. */
export const eventHeld: Rule = (activity, registers, day) => {
  const ofType = recordsOfYear(registers, 'event').filter(({ data }) => data.type === activity.computes.event);
  const held = ofType.filter((event) => isHeld(event, day));
  const attended = held.filter(({ data }) => data.attendance.length > 0);
  const what = held.length === 0 ? 'event' : 'attendance';
  return countByDeadline(activity, day, {
    value: attended.length,
    missing: [lack(what, ['chief', 'analyst'])],
    evidence: held.map(refTo),
  });
};

/** Held events of those that are held or whose day has passed; the rest is to come. */
function courseOf(
  events: Event[],
  start: Start,
  day: string,
): Pick<Count, 'done' | 'due' | 'open' | 'before'> & { overdue: Event[] } {
  const done = events.filter((event) => isHeld(event, day)).length;
  const passed = events.filter((event) => !isHeld(event, day) && event.occursOn < day);
  const overdue = passed.filter(({ occursOn }) => !wasDueBefore(start, occursOn));
  const before = passed.length - overdue.length;
  return { done, due: done + overdue.length, open: events.length - done - passed.length, before, overdue };
}

/** Held ÷ planned events whose day has passed. Where the row is kept by school, each school shows whether it took part. */
export const eventsHeldByPlan: Rule = (activity, registers, day) => {
  const events = eventsWithin(activity, registers);
  const { before, done, due, open, overdue } = courseOf(events, registers, day);
  const unplanned = events.length === 0 && day > activity.period.to ? [lack('plan.events', ['analyst', 'tutor'])] : [];
  const missing = overdue.length > 0 ? [lack('overdue.events', ['analyst', 'tutor'], null, overdue.length)] : unplanned;
  const evidence = events.filter((event) => isHeld(event, day)).map(refTo);
  const fulfilment = districtInCourse(activity, day, { done, due, open, before, missing, evidence }, 'late');
  return activity.per === 'school' ? withParticipation(activity, registers, day, fulfilment) : fulfilment;
};

function withParticipation(
  activity: Activity,
  registers: Registers,
  day: string,
  fulfilment: ActivityFulfilment,
): ActivityFulfilment {
  const events = eventsWithin(activity, registers);
  const schools = pooledInCourse(activity, registers, day, 'late', (schoolId) =>
    participation(events, schoolId, (event) => isHeld(event, day)),
  );
  if (schools.state === 'notApplicable') return schools;
  return { ...fulfilment, missing: [...fulfilment.missing, ...schools.missing], schools: schools.schools };
}

/** Events of the district and of one school, in their order. */
function concerning(events: readonly Event[], schoolId: number): readonly Event[] {
  if (ofSchool(events, schoolId).length === 0) return ofSchool(events, null);
  return events.filter((event) => event.schoolId === null || event.schoolId === schoolId);
}

/** Events that count, and how many of them the school took part in. Events of another school alone do not concern it. */
function participation(all: readonly Event[], schoolId: number, counts: (event: Event) => boolean): Count {
  const events = concerning(all, schoolId);
  const passed = events.filter(counts);
  const present = passed.filter((event) => event.data.hostSchoolId === schoolId || tookPart(event, schoolId));
  const absent = passed.length - present.length;
  return {
    done: present.length,
    due: passed.length,
    open: events.length - passed.length,
    missing: absent > 0 ? [lack('participation', ['coordinator', 'head'], schoolId, absent)] : [],
    evidence: present.map(refTo),
  };
}

/** Share of the events whose day has passed that the school took part in; the region holds them, not the district. */
export const eventsAttended: Rule = (activity, registers, day) => {
  const events = eventsWithin(activity, registers);
  return pooledInCourse(activity, registers, day, 'nothingDue', (schoolId) =>
    participation(events, schoolId, (event) => isHeld(event, day) || event.occursOn < day),
  );
};

/** Both topics were held at a school that is no participant itself. */
export const topicsHeld: Rule = (activity, registers, day) => {
  const weak = new Set(registers.schools.filter(({ kinds }) => kinds.length > 0).map(({ id }) => id));
  const strong = ({ data }: Event) => data.hostSchoolId !== null && !weak.has(data.hostSchoolId);
  const held = eventsWithin(activity, registers).filter((event) => isHeld(event, day) && strong(event));
  const lacking = eventTopics.filter((topic) => !held.some(({ data }) => data.topic === topic));
  return countByDeadline(activity, day, {
    value: eventTopics.length - lacking.length,
    missing: lacking.map((topic) => lack(`topic.${topic}`, ['analyst', 'head'])),
    evidence: held.map(refTo),
  });
};

type Quarter = { from: string; to: string };

/** Quarters of the year that the period touches. */
function quartersOf({ period }: Activity): Quarter[] {
  const year = period.to.slice(0, 4);
  const ends = ['03-31', '06-30', '09-30', '12-31'];
  return ends
    .map((end, index) => ({ from: `${year}-${String(index * 3 + 1).padStart(2, '0')}-01`, to: `${year}-${end}` }))
    .filter(({ from, to }) => to >= period.from && from <= period.to);
}

/** Events by each school whose own they are or that took part, in their order. */
function byPresent(events: readonly Event[]): Map<number | null, Event[]> {
  const found = new Map<number | null, Event[]>();
  for (const event of events) {
    const present = new Set([event.schoolId, ...event.data.attendance.map(({ schoolId }) => schoolId)]);
    for (const schoolId of present) {
      const own = found.get(schoolId);
      if (own) own.push(event);
      else found.set(schoolId, [event]);
    }
  }
  return found;
}

/** At least one event for parents in each quarter that has passed. */
export const eventsEachQuarter: Rule = (activity, registers, day) => {
  const events = recordsOfYear(registers, 'event').filter(
    (event) => event.data.type === activity.computes.event && isHeld(event, day),
  );
  const bySchool = byPresent(events);
  const quarters = quartersOf(activity);
  return pooledInCourse(activity, registers, day, 'late', (schoolId) => {
    const own = bySchool.get(schoolId) ?? [];
    const done = quarters.filter(({ from, to }) => own.some(({ occursOn }) => occursOn >= from && occursOn <= to));
    const over = quarters.filter((quarter) => quarter.to < day && !done.includes(quarter));
    const passed = over.filter(({ to }) => !wasDueBefore(registers, to));
    return {
      done: done.length,
      due: done.length + passed.length,
      open: quarters.length - done.length - over.length,
      before: over.length - passed.length,
      missing: passed.length > 0 ? [lack('quarters', ['coordinator', 'head'], schoolId, passed.length)] : [],
      evidence: own.map(refTo),
    };
  });
};
