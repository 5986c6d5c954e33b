/** What cells and rows of tables of numbers of people mean, in the words that districts use. */
import { describe, expect, it } from 'vitest';
import { readEnrolment } from '../../../server/answering/enrolment/imports/reading.ts';
import { readGrade, readGroup } from '../../../server/answering/enrolment/imports/row-texts.ts';
import { readRegister } from '../../../server/people/imports/register-file.ts';
import columns from '../../../surveys/file-words/contingent.json' with { type: 'json' };

describe('a grade', () => {
  it.each([
    ['6', 6, null],
    ['6 класс', 6, null],
    ['6-й класс', 6, null],
    ['8-е классы', 8, null],
    ['8 кл.', 8, null],
    ['6,0', 6, null],
    ['параллель 6', 6, null],
    ['11', 11, null],
    ['6А', 6, 'А'],
    ['6 «Б» класс', 6, 'Б'],
    ['8-в', 8, 'В'],
  ])('%j is %j %j', (text, grade, classLetter) => {
    expect(readGrade(text)).toEqual({ grade, classLetter });
  });

  it.each(['12', 'шестой', '6-8', '6 и 8', '6АБ', ''])('is not guessed from %j', (text) => {
    expect(readGrade(text)).toBeNull();
  });
});

describe('a group', () => {
  it.each([
    ['Педагоги', 'teacher', null],
    ['учителя', 'teacher', null],
    ['Обучающиеся', 'student', null],
    ['УЧЕНИКИ', 'student', null],
    ['школьники', 'student', null],
    ['Родители', 'parent', null],
    ['Родители (законные представители)', 'parent', null],
    ['Законные представители', 'parent', null],
    ['Обучающиеся 6 классов', 'student', 6],
    ['6 класс, родители', 'parent', 6],
    ['Ученики 8', 'student', 8],
  ])('%j is %j %j', (text, audience, grade) => {
    expect(readGroup(text)).toEqual({ audience, grade: grade && { grade, classLetter: null } });
  });

  it.each(['директор', 'выпускники', 'родители и ученики', '6'])('is not guessed from %j', (text) => {
    expect(readGroup(text)).toBeNull();
  });
});

const schools = [
  { id: 1, names: ['Первая школа'], login: 'edu980101', code: null, closedOn: null },
  { id: 2, names: ['Вторая школа'], login: null, code: null, closedOn: null },
  { id: 3, names: ['Школа', 'Третья школа'], login: null, code: null, closedOn: null },
  { id: 4, names: ['Школа', 'Четвёртая школа'], login: null, code: null, closedOn: null },
];
const read = (...lines: string[]) => readAnswered({}, ...lines);
async function readAnswered(answers: Record<string, number | null>, ...lines: string[]) {
  const register = await readRegister(Buffer.from(lines.join('\n')), columns, {});
  if ('trouble' in register) throw new Error(JSON.stringify(register.trouble));
  return readEnrolment(register, { schools, answers, asOf: '2026-09-01', countParents: true });
}
const told = async (...lines: string[]) =>
  (await read(...lines)).rows.flatMap(({ faults }) => faults.map(({ cell, code, value }) => [cell, code, value]));

describe('a table with a row for each group', () => {
  const HEAD = 'Школа;Кто;Класс;Чел;Дата';

  it('tells every fault by its cell; an empty number is a fault and never nobody', async () => {
    expect(
      await told(
        HEAD,
        'Девятая;ученики;6;;31.02.2026',
        'Первая школа;соседи;6;10;',
        'Школа;ученики;;#Н/Д;',
        ';педагоги;6;много;',
        'Вторая школа;родители;шестой;7;01.09.2026',
      ),
    ).toEqual([
      ['D2', 'missing', ''],
      ['E2', 'notDay', '31.02.2026'],
      ['B3', 'unknownGroup', 'соседи'],
      ['C4', 'missing', ''],
      ['D4', 'formulaError', '#Н/Д'],
      ['C5', 'gradeOfTeachers', '6'],
      ['D5', 'notNumber', 'много'],
      ['A5', 'missing', ''],
      ['C6', 'wrongGrade', 'шестой'],
    ]);
  });

  it('asks which school a name means that fits none or several, once for all of its rows', async () => {
    const rows = ['Девятая;ученики;6;20;', 'Девятая;ученики;8;21;', 'Школа;педагоги;;9;', 'Первая школа;педагоги;;8;'];
    const asked = await read(HEAD, ...rows);
    expect(asked.rows.map(({ faults, state }) => [state, faults.length])).toEqual([
      ['asked', 0],
      ['asked', 0],
      ['asked', 0],
      ['taken', 0],
    ]);
    expect(asked.unknown).toMatchObject([
      { name: 'Девятая', rows: 2 },
      { name: 'Школа', rows: 1, similar: [3, 4] },
    ]);
    const answered = await readAnswered({ Девятая: 2, Школа: null }, HEAD, ...rows);
    expect(answered.rows.map(({ schoolId, state }) => [state, schoolId])).toEqual([
      ['taken', 2],
      ['taken', 2],
      ['leftOut', null],
      ['taken', 1],
    ]);
    expect(answered.unknown).toEqual([]);
  });

  it('refuses no class of a school that is asked for because of another such school', async () => {
    const rows = ['Девятая;ученики;6А;20;', 'Десятая;ученики;6Б;много;'];
    expect((await read(HEAD, ...rows)).rows.map(({ state }) => state)).toEqual(['asked', 'faulty']);
  });

  it('leaves grades out that are not asked', async () => {
    const { rows } = await read(
      HEAD,
      'Девятая;ученики;7;20;',
      'Первая школа;родители;11;х;',
      'Первая школа;родители;8;9;',
    );
    expect(rows.map(({ state }) => state)).toEqual(['leftOut', 'leftOut', 'taken']);
  });

  it('refuses a group that stands there twice for one day', async () => {
    const rows = ['Первая школа;ученики;6;20;', 'первая ШКОЛА;обучающиеся;6 класс;21;01.09.2026'];
    expect(await told(HEAD, ...rows)).toEqual([['D3', 'repeated', '21']]);
    expect(await told(HEAD, ...rows.map((row) => row.replace(';01.09.2026', ';02.09.2026')))).toEqual([]);
  });

  it('adds classes up to their grade, all of them or none', async () => {
    const classes = ['Первая школа;ученики;6А;20;', 'Первая школа;ученики;6 «Б»;21;', 'Первая школа;ученики;8А;9;'];
    expect((await read(HEAD, ...classes)).rows.map(({ state }) => state)).toEqual(['taken', 'taken', 'taken']);
    expect(await told(HEAD, ...classes, 'Первая школа;ученики;6В;много;')).toEqual([
      ['D2', 'classesIncomplete', '6А'],
      ['D3', 'classesIncomplete', '6Б'],
      ['D5', 'notNumber', 'много'],
    ]);
    expect(await told(HEAD, ...classes, 'Первая школа;ученики;6а;5;')).toContainEqual(['D5', 'repeated', '5']);
    expect(await told(HEAD, 'Первая школа;ученики;6;41;', ...classes)).toContainEqual(['D3', 'repeated', '20']);
  });
});

describe('a table with a column for each grade', () => {
  it('knows schools by a login, takes parents from columns of their own, and nothing from an empty cell', async () => {
    const { rows } = await read(
      'Логин;Школа;6 класс;8 класс;Родители 6 класс;Педагогов',
      'edu980101;;20;;18 чел.;-',
      ';Вторая школа;;;;',
    );
    expect(rows[0]).toMatchObject({ schoolId: 1, state: 'taken' });
    expect(rows[0].numbers.map(({ audience, grade, people }) => [audience, grade, people])).toEqual([
      ['student', 6, 20],
      ['parent', 6, 18],
    ]);
    expect(rows[1].state).toBe('leftOut');
  });

  it('takes a row whole or not at all', async () => {
    const { rows } = await read(
      'Школа;6 класс;8 класс',
      'Первая школа;20;восемь',
      'Вторая школа;21;19',
      'Вторая школа;1;1',
    );
    expect(rows.map(({ state }) => state)).toEqual(['faulty', 'taken', 'faulty']);
    expect(rows[0].faults).toMatchObject([{ cell: 'C2', code: 'notNumber' }]);
    expect(rows[2].faults).toMatchObject([
      { cell: 'B4', code: 'repeated' },
      { cell: 'C4', code: 'repeated' },
    ]);
  });

  it('has the days of several titles offered, and none of them chosen', async () => {
    const register = await readRegister(
      Buffer.from('Числа с 01.09.2026 по 31.05.2027\n\nШкола;6 класс\nПервая школа;20'),
      columns,
      {},
    );
    if ('trouble' in register) throw new Error('no heading');
    const found = readEnrolment(register, { schools, answers: {}, asOf: null, countParents: true });
    expect(found).toMatchObject({
      titleDays: ['2026-09-01', '2027-05-31'],
      fileDay: null,
      rows: [{ state: 'undated' }],
    });
  });
});
