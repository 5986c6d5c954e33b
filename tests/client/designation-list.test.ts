/** The list of statuses while it is being prepared: marks, and rows of a table as people paste them. */
import { describe, expect, it } from 'vitest';
import { areSame, type Marks, marksOf, setMark } from '../../client/workplace/pages/roadmap/designations/list/marks.ts';
import { readPasted } from '../../client/workplace/pages/roadmap/designations/list/pasted.ts';

const SCHOOLS = [
  { id: 1, names: ['МБОУ «Школа № 1»', 'Школа № 1'] },
  { id: 2, names: ['Заозёрновская СОШ'] },
  { id: 3, names: ['Лесная школа'] },
  { id: 4, names: ['Лесная школа'] },
];
const read = (text: string) => {
  const { marks, ...rest } = readPasted(text, SCHOOLS);
  return { marks: [...marks], ...rest };
};

describe('marks', () => {
  const low: Marks = new Map([[1, ['lowResults']]]);

  it('are set and taken back, and a school without any is not on the list', () => {
    const both = setMark(low, 1, 'hardConditions', true);
    expect([...both]).toEqual([[1, ['lowResults', 'hardConditions']]]);
    expect([...setMark(setMark(both, 1, 'lowResults', false), 1, 'hardConditions', false)]).toEqual([]);
    expect([...low]).toEqual([[1, ['lowResults']]]);
  });

  it('are compared by what they say', () => {
    expect(
      areSame(
        low,
        marksOf([
          { schoolId: 1, kinds: ['lowResults'] },
          { schoolId: 2, kinds: [] },
        ]),
      ),
    ).toBe(true);
    expect(areSame(low, setMark(low, 1, 'hardConditions', true))).toBe(false);
    expect(areSame(low, setMark(low, 2, 'lowResults', true))).toBe(false);
  });
});

describe('rows of a table', () => {
  it.each<[string, string, [number, string[]][]]>([
    ['a status in words', 'Школа № 1; ШНОР', [[1, ['lowResults']]]],
    ['both statuses', 'Школа № 1\tШНОР, ШССУ', [[1, ['lowResults', 'hardConditions']]]],
    ['another writing of the name', 'заозерновская  сош;шссу', [[2, ['hardConditions']]]],
    ['the whole name, behind a number', '1\tМБОУ "Школа № 1"\tШНОР', [[1, ['lowResults']]]],
    [
      'a column for each status',
      '№\tШкола\tШНОР\tШССУ\n1\tШкола № 1\t+\t-\n2\tЗаозёрновская СОШ\tда\tда',
      [
        [1, ['lowResults']],
        [2, ['lowResults', 'hardConditions']],
      ],
    ],
    ['a school in two rows', 'Школа № 1;ШНОР\nШкола № 1;ШССУ', [[1, ['lowResults', 'hardConditions']]]],
  ])('give %s', (_, text, marks) => {
    expect(read(text)).toEqual({ marks, found: marks.length, unknown: [], ambiguous: [], withoutStatus: [] });
  });

  it('that are not understood are told, each once in its place', () => {
    const text = 'Школа № 9; ШНОР\nЛесная школа; ШНОР\nШкола № 1; нет\n\n';
    expect(read(text)).toEqual({
      marks: [],
      found: 1,
      unknown: ['Школа № 9; ШНОР'],
      ambiguous: ['Лесная школа; ШНОР'],
      withoutStatus: ['Школа № 1; нет'],
    });
  });
});
