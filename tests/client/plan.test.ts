import { describe, expect, it } from 'vitest';
import { tieMatrix } from '../../client/charts/tieMatrix.ts';
import { changedLine, fieldsOf, newFields, newLine } from '../../client/workplace/pages/roadmap/plan/lineForm.ts';
import { parsePlanSearch } from '../../client/workplace/pages/roadmap/plan/search.ts';
import { canJudge, highRisks, tieCells, uncovered } from '../../client/workplace/pages/roadmap/plan/ties.ts';
import type { MeasureView } from '../../server/content/library/schemas.ts';
import type { PlanLine } from '../../server/roadmap/plans/schemas.ts';
import { drawn, texts } from './drawing.ts';
import { estimate, profiles } from './profiles.ts';

const measure = (code: string, factors: string[], activities: number[]) =>
  ({ code, factors, activities, weeks: 8 }) as unknown as MeasureView;
const line = (over: Partial<PlanLine>): PlanLine => ({
  id: 1,
  schoolId: 1,
  campaignId: 1,
  factor: 'F01',
  measure: 'M',
  roadmapYear: 2023,
  activity: 8,
  owner: 'post',
  startsOn: '2026-09-01',
  endsOn: '2026-10-01',
  state: 'planned',
  note: '',
  version: 1,
  title: null,
  joint: false,
  doneOn: null,
  from: null,
  changedBy: null,
  changedAt: '2026-06-01T00:00:00.000Z',
  ...over,
});

describe('what covers a high risk', () => {
  const district = profiles(
    [estimate('F01', 60), estimate('F02', 20)],
    [estimate('F01', 70, { state: 'few' }), estimate('F02', 58, { state: 'leaning' })],
  );

  it('counts certain and leaning high levels, never those with too few answers', () => {
    expect(highRisks(district).map(({ factor, schoolId }) => [schoolId, factor])).toEqual([
      [1, 'F01'],
      [2, 'F02'],
    ]);
  });

  it('is not said to be absent where nothing can be judged', () => {
    expect(canJudge(district)).toBe(true);
    expect(canJudge(profiles([estimate('F01', 70, { state: 'few' })], []))).toBe(false);
  });

  it('is a standing measure that is tied to an activity', () => {
    const gaps = (...lines: PlanLine[]) => uncovered(district, lines).map(({ schoolId, why }) => [schoolId, why]);
    expect(gaps()).toEqual([
      [1, 'noMeasure'],
      [2, 'noMeasure'],
    ]);
    expect(gaps(line({}))).toEqual([[2, 'noMeasure']]);
    expect(gaps(line({ activity: null }))).toContainEqual([1, 'noActivity']);
    expect(gaps(line({ activity: null }), line({ id: 2 }))).toEqual([[2, 'noMeasure']]);
    expect(gaps(line({ state: 'dropped' }))).toContainEqual([1, 'noMeasure']);
    expect(gaps(line({ factor: 'F02' }))).toContainEqual([1, 'noMeasure']);
  });
});

describe('the matrix factor × activity', () => {
  const library = [measure('A', ['F01', 'F02'], [8, 9]), measure('B', ['F02'], [9])];
  const cells = tieCells(library, [line({}), line({ id: 2, state: 'dropped' }), line({ id: 3, activity: null })]);

  it('has one cell for every tie that the library allows, with the standing lines counted', () => {
    expect(cells).toHaveLength(4);
    expect(cells.filter(({ count }) => count > 0)).toEqual([{ factor: 'F01', activity: 8, count: 1 }]);
  });

  it('writes the counts, and marks factors with an uncovered high risk', () => {
    const rows = [
      { key: 'F02', label: 'Second', isUncovered: true },
      { key: 'F01', label: 'First', isUncovered: false },
    ];
    for (const width of [340, 1200]) {
      const words = texts(drawn(tieMatrix(cells, rows, [8, 9], width)));
      expect(words).toEqual(
        expect.arrayContaining(
          width > 700 ? ['Second', 'First', '8', '9', '1', '!'] : ['Second', 'First', '8', '1', '!'],
        ),
      );
      expect(words.filter((word) => word === '!')).toHaveLength(1);
    }
  });
});

describe('the form of a line', () => {
  it('begins today, lasts as long as the measure needs, and is tied to its first activity', () => {
    const fields = newFields(measure('A', ['F01'], [9, 8]), '2026-11-24');
    expect(fields).toMatchObject({ activity: '9', startsOn: '2026-11-24', endsOn: '2027-01-19' });
    expect(newLine({ ...fields, owner: ' post ' }, { factor: 'F01', measure: 'A' })).toEqual({
      factor: 'F01',
      measure: 'A',
      activity: 9,
      owner: 'post',
      title: null,
      joint: false,
      startsOn: '2026-11-24',
      endsOn: '2027-01-19',
    });
  });

  it('carries a line through unchanged, an absent activity included', () => {
    const before = line({ activity: null, note: 'why', state: 'underWay', joint: true, version: 4 });
    const { activity, doneOn, endsOn, joint, note, owner, startsOn, state, title, version } = before;
    const kept = { activity, doneOn, endsOn, joint, note, owner, startsOn, state, title, version };
    expect(changedLine(fieldsOf(before), before)).toEqual(kept);
  });

  it('of the school’s own has its title, and a day alone when it is done', () => {
    const own = line({ measure: null, factor: null, title: 'Hold a day', state: 'done', doneOn: '2026-09-20' });
    expect(changedLine(fieldsOf(own), own)).toMatchObject({ title: 'Hold a day', doneOn: '2026-09-20' });
    expect(changedLine({ ...fieldsOf(own), state: 'underWay' }, own).doneOn).toBeNull();
    const fields = { ...newFields(null, '2026-09-01', true), title: ' Hold a day ' };
    expect(newLine(fields, { factor: null, measure: null })).toMatchObject({ title: 'Hold a day', joint: true });
  });
});

it('takes from the address only what it knows', () => {
  expect(parsePlanSearch({ school: '3', factor: 'F02', activity: 8 })).toEqual({
    school: 3,
    factor: 'F02',
    activity: 8,
  });
  expect(parsePlanSearch({ school: '-1', factor: '<b>', activity: 'x' })).toEqual({});
});
