/** One table, written as districts write it: every oddity of files as bytes. */
import { type CellXml, sheetXml, windows1251, workbookParts, zip } from '../../server/ground/tables/workbooks.ts';

/** A cell of a day is its text `YYYY-MM-DD` behind an @. */
export type Plain = { title?: string[]; heads: string[]; rows: (string | number)[][] };

const isDay = (cell: string | number): cell is string => typeof cell === 'string' && cell.startsWith('@');
const textOf = (cell: string | number): string => (isDay(cell) ? cell.slice(1) : String(cell));
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const serial = (day: string, from: string): number =>
  Math.round((Date.parse(day.slice(1)) - Date.parse(from)) / 86_400_000);

type Writing = {
  text?: (text: string) => CellXml;
  number?: (value: number) => CellXml;
  day?: (day: string) => CellXml;
};

/** Cells as a workbook holds them; a column of texts may hold digits. */
const write = ({ day, number, text }: Writing) =>
  function cell(own: string | number): CellXml {
    if (isDay(own)) return day ? day(own) : own.slice(1);
    if (typeof own === 'number') return number ? number(own) : own;
    return text ? text(own) : own;
  };

type Sheet = { name: string; xml: string };

function book(sheets: Sheet[], from1904 = false): Buffer {
  const own = workbookParts('').filter(({ name }) => name.endsWith('styles.xml'));
  const names = sheets.map(({ name }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at + 1}"/>`).join('');
  const relations = sheets
    .map((_, at) => `<Relationship Id="r${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`)
    .join('');
  return zip([
    ...own,
    {
      name: 'xl/workbook.xml',
      body: `<workbook><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${names}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', body: `<Relationships>${relations}</Relationships>` },
    ...sheets.map(({ xml }, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, body: xml })),
  ]);
}

const all = ({ heads, rows, title = [] }: Plain): (string | number)[][] => [
  ...title.map((text) => [text]),
  heads,
  ...rows,
];
const one = (table: (string | number)[][], writing: Writing = {}, after = ''): Buffer =>
  book([
    {
      name: 'Лист1',
      xml: sheetXml(
        table.map((row) => row.map(write(writing))),
        after,
      ),
    },
  ]);

const lines = (plain: Plain, mark: string): string[] => all(plain).map((row) => row.map(textOf).join(mark));
const dated =
  (from: string) =>
  (day: string): CellXml => ({ xml: `<c s="1"><v>${serial(day, from)}</v></c>` });
const inline = (text: string): CellXml => ({
  xml: `<c t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`,
});
const hidden = (text: string): string => text.replace(/^(.)(.*)$/su, '$1\u00AD\u200B$2').replaceAll(' ', '\u00A0');

/** By what is odd: the bytes of the same table. */
export const ODDITIES: Record<string, (plain: Plain) => Buffer> = {
  'a text with semicolons': (plain) => Buffer.from(lines(plain, ';').join('\r\n')),
  tabs: (plain) => Buffer.from(lines(plain, '\t').join('\n')),
  'Windows-1251': (plain) => windows1251(lines(plain, ';').join('\r\n')),
  'UTF-16': (plain) => Buffer.from(`\uFEFF${lines(plain, '\t').join('\r\n')}`, 'utf16le'),
  'sep=;': (plain) => Buffer.from(`sep=;\r\n${lines(plain, ';').join('\r\n')}`),
  'mixed ends of lines': (plain) =>
    Buffer.from(
      lines(plain, ';')
        .map((line, at) => line + ['\r\n', '\n', '\r'][at % 3])
        .join(''),
    ),
  'titles above': (plain) => one([['Управление образования'], ['Приложение 1', '', 'к письму'], ...all(plain)]),
  'a merged title': (plain) =>
    one([['Сводная форма'], ...all(plain)], {}, '<mergeCells><mergeCell ref="A1:E1"/></mergeCells>'),
  'another sheet first': (plain) =>
    book([
      { name: 'Пояснения', xml: sheetXml([['Как заполнять форму'], ['Заполните второй лист', '1']]) },
      { name: 'Данные', xml: sheetXml(all(plain).map((row) => row.map(write({})))) },
    ]),
  'an empty first sheet': (plain) =>
    book([
      { name: 'Пустой', xml: sheetXml([]) },
      { name: 'Данные', xml: sheetXml(all(plain).map((row) => row.map(write({})))) },
    ]),
  'a heading of two rows': ({ heads, rows, title = [] }) => {
    const first = Math.max(1, heads.length - 2);
    const upper = heads.map((head, at) => (at < first ? head : at === first ? 'Сведения' : ''));
    const lower = heads.map((head, at) => (at < first ? '' : head));
    return one([...title.map((text) => [text]), upper, lower, ...rows]);
  },
  'a sum below': (plain) =>
    one([...all(plain), ['Итого', ...plain.heads.slice(1, -1).map(() => ''), plain.rows.length]]),
  'formulas with their values': (plain) =>
    one(all(plain), {
      text: (text) => ({ xml: `<c t="str"><f>A1</f><v>${escaped(text)}</v></c>` }),
      number: (value) => ({ xml: `<c><f>A1+1</f><v>${value}</v></c>` }),
    }),
  'escapes of Excel': (plain) =>
    one(all(plain), { text: (text) => inline(`${escaped(text).replaceAll('А', '_x0410_')}_x000D_`) }),
  'invisible signs': (plain) => one(all(plain), { text: (text) => inline(escaped(hidden(text))) }),
  'empty formatted cells': (plain) =>
    one(
      [
        ...all(plain).map((row) => [...row, ...Array.from({ length: 300 }, () => ({ xml: '<c s="1"/>' }) as never)]),
      ].concat(Array.from({ length: 40 }, () => [{ xml: '<c s="1"/>' } as never])),
      {},
    ),
  'days from 1900': (plain) => one(all(plain), { day: dated('1899-12-30') }),
  'days from 1904': (plain) =>
    book(
      [{ name: 'Лист1', xml: sheetXml(all(plain).map((row) => row.map(write({ day: dated('1904-01-01') })))) }],
      true,
    ),
  'numbers as texts': (plain) => one(all(plain), { number: (value) => String(value) }),
};

/** The table, and below it under a title of its own the same for another test. */
export const withFurther = (plain: Plain): Buffer =>
  one([...all(plain), [], ['Русский язык, 6 класс, 2026 год'], plain.heads, ...plain.rows]);

/** What no reader takes, by why. */
export const REFUSED: Record<string, Buffer> = {
  html: Buffer.from('<html><body><table><tr><td>Школа</td></tr></table></body></html>'),
  oldExcel: Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]),
  encrypted: Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.from('EncryptedPackage', 'utf16le'),
    Buffer.alloc(600),
  ]),
  emptyFile: Buffer.alloc(0),
};
