/** What was done with parents and by psychologists in a year: counts of events and consultations, never who came. Pure. */
import { toldCount } from '../../../analytics/suppression/few-people.ts';
import { mayTellSum, toldSums } from '../../../analytics/suppression/people-parts.ts';
import type { Activity } from '../../../surveys/roadmap.ts';
import { type RecordOf, recordsOfYear } from '../municipal/rules/registers.ts';
import type { Registers } from '../municipal/rules/types.ts';
import type { MeetingUpbringing } from './schemas.ts';

const schoolsOfEvent = ({ data, schoolId }: RecordOf<'event'>): number[] => [
  ...(schoolId === null ? [] : [schoolId]),
  ...data.attendance.map((each) => each.schoolId),
];

/** @param activities of the year's roadmap: which events count for parents is said there */
export function describeUpbringing(
  registers: Registers,
  activities: readonly Activity[],
  day: string,
): MeetingUpbringing {
  const supported = registers.schools.filter(({ kinds }) => kinds.length > 0).map(({ id }) => id);
  const row = activities.find(({ computes }) => computes.rule === 'eventsEachQuarter');
  const events = recordsOfYear(registers, 'event').filter(
    ({ data, occursOn }) => data.type === row?.computes.event && data.state === 'held' && occursOn <= day,
  );
  const consultations = recordsOfYear(registers, 'consultation').filter(
    ({ schoolId }) => schoolId !== null && supported.includes(schoolId),
  );
  const requests = toldSums(consultations.map(({ data }) => ({ whole: data.received, part: data.answered })));
  // More may be held than were offered.
  const offers = consultations.map(({ data: { held, offered } }) => ({ whole: Math.max(offered, held), part: held }));
  const offered = consultations.reduce((sum, { data }) => sum + data.offered, 0);
  return {
    supported: supported.length,
    parents: {
      events: events.length,
      schools: new Set(events.flatMap(schoolsOfEvent).filter((id) => supported.includes(id))).size,
      people: toldSums(events.flatMap(({ data }) => data.attendance.map(({ people }) => ({ whole: people, part: 0 }))))
        .whole,
    },
    consultations: {
      schools: new Set(consultations.map(({ schoolId }) => schoolId)).size,
      received: requests.whole,
      answered: requests.part,
      offered: mayTellSum(offers) ? toldCount(offered) : null,
      held: toldSums(offers).part,
    },
  };
}
