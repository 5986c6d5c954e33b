/** Rows that answer something: requests of schools, consultations, signs of biased results. */
import { ofSchool } from './grouped.ts';
import { type Count, deadlineState, percent, pooledInCourse, schoolsOf } from './judging.ts';
import { lack, recordsWithin, refTo } from './registers.ts';
import type { Missing, Ref, Registers, Rule } from './types.ts';

/** Answered ÷ received requests for seminars and help; until the period ends more may come. */
export const requestsAnswered: Rule = (activity, registers, day) =>
  pooledInCourse(activity, registers, day, 'nothingDue', (schoolId) => {
    const own = ofSchool(recordsWithin(registers, 'request', activity), schoolId).filter(
      ({ data }) => data.type !== 'contact' && data.state !== 'withdrawn',
    );
    const answered = own.filter(({ data }) => data.answeredOn !== null && data.answeredOn <= day);
    const open = own.length - answered.length;
    return {
      done: answered.length,
      due: own.length,
      open: 0,
      waiting: open,
      missing: open > 0 ? [lack('requests', ['tutor', 'analyst'], schoolId, open)] : [],
      evidence: own.map(refTo),
    };
  });

/** Answered ÷ received requests; a school with a high risk of the factor also has to have offered consultations. */
export const consultationsHeld: Rule = (activity, registers, day) => {
  const { factor } = activity.computes;
  const high = new Set(registers.highRisks.filter((risk) => risk.factor === factor).map(({ schoolId }) => schoolId));
  return pooledInCourse(activity, registers, day, 'nothingDue', (schoolId): Count => {
    const own = ofSchool(recordsWithin(registers, 'consultation', activity), schoolId);
    const total = (part: 'received' | 'answered' | 'offered') => own.reduce((sum, { data }) => sum + data[part], 0);
    const isHigh = high.has(schoolId);
    const offered = isHigh && total('offered') > 0;
    const open = total('received') - total('answered');
    const begun = day >= activity.period.from;
    const missing: Missing[] = [
      ...(open > 0 ? [lack('consultations', ['psychologist'], schoolId, open)] : []),
      ...(isHigh && begun && !offered ? [lack('offer', ['psychologist', 'head'], schoolId)] : []),
    ];
    const done = total('answered') + Number(offered);
    const due = total('received') + Number(isHigh && begun);
    const people = own.map(({ data }) => ({ whole: data.received, part: data.answered }));
    return { done, due, open: 0, waiting: due - done, missing, evidence: own.map(refTo), people };
  });
};

type Test = Registers['tests'][number];

/** A test in which nothing could be checked is not analysed, however often it was looked at. */
const isChecked = ({ analysed, whyNot }: Test): boolean => analysed && whyNot === null;

/** Why nothing could be checked, by reason, with the number of tests. */
function unchecked(tests: readonly Test[]): Missing[] {
  const reasons = tests.flatMap(({ analysed, whyNot }) => (analysed ? (whyNot ?? []) : []));
  return [...Map.groupBy(reasons, (why) => why)].map(([why, own]) =>
    lack(`unchecked.${why}`, ['analyst'], null, own.length),
  );
}

/** Every imported test was analysed, and every school with a confirmed sign has a measure. */
export const objectivityHandled: Rule = (activity, registers, day) => {
  const { signs, tests } = registers;
  const open = tests.filter((test) => !isChecked(test));
  const waiting = tests.filter(({ analysed }) => !analysed).length;
  const unmeasured = signs.filter(({ measured }) => !measured);
  const due = tests.length + signs.length;
  const done = due - open.length - unmeasured.length;
  const missing: Missing[] = [
    ...(tests.length === 0 ? [lack('tests', ['analyst'])] : []),
    ...(waiting > 0 ? [lack('analyses', ['analyst'], null, waiting)] : []),
    ...unchecked(tests),
    ...unmeasured.map(({ schoolId }) => lack('measure', ['analyst', 'chief'], schoolId)),
  ];
  const nothing = day < activity.period.from ? 'planned' : day <= activity.period.to ? 'nothingDue' : 'late';
  const evidence: Ref[] = [
    ...tests.filter(isChecked).map(({ id }) => ({ kind: 'test' as const, id, schoolId: null })),
    ...signs
      .filter(({ measured }) => measured)
      .map(({ caseId, schoolId }) => ({ kind: 'case' as const, id: caseId, schoolId })),
  ];
  return {
    state: tests.length === 0 ? nothing : deadlineState(activity, day, done === due),
    value: tests.length === 0 ? null : percent(done, due),
    missing,
    evidence,
    schools: schoolsOf(activity, registers).map((schoolId) => {
      const own = ofSchool(signs, schoolId);
      const measured = own.filter((sign) => sign.measured).length;
      return {
        schoolId,
        state: own.length === 0 ? 'nothingDue' : deadlineState(activity, day, measured === own.length),
        value: percent(measured, own.length),
        missing: [...ofSchool(missing, schoolId)],
        evidence: [...ofSchool(evidence, schoolId)],
      };
    }),
  };
};
