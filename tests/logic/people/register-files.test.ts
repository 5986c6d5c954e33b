/** Registers as districts have them: which sheet, which heading, which columns; read from real layouts. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { columnLetters } from '../../../server/ground/tables/row.ts';
import {
  type RegisterColumns,
  type RegisterReply,
  readRegister,
  textAt,
} from '../../../server/people/imports/register-file.ts';
import accounts from '../../../surveys/file-words/accounts.json' with { type: 'json' };
import enrolment from '../../../surveys/file-words/contingent.json' with { type: 'json' };
import schools from '../../../surveys/file-words/schools.json' with { type: 'json' };

const file = (name: string) => readFileSync(new URL(`../../fixtures/files/${name}`, import.meta.url));
const text = (...lines: string[]) => Buffer.from(lines.join('\n'));

async function found(bytes: Buffer, columns: RegisterColumns, choice = {}) {
  const reply = await readRegister(bytes, columns, choice);
  if ('trouble' in reply) throw new Error(JSON.stringify(reply.trouble));
  return reply;
}
const letters = ({ table }: Exclude<RegisterReply, { trouble: unknown }>) =>
  Object.fromEntries(Object.entries(table.columns).map(([column, at]) => [column, columnLetters(at)]));

describe('the table of a register', () => {
  it('is found below titles, on the sheet that has its columns', async () => {
    const register = await found(file('11-register-and-staff.xlsx'), schools);
    expect(register.table).toMatchObject({ sheet: 'Реестр ОО', line: 3, headingRows: 1 });
    expect(letters(register)).toEqual({
      name: 'B',
      shortName: 'C',
      code: 'D',
      login: 'E',
      schoolType: 'F',
      address: 'G',
    });
    expect(register.rows).toHaveLength(14);

    const staff = await found(file('11-register-and-staff.xlsx'), accounts);
    expect(staff.table).toMatchObject({ sheet: 'Сотрудники', line: 2 });
    expect(letters(staff)).toEqual({ name: 'B', role: 'C', school: 'D', email: 'E' });
    expect(staff.rows).toHaveLength(39);
  });

  it('has a heading of two rows, and a footer that is no school', async () => {
    const oo1 = await found(file('09-contingent-oo1.xlsx'), enrolment);
    expect(oo1.table).toMatchObject({ sheet: 'ОО-1', line: 4, headingRows: 2 });
    expect(letters(oo1)).toEqual({ school: 'B', student6: 'I', student8: 'K', teacher: 'O' });
    expect([oo1.rows.length, oo1.footers]).toEqual([14, 1]);
  });

  it('holds days where a workbook shows dates', async () => {
    const long = await found(file('10-contingent-long.xlsx'), enrolment);
    expect(letters(long)).toEqual({ school: 'A', group: 'B', grade: 'C', people: 'D', asOf: 'E' });
    expect(new Set(long.rows.map(({ cells }) => cells.asOf.day ?? cells.asOf.text))).toEqual(new Set(['2026-09-01']));
    expect(long.rows).toHaveLength(71);
  });

  it('is a text with semicolons as well', async () => {
    const register = await found(file('schools.csv'), schools);
    expect(register.rows).toHaveLength(14);
    expect(textAt(register.rows[10], 'aliases')).toBe('Светлореченская первая школа | МБОУ "Светлореченская СОШ № 1"');
  });

  it('goes by what a person has chosen', async () => {
    const bytes = text('Школа;Ученики шестых;Прочее', 'Первая;20;1');
    expect(await readRegister(bytes, enrolment, {})).toMatchObject({
      trouble: { code: 'noHeading', sheets: [{ rows: [{ line: 1 }, { line: 2 }] }] },
    });
    const read = await found(bytes, enrolment, { columns: { student6: 1, school: 0 } });
    expect(read.rows.map((row) => textAt(row, 'student6'))).toEqual(['20']);
  });

  it.each([
    [
      'a column with a note in brackets',
      'Краткое наименование (по уставу);ИНН (10 цифр)',
      { shortName: 'A', code: 'B' },
    ],
    ['capitals, ё and points', 'СОКРАЩЁННОЕ НАИМЕНОВАНИЕ.;Тел.', { shortName: 'A', phone: 'B' }],
    ['one name alone', 'Школа', { shortName: 'A' }],
  ])('knows %s', async (_, heading, expected) => {
    expect(letters(await found(text(heading, 'Первая;1'), schools))).toEqual(expected);
  });

  it.each([
    ['an old Excel file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'oldExcel'],
    ['nothing', Buffer.alloc(0), 'emptyFile'],
    ['a heading that says nothing', text('а;б', '1;2'), 'noHeading'],
  ])('is missing in %s', async (_, bytes, code) => {
    expect(await readRegister(bytes, schools, {})).toMatchObject({ trouble: { code } });
  });
});
