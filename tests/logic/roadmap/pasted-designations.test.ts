/** Rows of a table as people paste them into the list of statuses. */
import { describe, expect, it } from 'vitest';
import type { SchoolAnswers } from '../../../server/people/schools/row-school.ts';
import { readPasted } from '../../../server/roadmap/municipal/designations/lists/pasted.ts';

const school = (id: number, names: string[], login: string | null = null) => ({ id, names, login, code: null });
const SCHOOLS = [
  school(1, ['МБОУ «Школа № 1»', 'Школа № 1']),
  school(2, ['Заозёрновская СОШ'], 'edu980102'),
  school(3, ['Лесная школа', 'Школа в лесу']),
  school(4, ['Лесная школа']),
];
const read = (text: string, answers: SchoolAnswers = {}) => {
  const { marks, ...rest } = readPasted({ text, schools: SCHOOLS, answers });
  return { marks: marks.map(({ kinds, schoolId }) => [schoolId, kinds]), ...rest };
};
const NOTHING = { leftOut: 0, unknown: [], notUnderstood: [], withoutStatus: [] };

describe('rows of a table', () => {
  it.each<[string, string, [number, string[]][]]>([
    ['a status in words', 'Школа № 1; ШНОР', [[1, ['lowResults']]]],
    ['both statuses', 'Школа № 1\tШНОР, ШССУ', [[1, ['lowResults', 'hardConditions']]]],
    ['another writing of the name', 'заозерновская  сош;шссу', [[2, ['hardConditions']]]],
    ['the whole name, behind a number', '1\tМБОУ "Школа № 1"\tШНОР', [[1, ['lowResults']]]],
    ['another name of the school', 'Школа в лесу;ШНОР', [[3, ['lowResults']]]],
    ['a login', '7\tedu980102\tШССУ', [[2, ['hardConditions']]]],
    ['another legal form', 'МКОУ «Заозёрновская СОШ»;ШССУ', [[2, ['hardConditions']]]],
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
    expect(read(text)).toEqual({ ...NOTHING, marks, found: marks.length });
  });

  it('with a name that fits no school or several are asked for once, and mean what is answered', () => {
    const text = 'Школа № 9; ШНОР\nШкола № 9; ШССУ\n1\tЛесная школа\tШНОР\nЛицей Луны; ШССУ';
    expect(read(text)).toMatchObject({
      ...{ ...NOTHING, marks: [], found: 0 },
      unknown: [
        { name: 'Школа № 9', rows: 2 },
        { name: 'Лесная школа', rows: 1, similar: [3, 4] },
        { name: 'Лицей Луны', rows: 1 },
      ],
    });
    expect(read(text, { 'Школа № 9': 2, 'Лесная школа': 4, 'Лицей Луны': null })).toEqual({
      ...{ ...NOTHING, found: 2, leftOut: 1 },
      marks: [
        [2, ['lowResults', 'hardConditions']],
        [4, ['lowResults']],
      ],
    });
  });

  it('ask for the name and never for a tick, a number or a status', () => {
    const text = '№;Школа;ШНОР;ШССУ\n12;Дальняя;да;да\n13;;да;';
    expect(read(text)).toMatchObject({ unknown: [{ name: 'Дальняя', rows: 1 }], notUnderstood: ['13;;да;'] });
  });

  it('that are not understood are told, each once in its place', () => {
    const text = 'Приложение к приказу от 01.02.2026\nШкола № 1; нет\nНовая школа; нет\n\n';
    expect(read(text)).toEqual({
      ...{ ...NOTHING, marks: [], found: 1 },
      notUnderstood: ['Приложение к приказу от 01.02.2026', 'Новая школа; нет'],
      withoutStatus: ['Школа № 1; нет'],
    });
  });
});
