/** What files of results say of themselves: heads of items, titles, kinds, rows that are no pupils. */
import { describe, expect, it } from 'vitest';
import { createHeads } from '../../../server/objectivity/imports/heads.ts';
import { itemName } from '../../../server/objectivity/imports/items.ts';
import { recognise } from '../../../server/objectivity/imports/recognition.ts';
import { createRowPurpose } from '../../../server/objectivity/imports/row-purpose.ts';
import { readTitle } from '../../../server/objectivity/imports/title.ts';
import { createRowSchools } from '../../../server/people/schools/row-school.ts';

const subjects = new Map([
  ['русский язык', 'russian'],
  ['математика', 'mathematics'],
]);
const rows = (...table: string[][]) => table.map((cells, at) => ({ line: at + 1, cells, odd: null, days: null }));

describe('the head of an item', () => {
  it.each([
    ['1К1 (4б)', '1к1'],
    ['Задание 2.1', '2.1'],
    ['№ 3', '3'],
    ['3_2', '3.2'],
    ['15К2 (3 балла)', '15к2'],
    ['7, 2 б.', '7'],
    ['балл за 12', '12'],
    ['14.', '14'],
    ['10 (1 балл)', '10'],
    ['2026-01-02', '2.1'],
    ['2026-03-11', '11.3'],
  ])('%s is %s', (head, name) => expect(itemName(head)).toBe(name));

  it.each(['№', 'Вариант', 'Класс', '2026', 'Первичный балл', '', 'К1', '100'])('%s is none', (head) =>
    expect(itemName(head)).toBeNull(),
  );
});

describe('the titles above a table', () => {
  it.each([
    ['ВПР 2026 Русский язык 7 класс', { subject: 'russian', grade: 7, year: 2026 }],
    ['Математика, 5-й класс, 2025/2026 учебный год', { subject: 'mathematics', grade: 5, year: 2026 }],
    ['Параллель: 8', { subject: null, grade: 8, year: null }],
    ['на 20.09.2025', { subject: null, grade: null, year: 2025 }],
    ['Форма 1', { subject: null, grade: null, year: null }],
  ])('%s', (text, said) => expect(readTitle(rows([text]), subjects)).toMatchObject(said));

  it('name the maximum and the school beside or behind their labels', () => {
    const found = readTitle(rows(['Максимальный первичный балл:', '47'], ['ОО: edu980102']), subjects);
    expect(found).toMatchObject({ maximum: 47, school: 'edu980102' });
  });
});

describe('a table is known by its heads', () => {
  const kindOf = (...table: string[][]) =>
    recognise([{ name: '', rows: rows(...table) }], subjects).map(({ kind }) => kind);
  const groups = ['Группы участников', 'Кол-во участников'];

  it.each([
    ['pupilRows', ['Школа', 'Код участника', 'Первичный балл']],
    ['collectionForm', ['Код участника', 'Вариант', '1', '2', '3']],
    ['markStatistics', [...groups, '2', '3', '4', '5']],
    ['scoreDistribution', [...groups, '0', '1', '2', '3', '4']],
    ['itemResults', [...groups, '1', '2', '3']],
    ['journalComparison', [...groups, 'Понизили', 'Подтвердили', 'Повысили']],
  ])('%s', (kind, heads) =>
    expect(
      kindOf(
        ['Титул'],
        heads,
        heads.map(() => '1'),
      ),
    ).toEqual([kind]),
  );

  it.each([
    [['Школа', 'Год', 'Средний балл']],
    [['Группы участников', 'Кол-во участников', '%']],
    [['Код участника', '1']],
  ])('%j is none of them', (heads) =>
    expect(
      kindOf(
        heads,
        heads.map(() => '1'),
      ),
    ).toEqual([]),
  );

  it('offers every table of a file, each of its place', () => {
    const pupils = ['Код участника', 'Первичный балл'];
    const found = recognise(
      [
        { name: 'Один', rows: rows(pupils, ['1', '2']) },
        { name: 'Два', rows: rows(['Титул'], [...groups, '2', '3', '4', '5']) },
      ],
      subjects,
    );
    expect(found.map(({ kind, line, sheet }) => [kind, sheet, line])).toEqual([
      ['markStatistics', 1, 2],
      ['pupilRows', 0, 1],
    ]);
  });
});

describe('rows that are no pupils', () => {
  const mapping = {
    ...{
      school: 0,
      login: null,
      pupil: 1,
      class: null,
      letter: null,
      variant: null,
      total: 2,
      mark: null,
      journal: null,
    },
    items: [],
  };
  const purposes = (...table: string[][]) => rows(...table).map(createRowPurpose(mapping));

  it('are told by why', () => {
    const found = purposes(
      ['Максимальный балл', '', '20'],
      ['Школа 1', 'a1', '7'],
      ['Итого', '', '7'],
      ['Составил методист', '', ''],
    );
    expect(found).toEqual(['maxima', null, 'footer', 'note']);
  });

  it('are a heading again on the next page, and another table under a title of its own', () => {
    const again = ['Школа', 'Код участника', 'Балл'];
    expect(purposes(['Ш', 'a1', '7'], again, ['Ш', 'a2', '7'])).toEqual([null, 'heading', null]);
    expect(purposes(['Ш', 'a1', '7'], ['Математика', '', ''], again, ['Ш', 'a2', '7'])).toEqual([
      null,
      'note',
      'otherTable',
      'otherTable',
    ]);
  });
});

describe('the school of a row', () => {
  const schools = [
    { id: 1, names: ['МБОУ «Лицей № 2»'], login: 'edu100001', code: '0000000001' },
    { id: 2, names: ['МБОУ «Лицей»', 'МКОУ «Заречная СОШ»'], login: 'edu100002', code: null },
  ];
  const find = (name: string, login = '', answers = {}) => createRowSchools(schools, answers).find(name, login);

  it.each([
    ['its login', 'что угодно', 'edu100001', 1],
    ['its login in the column of names', 'edu100002', '', 2],
    ['its name without the legal form', 'Лицей №2', '', 1],
    ['its name', 'МКОУ "Заречная СОШ"', '', 2],
    ['its own code', '0000000001', '', 1],
  ])('is known by %s', (_, name, login, id) => expect(find(name, login)).toBe(id));

  it.each([
    ['another legal form', 'МБОУ «Заречная СОШ»', ''],
    ['our own number', '1', ''],
    ['a login that is another school’s than the name', 'МБОУ «Лицей»', 'edu100001'],
    ['a name of another login', 'МБОУ «Лицей»', 'edu999999'],
  ])('is asked for with %s', (_, name, login) => expect(find(name, login)).toBeUndefined());

  it('is what people have answered, none of ours too', () => {
    expect(find('Лицей у реки', '', { 'лицей  у реки': 2 })).toBe(2);
    expect(find('Чужая', 'edu7777777', { 'Чужая (edu7777777)': null })).toBeNull();
    expect(find('Чужая', 'edu7777777', { Чужая: 1 })).toBe(1);
    expect(find('Чужая (edu7777777)', '', { Чужая: 1 })).toBe(1);
    expect(find('', 'edu7777777', { '': 1 })).toBeUndefined();
  });

  it('is not what people have answered about a name alone where the file has it with several logins', () => {
    const found = createRowSchools(schools, { Чужая: 1, 'Чужая (edu7777777)': 2 });
    for (const login of ['edu7777777', 'edu8888888']) found.note('Чужая', login);
    expect([found.find('Чужая', 'edu7777777'), found.find('Чужая', 'edu8888888')]).toEqual([2, undefined]);
  });
});

describe('several tables below one another', () => {
  const pupilsOf = (test: string, first: number, count: number) => [
    [`ВПР 2026 ${test} 7 класс`],
    ['Школа', 'Код участника', 'Класс', 'Первичный балл', 'Отметка'],
    ...Array.from({ length: count }, (_, at) => ['А', String(first + at), '7', '3', '3']),
  ];
  const look = (table: string[][]) => {
    const heads = createHeads();
    for (const row of rows(...table)) heads.take(0, row);
    return recognise([{ name: '', rows: heads.rowsOf(0) }], subjects).toSorted((a, b) => a.line - b.line);
  };

  it('are found however far below, each with its own title', () => {
    const found = look([...pupilsOf('Русский язык', 1, 300), [''], ...pupilsOf('Математика', 1, 200)]);
    expect(found.map(({ line, title }) => [line, title.subject])).toEqual([
      [2, 'russian'],
      [305, 'mathematics'],
    ]);
  });

  it('are none where a list repeats its heading on each page', () => {
    const [, heading] = pupilsOf('', 1, 0);
    const [title, ...page] = pupilsOf('Русский язык', 1, 100);
    expect(look([title, ...page, heading, ...page.slice(1), heading, ...page.slice(1)])).toHaveLength(1);
  });
});
