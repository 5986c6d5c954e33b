/** Files of results that are wrong, each with what must be said of it. */
import {
  type CellXml,
  packedBlanks,
  sheetXml,
  windows1251,
  workbook,
  workbookParts,
  zip,
} from '../../ground/tables/workbooks.ts';
import { csv, HEADER, row } from './importing.ts';

const good = csv([row(1), row(2)]);
const xlsx = (rows: CellXml[][], after = '') => workbook([HEADER, ...rows], after);
const formula: CellXml = { xml: '<c><f>SUM(E2:G2)</f><v>3</v></c>' };
const asDay: CellXml = { xml: '<c s="1"><v>45323</v></c>' };
const fault: CellXml = { xml: '<c t="e"><v>#REF!</v></c>' };
const replaced = (column: string, value: CellXml): CellXml[] =>
  row(1).map((cell, i) => (HEADER[i] === column ? value : cell));

const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le');
/** The bytes of every letter the other way round, as some systems write them. */
const utf16Reversed = (text: string): Buffer => utf16(text).swap16();

/** The end of the archive tells a wrong place of its list of parts. */
const lostList = (archive: Buffer): Buffer => archive.fill(0xee, archive.length - 6, archive.length - 2);

const SECOND_SHEET =
  '<workbook><sheets><sheet name="Лист1" sheetId="1" r:id="rId1"/><sheet name="Лист2" sheetId="2" r:id="rId2"/></sheets></workbook>';
const TWO_RELATIONS =
  '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>';
/** The results stand on the second sheet, the first is empty: a person must say so, for the first is read. */
const onSecondSheet = zip([
  { name: 'xl/workbook.xml', body: SECOND_SHEET },
  { name: 'xl/_rels/workbook.xml.rels', body: TWO_RELATIONS },
  ...workbookParts(sheetXml([])).slice(2),
  { name: 'xl/worksheets/sheet2.xml', body: sheetXml([HEADER, row(1)]) },
]);
const hiddenAlone = zip([
  {
    name: 'xl/workbook.xml',
    body: '<workbook><sheets><sheet name="Л" sheetId="1" state="hidden" r:id="rId1"/></sheets></workbook>',
  },
  ...workbookParts(sheetXml([HEADER, row(1)])).slice(1),
]);

/** A sheet of a gigabyte: it packs to a megabyte. @param claimedSize what the archive says of it */
export function bomb(claimedSize = 1024 ** 3): Buffer {
  const name = 'xl/worksheets/sheet1.xml';
  return zip([...workbookParts('').slice(0, 3), { name, body: '', packed: packedBlanks(1024), claimedSize }]);
}

/** Cells of different scores, so that they do not pack like a bomb. */
const scores = (count: number): string =>
  Array.from({ length: count }, (_, i) => `<c><v>${(i * 7919) % 99991}</v></c>`).join('');

/** What cannot be read as a table at all: refused at the upload, nothing kept. */
export const unreadable: [string, Buffer | string, string][] = [
  ['an empty file', '', 'emptyFile'],
  ['blanks alone', '  \r\n \r\n', 'emptyFile'],
  ['a header without rows', csv([]), 'emptyTable'],
  ['empty cells alone', ';;;\r\n;;;', 'emptyTable'],
  ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), 'binary'],
  ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'oldExcel'],
  [
    'a workbook with a password',
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
    'encrypted',
  ],
  ['a web page for a workbook', '<html><head></head><table><tr><td>Школа</td></tr></table></html>', 'html'],
  ['a web page with a declaration', '\uFEFF<?xml version="1.0"?><html><table></table></html>', 'html'],
  ['a quote that never ends', good.replace('6А', '"6А'), 'brokenQuotes'],
  ['a cell longer than any', good.replace('6А', 'А'.repeat(32_768)), 'cellTooLong'],
  ['a workbook cut off', xlsx([row(1)]).subarray(0, 400), 'brokenZip'],
  ['an archive that is no workbook', zip([{ name: 'readme.txt', body: 'hello' }]), 'notWorkbook'],
  ['a workbook without its sheet', zip(workbookParts('').slice(0, 3)), 'notWorkbook'],
  ['an empty sheet', workbook([]), 'emptyTable'],
  ['a sheet with a header alone', xlsx([]), 'emptyTable'],
  ['a sheet that is cut off', zip(workbookParts(sheetXml([HEADER, row(1)]).slice(0, -60))), 'brokenXml'],
  ['a sheet that is no XML', zip(workbookParts('nothing of the kind')), 'brokenXml'],
  ['a row without end', zip(workbookParts(`<worksheet><sheetData><row>${scores(400_000)}`)), 'brokenXml'],
  ['more columns than any test has', csv([Array(300).fill(1)], Array(300).fill('x')), 'tooManyColumns'],
  ['a hidden sheet alone', hiddenAlone, 'notWorkbook'],
  ['a UTF-16 file of a header alone', utf16(csv([])), 'emptyTable'],
  ['a mark of UTF-16 alone', utf16(''), 'emptyFile'],
  ['a PDF', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', 'binary'],
  ['an archive whose list is damaged', lostList(xlsx([row(1)])), 'brokenZip'],
  [
    'a packed part with a false size',
    zip([
      ...workbookParts('').slice(0, 3),
      { name: 'xl/worksheets/sheet1.xml', body: sheetXml([HEADER, row(1)]), claimedSize: 10 },
    ]),
    'brokenZip',
  ],
];

/** Names of people: refused at the upload with their places, and forgotten. */
export const withNames: [string, Buffer | string, string][] = [
  ['a column of names', csv([['Иванов Пётр', ...row(1)]], ['ФИО', ...HEADER]), 'A1'],
  ['full names for codes', csv([row(1), row(2, { Код: 'Петрова Анна' })]), 'B3'],
  ['surnames for codes', csv([row(1, { Код: 'Сидоров' })]), 'B2'],
  ['a surname with initials', csv([row(1, { Код: 'Сидоров А.Б.' })]), 'B2'],
  ['names in Windows-1251', windows1251(csv([row(1, { Код: 'Петрова Анна' })])), 'B2'],
  ['names in UTF-16', utf16(csv([row(1, { Код: 'Петрова Анна' })])), 'B2'],
  ['names in UTF-16 the other way round', utf16Reversed(csv([row(1, { Код: 'Петрова Анна' })])), 'B2'],
  ['names in a workbook', xlsx([replaced('Код', 'Ким Олег')]), 'B2'],
  ['a name in a column of places', csv([[...row(1), 'Иванова Мария Петровна']], [...HEADER, 'Населённый пункт']), 'K2'],
  ['a name among municipalities', csv([[...row(1), 'ПЕТРОВ ИВАН']], [...HEADER, 'Муниципалитет']), 'K2'],
  ['a name where the school is', csv([row(1, { Школа: 'Петрова А. И.' })]), 'A2'],
  ['names in a column of their own', csv([[...row(1), 'Орлова Мария']], [...HEADER, 'Примечание']), 'K2'],
];

/** Faults of cells: told at the check with place and code; the first fault that must be among them. */
export const faulty: [string, Buffer | string, string, string][] = [
  ['a total that is not the sum', csv([row(1, { Сумма: 4, Отметка: 5 })]), 'H2', 'sumMismatch'],
  ['a mark against the cut-offs', csv([row(1, { Отметка: 5 })]), 'I2', 'markMismatch'],
  ['an item over its maximum', csv([row(1, { 1: 2, Сумма: 4, Отметка: 5 })]), 'E2', 'overMaximum'],
  ['a total over the maximum', csv([row(1, { Сумма: 6 })]), 'H2', 'overMaximum'],
  ['a code twice', csv([row(1), row(1)]), 'B3', 'duplicate'],
  ['no code', csv([row(1, { Код: '' })]), 'B2', 'pupilMissing'],
  ['an endless code', csv([row(1, { Код: '6'.repeat(60) })]), 'B2', 'codeTooLong'],
  ['no school', csv([row(1, { Школа: '' })]), 'A2', 'schoolMissing'],
  ['a word for a score', csv([row(1, { 2: 'два' })]), 'F2', 'notNumber'],
  ['half a point', csv([row(1, { 2: '1,5' })]), 'F2', 'notWhole'],
  ['a negative score', csv([row(1, { 2: -1 })]), 'F2', 'negative'],
  ['a day that a spreadsheet made of 1.2', csv([row(1, { 2: '01.фев' })]), 'F2', 'notNumber'],
  ['no total', csv([row(1, { Сумма: '' })]), 'H2', 'totalMissing'],
  ['a mark of 7', csv([row(1, { Отметка: 7 })]), 'I2', 'markRange'],
  ['a journal mark of 1', csv([row(1, { Журнал: 1 })]), 'J2', 'markRange'],
  ['a whole sentence for a class', csv([row(1, { Класс: 'шестой класс с углублением' })]), 'C2', 'classTooLong'],
  ['a number shown as a day', xlsx([replaced('2', asDay)]), 'F2', 'date'],
  ['an error of the spreadsheet', xlsx([replaced('Сумма', fault)]), 'H2', 'error'],
  ['a fault in a Windows-1251 file', windows1251(csv([row(1, { 2: 'два' })])), 'F2', 'notNumber'],
  ['a fault in a UTF-16 file', utf16(csv([row(1, { 2: 'два' })])), 'F2', 'notNumber'],
  ['a fault in a UTF-16 file the other way round', utf16Reversed(csv([row(1, { Отметка: 5 })])), 'I2', 'markMismatch'],
  ['a formula without its value', xlsx([replaced('2', { xml: '<c><f>E2+1</f></c>' })]), 'F2', 'formula'],
  ['a day for a mark', xlsx([replaced('Отметка', asDay)]), 'I2', 'date'],
  ['a day written out', csv([row(1, { 3: '01.02.2026' })]), 'G2', 'notNumber'],
  [
    'merged cells of a column',
    xlsx([row(1), row(2)], '<mergeCells><mergeCell ref="C2:C3"/></mergeCells>'),
    'C2',
    'merged',
  ],
  ['a number as text with a letter O', csv([row(1, { 3: 'O' })]), 'G2', 'notNumber'],
  ['a total in words', csv([row(1, { Сумма: 'три' })]), 'H2', 'notNumber'],
  ['a formula without its value for a code', xlsx([replaced('Код', { xml: '<c><f>A2</f></c>' })]), 'B2', 'formula'],
];

/** Names that fit no school: asked, and their rows left out until somebody has said which school it is. */
export const asked: [string, Buffer | string, string][] = [
  ['a school of another district', csv([row(1, { Школа: 'Школа 99' })]), 'Школа 99'],
  ['in a Windows-1251 file', windows1251(csv([row(1, { Школа: 'Школа 99' })])), 'Школа 99'],
  ['UTF-8 read as Windows-1251 and saved again', csv([row(1, { Школа: 'РЁРєРѕР»Р° 1' })]), 'РЁРєРѕР»Р° 1'],
  ['a number that is no code of a school', csv([row(1, { Школа: 1 })]), '1'],
];

/** What looks broken and is not: all rows of it are good. */
export const whole: [string, Buffer | string, number][] = [
  ['an empty first sheet before the results', onSecondSheet, 1],
  ['a formula with its value', xlsx([replaced('Сумма', formula)]), 1],
  ['merged cells of the heading', xlsx([row(1)], '<mergeCells><mergeCell ref="E1:G1"/></mergeCells>'), 1],
  [
    'the name of a school in a merged cell',
    xlsx([row(1), row(2, { Школа: '' })], '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'),
    2,
  ],
  ['titles above the heading', csv([[], ['ВПР 2026'], HEADER, row(1)], ['Результаты']), 1],
  ['line ends of two kinds', csv([row(1), row(2)]).replace('\n', '\r\n'), 2],
  ['a first line that names the separator', `sep=;\n${csv([row(1)])}`, 1],
  ['a sum and a note below', csv([row(1), ['Итого', '', '', '', '', '', '', 3], ['Составил методист']]), 1],
];
