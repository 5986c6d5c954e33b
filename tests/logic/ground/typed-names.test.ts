/** One school, written as people and programs write it, is found by every search and every import. */
import { describe, expect, it } from 'vitest';
import { arrangeSchools } from '../../../client/workplace/pages/objectivity/findings/schoolRows.ts';
import { filterAccounts } from '../../../client/workplace/pages/people/accounts/filter.ts';
import { matching } from '../../../client/workplace/shell/options.ts';
import { normaliseCode } from '../../../server/answering/submissions/code.ts';
import type { SchoolLine } from '../../../server/objectivity/findings/schemas.ts';
import { checkTable } from '../../../server/objectivity/imports/check.ts';
import { proposeMapping } from '../../../server/objectivity/imports/mapping.ts';
import { readList } from '../../../server/objectivity/lists/read-list.ts';
import type { AccountSummary } from '../../../server/people/accounts/schemas.ts';
import { createSchoolIndex } from '../../../server/people/schools/name-index.ts';
import { checkResultTable } from '../../../server/results/means/check.ts';
import { fold } from '../../../surveys/fold.ts';

const NAME = 'Заозёрновская школа «Родник»';
const WRITTEN = [
  'Заозерновская школа "Родник"',
  'ЗАОЗЁРНОВСКАЯ\u00A0ШКОЛА «РОДНИК»',
  'Заозёр\u00ADновская  школа Родник',
  '\u200EЗаозе\u0308рновская школа „Родник“_x000D_',
];
const known = [{ id: 7, names: [NAME], login: null, code: null }];
const name = { ru: NAME, en: 'Spring school' };
const csv = (...rows: string[][]) =>
  Buffer.from(rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n'));

describe.each(WRITTEN)('%j', (written) => {
  it('is a school of the table of means', async () => {
    const header = ['Школа', 'Год', 'Предмет', 'Класс', 'Число\u00A0учеников', 'Средний балл', 'Ст. отклонение'];
    const row = [written, '2026', 'МАТЕМА\u00ADТИКА', '5', '30', '12,5', '3'];
    const subjects = new Map([[fold('Математика'), 'mathematics']]);
    const { faults, rows } = await checkResultTable(csv(header, row), { schools: known, subjects, answers: {} });
    expect(faults).toEqual([]);
    expect(rows).toMatchObject([{ schoolId: 7, subject: 'mathematics' }]);
  });

  it('is a school of an outside list', async () => {
    const list = csv(['Школа', 'Класс', 'Предмет', 'Маркер'], [written, '4', 'Русский\u00A0язык', 'ДА']);
    const { faults, marks } = await readList(list, { year: 2026, schools: known, answers: {}, choice: {} });
    expect(faults).toEqual([]);
    expect(marks).toEqual([{ schoolId: 7, grade: 4, subject: 'russian', marked: true }]);
  });

  it('is a school of results of a test', async () => {
    const header = ['Школа', 'Код\u00A0участника', 'Класс', 'Сумма', 'Отметка'];
    const test = { maximum: 20, cuts: [7, 12, 17] as [number, number, number] };
    const mapping = proposeMapping(
      header.map((title) => [title]),
      {},
    );
    const file = csv(header, [written, '5001', '5А', '15', '4']);
    const place = { sheet: '', line: 1, rows: 1 };
    const rules = { test, mapping, place, schoolId: null, schools: known, answers: {}, otherTests: [] };
    const { preview, results } = await checkTable(file, rules, () => {});
    expect(preview.faults).toEqual([]);
    expect(results).toMatchObject([{ schoolId: 7, pupil: '5001', total: 15, mark: 4 }]);
  });

  it('is a school of a table of numbers of people', () => {
    const names = [name.ru, name.en];
    const schools = createSchoolIndex([{ id: 7, names, login: null, code: null }]);
    expect(schools.find({ name: written })).toEqual({ kind: 'one', id: 7, by: 'name' });
  });

  it('is found by the searches of the pages', () => {
    const option = { value: '7', label: NAME };
    expect(matching([{ value: '8', label: 'Школа № 8' }, option], written)).toEqual([option]);
    const schools = [{ schoolId: 7, level: 'none' }] as SchoolLine[];
    expect(arrangeSchools(schools, { name: written }, () => NAME)).toEqual(schools);
    const account = {
      name: `Иванова Алёна, ${NAME}`,
      username: 'a',
      email: null,
      roles: [],
    } as unknown as AccountSummary;
    expect(filterAccounts([account], { find: written }, '2026-06-01')).toEqual([account]);
  });
});

describe('the search in the header', () => {
  it('finds by a beginning without the dots of the Russian letter, and by words in any order', () => {
    const schools = [{ value: '7', label: 'Заозёрновская ООШ' }];
    for (const sought of ['Заозерн', 'заозёрн', 'оош заоз']) expect(matching(schools, sought)).toEqual(schools);
    expect(matching(schools, 'заозерск')).toEqual([]);
  });
});

describe('a code', () => {
  it('is known whatever hyphens and signs without width came along when it was copied', () => {
    for (const typed of ['ABCD-EFGH-JKMN', 'abcd\u2011efgh\u2013jkmn', '\uFEFFABCD\u00AD EFGH\u200B JKMN']) {
      expect(normaliseCode(typed)).toBe('ABCDEFGHJKMN');
    }
  });
});
