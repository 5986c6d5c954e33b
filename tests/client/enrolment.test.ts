/** Numbers of people filled in as in a spreadsheet: typing, a pasted block, parents as students, and what is sent. */
import { describe, expect, it } from 'vitest';
import {
  blockOf,
  type Drafts,
  entriesOf,
  parentsAsStudents,
  pasteBlock,
  textOf,
  withText,
} from '../../client/workplace/pages/answering/enrolment/grid.ts';
import type { EnrolmentSchool } from '../../server/answering/enrolment/overview/schemas.ts';

const known = (people: number) => ({ people, asOf: '2025-09-01' });
const school = (id: number, own: Partial<EnrolmentSchool> = {}): EnrolmentSchool => ({
  id,
  shortName: { ru: `Школа ${id}`, en: `School ${id}` },
  territoryId: 1,
  mayEdit: true,
  numbers: { teacher: known(20), student6: known(25), student8: null, parent6: null, parent8: null },
  ...own,
});
const schools = [school(4), school(5), school(6, { mayEdit: false })];

describe('a cell', () => {
  it('shows what is typed, else what is known, else nothing', () => {
    const drafts = withText({}, schools[0], 'student8', '22');
    const shown = (['teacher', 'student8', 'parent6'] as const).map((column) => textOf(drafts, schools[0], column));
    expect(shown).toEqual(['20', '22', '']);
  });

  it('is no change where it says again what is known', () => {
    expect(withText({ '4 teacher': '21' }, schools[0], 'teacher', ' 20 ')).toEqual({});
    expect(withText({ '4 parent6': '21' }, schools[0], 'parent6', '')).toEqual({});
  });

  it('is kept where it is no number, so that it can be marked', () => {
    expect(withText({}, schools[0], 'parent6', 'шесть')).toEqual({ '4 parent6': 'шесть' });
    expect(entriesOf({ '4 parent6': 'шесть' }, '2026-09-01')).toEqual({ entries: [], wrong: ['4 parent6'] });
  });
});

describe('a block from a spreadsheet', () => {
  it('is read by rows and tabs, the last line break of a spreadsheet being none', () => {
    expect(blockOf('1\t2\r\n3\t\r\n')).toEqual([
      ['1', '2'],
      ['3', ''],
    ]);
    expect(blockOf('17')).toEqual([['17']]);
  });

  it('goes to the right and down from the cell, over nothing that is empty in it', () => {
    const { drafts, outside } = pasteBlock({}, schools, { row: 0, column: 1 }, blockOf('26\t23\t\t9\n27\t24'));
    expect(drafts).toEqual({
      '4 student6': '26',
      '4 student8': '23',
      '4 parent8': '9',
      '5 student6': '27',
      '5 student8': '24',
    });
    expect(outside).toBe(0);
  });

  it('tells how much of it has no cell that may be changed', () => {
    expect(pasteBlock({}, schools, { row: 1, column: 4 }, blockOf('1\t2\n3\t\n4\t5'))).toEqual({
      drafts: { '5 parent8': '1' },
      outside: 4,
    });
  });
});

it('parents are as many as students, wherever students are known or typed', () => {
  const drafts: Drafts = { '4 student8': '22', '5 student6': 'много' };
  expect(parentsAsStudents(drafts, schools)).toEqual({ ...drafts, '4 parent6': '25', '4 parent8': '22' });
});

it('everything is sent for one day, and nothing while a text is no number', () => {
  expect(entriesOf({ '4 teacher': '21', '5 parent8': '1 000', '5 student6': ' ' }, '2026-09-01')).toEqual({
    entries: [
      { schoolId: 4, audience: 'teacher', grade: null, asOf: '2026-09-01', people: 21 },
      { schoolId: 5, audience: 'parent', grade: 8, asOf: '2026-09-01', people: 1000 },
    ],
    wrong: [],
  });
  expect(entriesOf({ '4 teacher': 'много' }, '2026-09-01')).toEqual({ entries: [], wrong: ['4 teacher'] });
});
