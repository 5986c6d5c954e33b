/** Rows about people at work: visits, staff and courses, mentors, agreements, observed lessons. */
import { yearOf } from '../../../ground/days.ts';
import { OBSERVERS } from '../../evidence/kinds/observation/kind.ts';
import { ofSchool } from './grouped.ts';
import { type Count, earlier, pooledByDeadline, pooledInCourse, shareOfSchools } from './judging.ts';
import { lack, recordsOf, recordsOfYear, recordsWithin, refTo } from './registers.ts';
import { wasDueBefore } from './start.ts';
import type { Rule } from './types.ts';

/** Held visits of those whose day has passed; a school without a schedule counts as one visit that was not held. */
export const visitsHeld: Rule = (activity, registers, day) => {
  const visits = recordsWithin(registers, 'visit', activity).filter(({ data }) => data.state !== 'cancelled');
  return pooledInCourse(activity, registers, day, 'late', (schoolId): Count => {
    const own = ofSchool(visits, schoolId);
    if (own.length === 0) {
      const begun = day >= activity.period.from ? 1 : 0;
      return {
        done: 0,
        due: begun,
        open: 0,
        waiting: begun,
        missing: [lack('schedule', ['tutor'], schoolId)],
        evidence: [],
      };
    }
    const held = own.filter(({ data }) => data.heldOn !== null && data.heldOn <= day);
    const passed = own.filter((visit) => !held.includes(visit) && visit.occursOn < day);
    const overdue = passed.filter(({ occursOn }) => !wasDueBefore(registers, occursOn)).length;
    return {
      done: held.length,
      due: held.length + overdue,
      open: own.length - held.length - passed.length,
      before: passed.length - overdue,
      missing: overdue > 0 ? [lack('overdue.visits', ['tutor'], schoolId, overdue)] : [],
      evidence: held.map(refTo),
    };
  });
};

/** Share of schools with an analysis of staff and courses, individual routes, and a list for courses. */
export const staffAnalysed: Rule = (activity, registers, day) =>
  shareOfSchools(activity, registers, day, (schoolId) => {
    const analyses = ofSchool(recordsOfYear(registers, 'staff'), schoolId);
    const lists = ofSchool(recordsOfYear(registers, 'course'), schoolId).filter(({ data }) => data.list.length > 0);
    const parts: [string, boolean][] = [
      ['staff', analyses.some(({ data }) => data.effectivenessJudged)],
      ['routes', analyses.some(({ data }) => data.routes > 0)],
      ['courseList', lists.length > 0],
    ];
    const lacking = parts.filter(([, there]) => !there);
    return {
      done: parts.length - lacking.length,
      due: parts.length,
      open: 0,
      missing: lacking.map(([what]) => lack(what, ['head', 'coordinator'], schoolId)),
      evidence: [...analyses.map(refTo), ...lists.map(refTo)],
    };
  });

/** Completed ÷ enrolled; a school without a list counts as one enrolment that was not completed. */
export const coursesCompleted: Rule = (activity, registers, day) =>
  pooledByDeadline(activity, registers, day, (schoolId) => {
    const lists = ofSchool(recordsOfYear(registers, 'course'), schoolId);
    const rows = lists.flatMap(({ data }) => data.list);
    const due = rows.reduce((sum, { enrolled }) => sum + enrolled, 0);
    const done = rows.reduce((sum, { completed }) => sum + completed, 0);
    if (due === 0) {
      const missing = [lack('courseList', ['head', 'coordinator'], schoolId)];
      const counts = day >= activity.period.from ? 1 : 0;
      return { done: 0, due: counts, open: 0, missing, evidence: [] };
    }
    const missing = done < due ? [lack('completions', ['head'], schoolId, due - done)] : [];
    const people = rows.map(({ completed, enrolled }) => ({ whole: enrolled, part: completed }));
    return { done, due, open: 0, missing, evidence: lists.map(refTo), people };
  });

/** Share of the teachers taking part who have a mentor, in the school year in which the period ends. */
export const mentorsAssigned: Rule = (activity, registers, day) => {
  const schoolYear = yearOf(activity.period.to) + (activity.period.to.slice(5) > '08-31' ? 1 : 0);
  return pooledByDeadline(activity, registers, day, (schoolId) => {
    const lists = ofSchool(recordsOf(registers, 'mentoring'), schoolId).filter(
      ({ data }) => data.schoolYear === schoolYear,
    );
    const pairs = lists.flatMap(({ data }) => data.pairs);
    const assigned = pairs.filter(({ from, mentor }) => mentor !== null && (from === null || from <= day)).length;
    const missing =
      assigned < pairs.length ? [lack('mentors', ['analyst', 'head'], schoolId, pairs.length - assigned)] : [];
    return { done: assigned, due: pairs.length, open: 0, missing, evidence: lists.map(refTo) };
  });
};

/** Share of schools with an agreement in force with a school that is no participant; at the end of the period afterwards. */
export const agreementsInForce: Rule = (activity, registers, day) => {
  const on = earlier(day, activity.period.to);
  const weak = new Set(registers.schools.filter(({ kinds }) => kinds.length > 0).map(({ id }) => id));
  const inForce = recordsOf(registers, 'agreement').filter(
    ({ data }) => data.from <= on && (data.to === null || data.to >= on) && !weak.has(data.partnerSchoolId),
  );
  return shareOfSchools(activity, registers, day, (schoolId) => {
    const own = ofSchool(inForce, schoolId);
    const missing = own.length > 0 ? [] : [lack('agreement', ['head'], schoolId)];
    return { done: Math.min(1, own.length), due: 1, open: 0, missing, evidence: own.map(refTo) };
  });
};

/** Share of schools with a lesson observed and analysed by a mentor, and one by a tutor. */
export const lessonsObserved: Rule = (activity, registers, day) =>
  shareOfSchools(activity, registers, day, (schoolId) => {
    const own = ofSchool(recordsOfYear(registers, 'observation'), schoolId).filter(
      ({ data, occursOn }) => data.analysed && occursOn <= day,
    );
    const lacking = OBSERVERS.filter((who) => !own.some(({ data }) => data.observer === who));
    return {
      done: 2 - lacking.length,
      due: 2,
      open: 0,
      missing: lacking.map((who) => lack(`observation.${who}`, [who], schoolId)),
      evidence: own.map(refTo),
    };
  });
