/** A district that begins in the course of a year: what was due before its first day is not late, and can still be entered. */
import { describe, expect, it } from 'vitest';
import { stateSince, wasDueBefore } from '../../../../../server/roadmap/municipal/rules/start.ts';
import type { Registers } from '../../../../../server/roadmap/municipal/rules/types.ts';
import { judging } from '../../../../../server/roadmap/municipal/status.ts';
import { ACTIVITIES, both, emptyRegisters, published, record, type Step } from './district.ts';

const START = '2026-11-20';

function since(beganOn: string | null, ...steps: Step[]): Registers {
  const registers = { ...emptyRegisters(), beganOn };
  for (const step of steps) step(registers);
  return registers;
}
const judged = (registers: Registers, day: string) => ACTIVITIES.map(judging(registers, [], day));
const rowOf = (no: number, registers: Registers, day: string) => {
  const found = judged(registers, day).find(({ activity }) => activity.no === no);
  if (!found) throw new Error(`there is no row ${no}`);
  return found;
};
/** The row of a rule. */
const rowBy = (rule: string): number => ACTIVITIES.find(({ computes }) => computes.rule === rule)?.no ?? 0;

describe('the rule', () => {
  it.each<[string, string | null, string, string, string]>([
    ['late before the first day', START, '2026-03-31', 'late', 'beforeStart'],
    ['late on the day before', START, '2026-11-19', 'late', 'beforeStart'],
    ['late on the first day itself', START, START, 'late', 'late'],
    ['late after it', START, '2026-11-30', 'late', 'late'],
    ['done before it', START, '2026-03-31', 'done', 'done'],
    ['under way', START, '2026-12-31', 'underWay', 'underWay'],
    ['nothing to be done before it', START, '2026-03-31', 'nothingDue', 'nothingDue'],
    ['late in a district that has always been at work', null, '2026-03-31', 'late', 'late'],
  ])('%s', (_, beganOn, due, state, expected) => {
    expect(stateSince({ beganOn }, due, state as 'late')).toBe(expected);
  });

  it('knows no day before the beginning of a district that has always been at work', () => {
    expect(wasDueBefore({ beganOn: null }, '1999-01-01')).toBe(false);
  });
});

describe('the roadmap of a district that began in November', () => {
  it('has nothing late on its first day, whatever was due since January', () => {
    const states = new Map(judged(since(START), START).map(({ activity, state }) => [activity.no, state]));
    expect([...states.values()]).not.toContain('late');
    const over = ACTIVITIES.filter(({ period }) => period.to < START).map(({ no }) => no);
    expect(over.length).toBeGreaterThan(3);
    for (const no of over) expect([no, states.get(no)]).not.toEqual([no, 'late']);
    const before = [...states].filter(([, state]) => state === 'beforeStart');
    expect(before.length).toBeGreaterThan(3);
    // In a district that has always been at work the same rows are late.
    const always = new Map(judged(since(null), START).map(({ activity, state }) => [activity.no, state]));
    for (const [no] of before) expect([no, always.get(no)]).toEqual([no, 'late']);
  });

  it('says what would fill such a row, with no number where nothing was entered', () => {
    const row = rowOf(
      1,
      since(START, ({ schools }) => schools.splice(0)),
      START,
    );
    expect(row).toMatchObject({ state: 'beforeStart', value: null, missing: [{ what: 'designation' }] });
  });

  it('takes what is entered afterwards as done', () => {
    const no = rowBy('conceptDocumentsPublished');
    const papers = (['schoolRoadmap', 'developmentProgramme'] as const).flatMap((conceptDocument) =>
      [1, 2].map((schoolId) => published(schoolId, { conceptDocument, publishedOn: '2026-11-25' })),
    );
    expect(rowOf(no, since(START), '2026-11-26').state).toBe('beforeStart');
    expect(rowOf(no, since(START, ...papers), '2026-11-26').state).toBe('done');
  });

  it('is late with what was due after its first day', () => {
    const late = judged(since(START), '2027-01-10').filter(({ state }) => state === 'late');
    expect(late.length).toBeGreaterThan(0);
    for (const { activity } of late) expect(activity.period.to >= START).toBe(true);
  });

  it('tells the schools apart by the same rule', () => {
    const { schools } = rowOf(rowBy('staffAnalysed'), since(START), START);
    expect(schools.length).toBeGreaterThan(0);
    for (const { state } of schools) expect(state).not.toBe('late');
  });
});

describe('what falls due little by little', () => {
  it('asks for the quarters since the beginning alone', () => {
    const no = rowBy('eventsEachQuarter');
    const began = '2026-09-10';
    expect(rowOf(no, since(began), '2026-09-20').state).not.toBe('late');
    // The third quarter ended after the beginning, the first two before it.
    const [first] = rowOf(no, since(began), '2026-10-05').schools;
    expect(first).toMatchObject({ state: 'late', missing: [{ what: 'quarters', count: 1 }] });
    const [always] = rowOf(no, since(null), '2026-10-05').schools;
    expect(always.missing).toMatchObject([{ what: 'quarters', count: 3 }]);
  });

  it('asks for the months since the beginning alone', () => {
    const no = rowBy('publicationsEachMonth');
    expect(rowOf(no, since(START), '2026-11-25')).toMatchObject({ state: 'nothingDue', missing: [] });
    expect(rowOf(no, since(START), '2026-12-02')).toMatchObject({ state: 'late', missing: [{ count: 1 }] });
  });

  it('does not count a visit or an event that was planned for a day before and not held', () => {
    const visits = both((schoolId) => record('visit', schoolId, '2026-10-05', { state: 'planned', heldOn: null }));
    const no = rowBy('visitsHeld');
    expect(rowOf(no, since(START, visits), '2026-11-25').missing).toEqual([]);
    expect(rowOf(no, since(START, visits), '2026-11-25').state).not.toBe('late');
    expect(rowOf(no, since(null, visits), '2026-11-25').state).toBe('late');
  });

  it('does not count a line of a plan that was due before, unless it was done', () => {
    const no = rowBy('schoolPlanOnTime');
    const line =
      (id: number, endsOn: string, doneOn: string | null): Step =>
      (registers) => {
        for (const schoolId of [1, 2]) registers.planLines.push({ id, schoolId, joint: false, endsOn, doneOn });
      };
    const old = line(1, '2026-05-31', null);
    expect(rowOf(no, since(START, old), '2026-11-25')).toMatchObject({
      state: 'beforeStart',
      value: null,
      missing: [],
    });
    const both = since(START, old, line(2, '2026-05-31', '2026-05-20'));
    expect(rowOf(no, both, '2026-11-25').value).toBe(100);
    expect(rowOf(no, since(START, old, line(3, '2026-11-22', null)), '2026-11-25').state).toBe('late');
  });
});
