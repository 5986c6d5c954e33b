/** Which school a text of a file means. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSchoolFinder, createSchoolIndex, type KnownSchool } from '../../../server/people/schools/name-index.ts';

const school = (id: number, names: string[], login: string | null = null, code: string | null = null): KnownSchool => ({
  id,
  names,
  login,
  code,
});
const index = createSchoolIndex([
  school(
    1,
    [
      'Муниципальное бюджетное общеобразовательное учреждение «Заозёрновская средняя общеобразовательная школа»',
      'МБОУ «Заозёрновская СОШ»',
    ],
    'edu980114',
    '0000014821',
  ),
  school(2, ['МБОУ «Светлореченская СОШ № 1»', 'Светлореченская первая школа'], 'edu980111'),
  school(3, ['МБОУ «Светлореченская СОШ № 2»'], 'edu980112'),
  school(4, ['МБОУ «Лицей»']),
  school(5, ['МБОУ «Лицей»']),
  school(6, ['МБОУ «Степная СОШ»']),
]);

describe('a school is found', () => {
  it.each([
    ['by its login in any case', { login: 'EDU980114' }, { kind: 'one', id: 1, by: 'login' }],
    ['by its code', { code: '0000014821' }, { kind: 'one', id: 1, by: 'code' }],
    [
      'by a name with other quotes, case and ё',
      { name: 'мбоу "ЗАОЗЕРНОВСКАЯ СОШ"' },
      { kind: 'one', id: 1, by: 'name' },
    ],
    ['by an alias', { name: 'Светлореченская  первая школа' }, { kind: 'one', id: 2, by: 'name' }],
    ['by a login within the name', { name: 'Школа из Заозёрнова (edu980114)' }, { kind: 'one', id: 1, by: 'login' }],
    [
      'by a name when its own login is not known yet',
      { name: 'МБОУ "Степная СОШ"', login: 'edu111111' },
      { kind: 'one', id: 6, by: 'name' },
    ],
  ])('%s', (_, clue, expected) => expect(index.find(clue)).toEqual(expected));
});

describe('nobody guesses', () => {
  it.each([
    ['a name of two schools', { name: 'МБОУ «Лицей»' }, { kind: 'several', ids: [4, 5] }],
    [
      'a login of one and the name of another',
      { login: 'edu980111', name: 'МБОУ «Светлореченская СОШ № 2»' },
      { kind: 'several', ids: [2, 3] },
    ],
    ['login and code of two', { login: 'edu980111', code: '0000014821' }, { kind: 'several', ids: [2, 1] }],
    [
      'a known name with a login of elsewhere',
      { name: 'МБОУ «Светлореченская СОШ № 2» (edu979914)' },
      { kind: 'none', similar: [3] },
    ],
    [
      'a similar name with a login of elsewhere: no school of ours is likely',
      { name: 'МБОУ «Светлореченская СОШ № 3» (edu979914)' },
      { kind: 'none', similar: [] },
    ],
    ['nothing', {}, { kind: 'none', similar: [] }],
    ['an id of ours', { name: '1' }, { kind: 'none', similar: [] }],
  ])('%s', (_, clue, expected) => expect(index.find(clue)).toEqual(expected));

  it('offers the likeliest school first', () => {
    expect(index.find({ name: 'Заозерновская школа' })).toEqual({ kind: 'none', similar: [1] });
    expect(index.find({ name: 'СОШ №1 Светлореченская' })).toMatchObject({ kind: 'none', similar: [2, 3] });
    expect(index.find({ name: 'Ольховатовская СОШ' })).toEqual({ kind: 'none', similar: [] });
  });

  it('finds every school by each of its own names, or says that several go by it', () => {
    const names = fc.uniqueArray(
      fc.string({ minLength: 1, maxLength: 12 }).filter((name) => /\p{L}/u.test(name) && !/edu\d/i.test(name)),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(names, (list) => {
        const schools = list.map((name, id) => school(id, [name]));
        const made = createSchoolIndex(schools);
        for (const {
          id,
          names: [name],
        } of schools) {
          const match = made.find({ name });
          expect(match.kind === 'one' ? match.id === id : match.kind === 'several' && match.ids.includes(id)).toBe(
            true,
          );
        }
      }),
    );
  });
});

describe('a cell', () => {
  const find = createSchoolFinder([
    school(1, ['МБОУ «Первая СОШ»'], 'edu980001', 'ШК-1'),
    school(2, ['МБОУ «Вторая СОШ»']),
    { ...school(3, ['МБОУ «Вторая СОШ»', 'Старая школа']), closedOn: '2020-08-31' },
  ]);
  it.each([
    ['a name', 'мбоу первая сош', 1],
    ['a login', 'EDU980001', 1],
    ['a code', 'шк-1', 1],
    ['a name that a closed school had as well', 'МБОУ "Вторая СОШ"', 2],
    ['the name of a closed school', 'Старая школа', 3],
    ['an id of ours', '1', undefined],
    ['nothing', '', undefined],
  ])('means a school by %s', (_, text, expected) => expect(find(text)).toBe(expected));
});
