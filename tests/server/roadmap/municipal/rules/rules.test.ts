import { describe, expect, it } from 'vitest';
import { ruleNames } from '../../../../../surveys/roadmap-rules.ts';
import type { RowCase } from './cases.ts';
import { DEVELOPMENT } from './development.ts';
import { ACTIVITIES, BOTH, both, emptyRegisters, judge, record, STRONG, WEAK, YEAR } from './district.ts';
import { MONITORING } from './monitoring.ts';
import { SELECTION } from './selection.ts';
import { SUPPORT } from './support.ts';

const ROWS: RowCase[] = [...SELECTION, ...DEVELOPMENT, ...SUPPORT, ...MONITORING].sort((a, b) => a.no - b.no);

/** Nothing is registered; row 1 looks at the designations themselves. */
function beginning(no: number) {
  const registers = emptyRegisters();
  if (no === 1) for (const school of registers.schools) school.kinds = [];
  return registers;
}

it('has a case for each of the 28 rows, and a row for each rule', () => {
  expect(ROWS.map(({ no }) => no)).toEqual(ACTIVITIES.map(({ no }) => no));
  expect(new Set(ACTIVITIES.map(({ computes }) => computes.rule))).toEqual(new Set(ruleNames));
});

describe.each(ROWS)('row $no', ({ early, late, no, steps }) => {
  it('has nothing due at first, and never 100 %', () => {
    const [day, state, value] = early;
    const found = judge(no, beginning(no), day);
    expect({ state: found.state, value: found.value }).toEqual({ state, value });
  });

  it('moves from nothing to done as the evidence comes', () => {
    const registers = beginning(no);
    for (const {
      add,
      day,
      expect: [state, value],
      name,
    } of steps) {
      add(registers);
      const found = judge(no, registers, day);
      expect({ name, state: found.state, value: found.value }).toEqual({ name, state, value });
    }
    const last = judge(no, registers, steps.at(-1)?.day ?? '');
    expect(last.missing).toEqual([]);
    expect(last.evidence.length).toBeGreaterThan(0);
  });

  it('is late when the day has passed, and says what is missing and whose turn it is', () => {
    const registers = beginning(no);
    late.add(registers);
    const found = judge(no, registers, late.day);
    expect({ state: found.state, value: found.value }).toEqual({ state: 'late', value: late.value });
    expect(found.missing.length).toBeGreaterThan(0);
    expect(found.missing.every(({ turn }) => turn.length > 0)).toBe(true);
  });

  it('is the sum of its schools: one that is not done keeps a row by school from being done', () => {
    const registers = beginning(no);
    late.add(registers);
    const { schools, state } = judge(no, registers, late.day);
    if (schools.length > 0) expect(schools.map((school) => school.state)).not.toEqual(schools.map(() => 'done'));
    expect(state).not.toBe('done');
    expect(schools.map(({ schoolId }) => schoolId)).not.toContain(STRONG);
  });
});

describe('what is special', () => {
  it('leaves a row out where no school of its kind takes part, and waits where none is named yet', () => {
    const registers = emptyRegisters();
    for (const school of registers.schools) if (school.kinds.length > 0) school.kinds = ['hardConditions'];
    expect(judge(16, registers, `${YEAR}-06-01`)).toMatchObject({ state: 'notApplicable', value: null, schools: [] });
    for (const school of registers.schools) school.kinds = [];
    expect(judge(16, registers, `${YEAR}-06-01`)).toMatchObject({ state: 'nothingDue', value: null });
  });

  it('counts a school without a schedule as one that is not done, and calls it late at the end', () => {
    const registers = emptyRegisters();
    record('visit', BOTH, `${YEAR}-04-05`, { state: 'held', heldOn: `${YEAR}-04-05` })(registers);
    const june = judge(8, registers, `${YEAR}-06-01`);
    expect(june).toMatchObject({ state: 'underWay', value: 50 });
    expect(june.missing).toEqual([{ what: 'schedule', schoolId: WEAK, turn: ['tutor'], count: null }]);
    expect(judge(8, registers, `${YEAR + 1}-01-01`).state).toBe('late');
  });

  it('says that no request was received, also when the year is over', () => {
    expect(judge(18, emptyRegisters(), `${YEAR + 1}-01-01`)).toMatchObject({ state: 'nothingDue', value: null });
  });

  it('takes no request for contact with another school for one that a seminar answers', () => {
    const registers = emptyRegisters();
    record('request', BOTH, `${YEAR}-03-05`, { type: 'contact', toSchoolId: STRONG })(registers);
    expect(judge(18, registers, `${YEAR}-06-01`).state).toBe('nothingDue');
  });

  it('does not look for mentors in the calendar year: the school year spans two', () => {
    const registers = emptyRegisters();
    const pairs = [{ teacher: 'учитель', mentor: 'завуч', mentorSchoolId: null, goal: '', from: null, to: null }];
    both((id) => record('mentoring', id, `${YEAR - 1}-09-10`, { schoolYear: YEAR, pairs }))(registers);
    expect(judge(15, registers, `${YEAR - 1}-12-31`).state).toBe('done');
    expect(judge(15, registers, `${YEAR}-01-01`).state).toBe('done');
  });

  it('keeps what stood at the end of the year when an assignment ends later', () => {
    const registers = emptyRegisters();
    for (const schoolId of [BOTH, WEAK]) {
      for (const role of ['tutor', 'coordinator'] as const) {
        registers.memberships.push({ id: 1, role, schoolId, from: null, to: `${YEAR + 1}-01-10` });
      }
    }
    expect(judge(4, registers, `${YEAR + 1}-02-01`).state).toBe('done');
  });

  it('never shows 100 for what is not whole', () => {
    const registers = emptyRegisters();
    both((id) =>
      record('course', id, `${YEAR}-03-10`, { list: [{ post: 'учитель', enrolled: 4000, completed: 4000 }] }),
    )(registers);
    record('course', BOTH, `${YEAR}-03-11`, { list: [{ post: 'учитель', enrolled: 5, completed: 0 }] })(registers);
    expect(judge(13, registers, `${YEAR}-04-01`).value).toBe(99.9);
  });
});
