/** Rows about who takes part: selection of the schools, appointment of tutors and coordinators, the questionnaires. */
import { ofSchool } from './grouped.ts';
import { countByDeadline, earlier, shareOfSchools } from './judging.ts';
import { lack } from './registers.ts';
import type { Missing, Rule } from './types.ts';

/** At least one school is designated for the year. */
export const schoolsDesignated: Rule = (activity, registers, day) => {
  const designated = registers.schools.filter(
    ({ isDesignated, kinds }) => isDesignated && kinds.some((kind) => activity.schools.includes(kind)),
  );
  return countByDeadline(activity, day, {
    value: designated.length,
    missing: [lack('designation', ['chief'])],
    evidence: designated.map(({ id }) => ({ kind: 'designation', id, schoolId: id })),
  });
};

/** Share of schools with both a tutor and a coordinator; after the year what stood at its end counts. */
export const tutorAndCoordinator: Rule = (activity, registers, day) => {
  const on = earlier(day, `${registers.year}-12-31`);
  const inForce = registers.memberships.filter(
    ({ from, to }) => (from === null || from <= on) && (to === null || to >= on),
  );
  return shareOfSchools(activity, registers, day, (schoolId) => {
    const own = ofSchool(inForce, schoolId);
    const tutors = own.filter(({ role }) => role === 'tutor');
    const coordinators = own.filter(({ role }) => role === 'coordinator');
    const missing: Missing[] = [
      ...(tutors.length > 0 ? [] : [lack('tutor', ['chief'], schoolId)]),
      ...(coordinators.length > 0 ? [] : [lack('coordinator', ['head'], schoolId)]),
    ];
    const evidence = [...tutors, ...coordinators].map(({ id }) => ({ kind: 'membership' as const, id, schoolId }));
    return { done: 2 - missing.length, due: 2, open: 0, missing, evidence };
  });
};

/** Share of schools whose cells have all reached the target of coverage. */
export const coverageReached: Rule = (activity, registers, day) =>
  shareOfSchools(activity, registers, day, (schoolId) => {
    const found = ofSchool(registers.coverage, schoolId).at(0);
    if (!found) return { done: 0, due: 1, open: 0, missing: [lack('campaign', ['analyst'], schoolId)], evidence: [] };
    const { campaignId, cells, reached } = found;
    const missing = reached < cells ? [lack('cells', ['coordinator', 'head'], schoolId, cells - reached)] : [];
    return { done: reached, due: cells, open: 0, missing, evidence: [{ kind: 'campaign', id: campaignId, schoolId }] };
  });
