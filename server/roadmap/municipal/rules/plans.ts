/** Rows about what was promised by a day: the school's roadmap, the joint plan, regular publications. */
import { differenceInCalendarMonths } from 'date-fns/differenceInCalendarMonths';
import { parseISO } from 'date-fns/parseISO';
import type { Activity } from '../../../../surveys/roadmap.ts';
import type { Role } from '../../../people/identity/roles.ts';
import { ofSchool } from './grouped.ts';
import { type Count, districtInCourse, pooledInCourse } from './judging.ts';
import { lack } from './registers.ts';
import { wasDueBefore } from './start.ts';
import type { Registers, Rule } from './types.ts';

/** Lines done on time of those that are done or whose last day has passed. What was done late stays late. */
function linesOnTime(registers: Registers, schoolId: number, day: string, joint: boolean, turn: Role[]): Count {
  const lines = ofSchool(registers.planLines, schoolId).filter((line) => line.joint === joint);
  const done = lines.filter(({ doneOn }) => doneOn !== null && doneOn <= day);
  const passed = lines.filter((line) => !done.includes(line) && line.endsOn < day);
  const overdue = passed.filter(({ endsOn }) => !wasDueBefore(registers, endsOn));
  const onTime = done.filter(({ doneOn, endsOn }) => doneOn !== null && doneOn <= endsOn);
  const late = done.length - onTime.length;
  const missing = [
    ...(lines.length === 0 ? [lack(joint ? 'jointPlan' : 'schoolPlan', turn, schoolId)] : []),
    ...(overdue.length > 0 ? [lack('overdue.lines', turn, schoolId, overdue.length)] : []),
    ...(late > 0 ? [lack('late.lines', turn, schoolId, late)] : []),
  ];
  return {
    done: onTime.length,
    due: done.length + overdue.length,
    open: lines.length - done.length - passed.length,
    before: passed.length - overdue.length,
    missing,
    evidence: done.map(({ id }) => ({ kind: 'planLine' as const, id, schoolId })),
  };
}

/** Share of the due lines of the school's own roadmap that were done on time. */
export const schoolPlanOnTime: Rule = (activity, registers, day) =>
  pooledInCourse(activity, registers, day, 'late', (schoolId) =>
    linesOnTime(registers, schoolId, day, false, ['coordinator', 'head']),
  );

/** Share of the due lines of the plan that school and tutor share that were done on time. */
export const jointPlanOnTime: Rule = (activity, registers, day) =>
  pooledInCourse(activity, registers, day, 'late', (schoolId) =>
    linesOnTime(registers, schoolId, day, true, ['tutor', 'coordinator']),
  );

/** Months of the period, YYYY-MM. */
function monthsOf({ period }: Activity): string[] {
  const count = differenceInCalendarMonths(parseISO(period.to), parseISO(period.from)) + 1;
  const [year, month] = period.from.split('-').map(Number);
  return Array.from({ length: count }, (_, index) => {
    const number = month - 1 + index;
    return `${year + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
  });
}

/** At least one publication in each month that has passed. */
export const publicationsEachMonth: Rule = (activity, registers, day) => {
  const months = monthsOf(activity);
  const inMonth = (month: string) => registers.publications.filter(({ publishedOn }) => publishedOn.startsWith(month));
  const done = months.filter((month) => inMonth(month).length > 0);
  const over = months.filter((month) => month < day.slice(0, 7) && !done.includes(month));
  const passed = over.filter((month) => !wasDueBefore(registers, `${month}-31`));
  const missing = passed.length > 0 ? [lack('months', ['chief', 'head'], null, passed.length)] : [];
  const evidence = months.flatMap(inMonth).map(({ id, schoolId }) => ({ kind: 'publication' as const, id, schoolId }));
  const count = {
    done: done.length,
    due: done.length + passed.length,
    open: months.length - done.length - over.length,
    before: over.length - passed.length,
    missing,
    evidence,
  };
  return districtInCourse(activity, day, count, 'late');
};
