/** Workbooks of all kinds: what is read of them, and that reading takes as long as they are large, whoever wrote them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { readTable } from '../../../../server/ground/tables/read-table.ts';
import type { Row } from '../../../../server/ground/tables/row.ts';
import { clean } from '../../../../surveys/fold.ts';
import { sheetXml, workbookParts, zip } from '../../../server/ground/tables/workbooks.ts';

type Parts = { sheet: string; shared?: string; styles?: string; book?: string; relations?: string };

/** A workbook of given parts; those that are not given are as usual. */
function made({ book, relations, shared, sheet, styles }: Parts): Buffer {
  const given: Record<string, string | undefined> = {
    'xl/workbook.xml': book,
    'xl/_rels/workbook.xml.rels': relations,
    'xl/styles.xml': styles,
  };
  const parts = workbookParts(sheet).map((part) => ({ ...part, body: given[part.name] ?? part.body }));
  return zip(shared === undefined ? parts : [...parts, { name: 'xl/sharedStrings.xml', body: shared }]);
}

const sheetOf = (data: string, after = ''): string => `<worksheet><sheetData>${data}</sheetData>${after}</worksheet>`;

async function rowsOf(bytes: Buffer): Promise<Row[]> {
  const rows: Row[] = [];
  await readTable(bytes, (row) => rows.push(row));
  return rows;
}
const cellsOf = async (bytes: Buffer): Promise<string[][]> => (await rowsOf(bytes)).map(({ cells }) => cells);
const cellOf = async (xml: string, parts: Partial<Parts> = {}): Promise<string | undefined> =>
  (
    await cellsOf(made({ sheet: sheetOf(`<row><c t="inlineStr"><is><t>-</t></is></c>${xml}</row>`), ...parts }))
  )[0]?.[1];

const faultOf = async (bytes: Buffer): Promise<string> => {
  try {
    await readTable(bytes, () => {});
    return 'none';
  } catch (error) {
    const { code, detail } = error as { code: string; detail: string };
    return `${code} ${detail}`.trim();
  }
};

describe('a cell', () => {
  const SHARED = `<sst><si><t>Школа</t></si><si/><si><r><rPr><b/></rPr><t>Шко</t></r><r><t xml:space="preserve">ла </t></r>
    <rPh sb="0" eb="1"><t>чтение</t></rPh></si></sst>`;

  it.each([
    ['a number', '<c><v>5</v></c>', '5'],
    ['a number with its reference and style', '<c r="B1" s="0" t="n"><v>5.5</v></c>', '5.5'],
    ['a text of a formula', '<c t="str"><f>A1</f><v>да</v></c>', 'да'],
    ['a text of its own', '<c t="inlineStr"><is><t>Школа № 5</t></is></c>', 'Школа № 5'],
    ['a text of its own in runs', '<c t="inlineStr"><is><r><t>Шко</t></r><r><t>ла</t></r></is></c>', 'Школа'],
    ['a shared text', '<c t="s"><v>0</v></c>', 'Школа'],
    ['an empty shared text', '<c t="s"><v>1</v></c><c><v>1</v></c>', ''],
    ['a shared text in runs, without its reading', '<c t="s"><v>2</v></c>', 'Школа'],
    ['a shared text that is not there', '<c t="s"><v>9</v></c><c><v>1</v></c>', ''],
    ['no shared text named', '<c t="s"/><c><v>1</v></c>', ''],
    ['the entities of XML', '<c><v>&lt;&amp;&gt;&quot;&apos;&#1096;&#x448;</v></c>', '<&>"\'шш'],
    ['what is written as it is', '<c><v><![CDATA[<b> & ]]></v></c>', '<b> &'],
    ['a prefix', '<x:c xmlns:x="y"><x:v>5</x:v></x:c>', '5'],
    ['comments and instructions around', '<c><!-- <v>1</v> --><?x y?><v>5</v></c>', '5'],
    ['attributes in single quotes', "<c t='s'><v>0</v></c>", 'Школа'],
  ])('holds %s', async (_, xml, text) => {
    expect(await cellOf(xml, { shared: SHARED })).toBe(text);
  });

  it('stands where its reference says, else beside the one before', async () => {
    const row = '<row r="3"><c r="C3"><v>3</v></c><c><v>4</v></c><c r="AA3"><v>27</v></c></row>';
    expect(await rowsOf(made({ sheet: sheetOf(row) }))).toEqual([
      { line: 3, cells: ['', '', '3', '4', ...Array(22).fill(''), '27'], odd: null, days: null },
    ]);
  });

  it('that holds nothing is no part of a table however far to the right it is coloured', async () => {
    const row = (end: string) => `<row><c><v>1</v></c><c r="XFD1" s="1">${end}</c></row>`;
    expect(await cellsOf(made({ sheet: sheetOf(row('')) }))).toEqual([['1']]);
    expect(await faultOf(made({ sheet: sheetOf(row('<v>1</v>')) }))).toBe('tooManyColumns 200');
  });

  const STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd.mm.yyyy"/><numFmt numFmtId="165" formatCode="0.0&quot; д&quot;"/>
    <numFmt numFmtId="166" formatCode="[Red]0\\m"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>`;

  it.each([
    ['a formula', '<c><f>A1+1</f><v>3</v></c>', 'formula'],
    ['a formula without a text', '<c><f ca="1"/></c>', 'formula'],
    ['an error', '<c t="e"><v>#REF!</v></c>', 'error'],
    ['an error of a formula', '<c t="e"><f>A1</f><v>#REF!</v></c>', 'error'],
    ['a day by its type', '<c t="d"><v>2026-02-01</v></c>', 'date'],
    ['a number that a built-in format shows as a day', '<c s="1"><v>45323</v></c>', 'date'],
    ['a number that an own format shows as a day', '<c s="2"><v>45323</v></c>', 'date'],
    ['a number with a word in its format', '<c s="3"><v>5</v></c>', undefined],
    ['a number with a letter of its own and a colour in its format', '<c s="4"><v>5</v></c>', undefined],
    ['a text in the style of a day', '<c s="1" t="str"><v>5</v></c>', undefined],
    ['nothing in the style of a day', '<c s="1"/>', undefined],
  ])('tells %s', async (_, xml, kind) => {
    const sheet = sheetOf(`<row><c><v>0</v></c>${xml}</row>`);
    const [row] = await rowsOf(made({ sheet, styles: STYLES }));
    expect(row?.odd?.get(1)).toBe(kind);
  });
});

describe('a workbook', () => {
  it('gives its first sheet that is not hidden, its rows that are not empty, and its merged areas', async () => {
    const book = `<workbook xmlns:d="y"><sheets><sheet name="А" state="veryHidden" d:id="a"/><sheet name="Б" sheetId="7" d:id="b"/></sheets></workbook>`;
    const relations = `<Relationships><Relationship Id="a" Target="no.xml"/><Relationship Target="/xl/worksheets/sheet1.xml" Id="b"/></Relationships>`;
    const merged = '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="A2:A3"></mergeCell></mergeCells>';
    const sheet = sheetOf('<row r="2"/><row r="4"><c><v>1</v></c></row><row><c><v>2</v></c></row>', merged);
    const rows: Row[] = [];
    const read = await readTable(made({ sheet, book, relations }), (row) => rows.push(row));
    expect(rows.map(({ cells, line }) => [line, ...cells])).toEqual([
      [4, '1'],
      [5, '2'],
    ]);
    expect(read.merged).toEqual(['A1:B1', 'A2:A3']);
  });

  const row = '<row><c><v>1</v></c></row>';
  it.each([
    ['is cut off', made({ sheet: '<worksheet><sheetData><row r="7"><c><v>1</v></c></row><row>' }), 'brokenXml 8'],
    ['goes on after its end', made({ sheet: `${sheetOf(row)}<worksheet/>` }), 'brokenXml 2'],
    ['has tags that cross', made({ sheet: sheetOf('<row><c></row></c>') }), 'brokenXml 1'],
    ['defines entities', made({ sheet: `<!DOCTYPE a [<!ENTITY b "c">]>${sheetOf(row)}` }), 'brokenXml 1'],
    ['names an entity that nobody knows', made({ sheet: sheetOf('<row><c><v>&b;</v></c></row>') }), 'brokenXml 1'],
    ['names what every object has', made({ sheet: sheetOf('<row><c><v>&toString;</v></c></row>') }), 'brokenXml 1'],
    ['has broken shared texts', made({ sheet: sheetOf(row), shared: '<sst><si>' }), 'brokenXml xl/sharedStrings.xml'],
    ['has broken styles', made({ sheet: sheetOf(row), styles: '<styleSheet>&x;' }), 'brokenXml xl/styles.xml'],
    [
      'holds a cell that Excel could not',
      made({ sheet: sheetOf(`<row><c><v>${'1'.repeat(32_768)}</v></c></row>`) }),
      'brokenXml 1',
    ],
    [
      'holds a shared text that Excel could not',
      made({ sheet: sheetOf(row), shared: `<sst><si><t>${'а'.repeat(32_768)}</t></si></sst>` }),
      'brokenXml xl/sharedStrings.xml',
    ],
    ['is nested deeper than any', made({ sheet: sheetOf(`${'<x>'.repeat(80)}${'</x>'.repeat(80)}`) }), 'brokenXml 1'],
    [
      'has a tag of a thousand attributes',
      made({ sheet: sheetOf(`<row ${many(1_000, (n) => `a${n}=""`)}/>`) }),
      'brokenXml 1',
    ],
    ['has a comment of megabytes', made({ sheet: sheetOf(`${row}<!--${'-a'.repeat(2 ** 21)}-->`) }), 'brokenXml 2'],
    ['has more rows than are read', made({ sheet: sheetOf(row.repeat(200_001)) }), 'tooManyRows 200000'],
    [
      'has more rows than any sheet, empty ones',
      made({ sheet: sheetOf('<row/>'.repeat(1_048_577)) }),
      'tooManyRows 200000',
    ],
  ])('that %s is refused', async (_, bytes, fault) => {
    expect(await faultOf(bytes)).toBe(fault);
  });

  it('is read as it was written', async () => {
    // XML cannot hold control signs, and the writer takes names that every object has for ones that it has given.
    const isWritten = (one: string): boolean => !/\p{Cc}|\p{Cs}|[\ufffd-\uffff]/u.test(one) && !(one in {});
    const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter(isWritten);
    const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }));
    const cell = fc.oneof(text, number, fc.constant(null));
    const shown = (value: string | number | null): string =>
      typeof value === 'string' ? clean(value) : String(value ?? '');
    const trimmed = (cells: string[]): string[] => cells.slice(0, cells.findLastIndex((each) => each !== '') + 1);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 }),
        async (rows) => {
          const bytes = await writeExcel(rows).toBuffer();
          const expected = rows
            .map((cells, index) => [index + 1, ...trimmed(cells.map(shown))])
            .filter((cells) => cells.length > 1);
          fc.pre(expected.length > 0);
          const read = await rowsOf(bytes);
          expect(read.map(({ cells, line }) => [line, ...trimmed(cells)])).toEqual(expected);
        },
      ),
      { numRuns: 100 },
    );
  });
});

function many(count: number, one: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => one(index)).join(' ');
}

describe('the time that reading takes', () => {
  /** Of the processor, in milliseconds: others may be at work too. */
  async function cost(bytes: Buffer): Promise<number> {
    const began = process.cpuUsage();
    await faultOf(bytes);
    const { system, user } = process.cpuUsage(began);
    return (system + user) / 1000;
  }

  /** Each took seconds when parts of a sheet were looked for by patterns: for every beginning the end was sought to the last sign. */
  it.each<[string, Parts]>([
    ['rows without end', { sheet: `<worksheet><sheetData>${'<row>'.repeat(100_000)}` }],
    ['beginnings of rows', { sheet: `<worksheet><sheetData>${'<row '.repeat(100_000)}` }],
    ['cells without end', { sheet: sheetOf(`<row>${'<c>'.repeat(150_000)}</row>`) }],
    ['beginnings of cells', { sheet: sheetOf(`<row>${'<c '.repeat(150_000)}</row>`) }],
    ['values without end', { sheet: sheetOf(`<row><c>${'<v>'.repeat(150_000)}</c></row>`) }],
    ['shared texts without end', { sheet: sheetXml([['а']]), shared: `<sst>${'<si>'.repeat(150_000)}</sst>` }],
    ['readings without end', { sheet: sheetXml([['а']]), shared: `<sst><si>${'<rPh>'.repeat(150_000)}</si></sst>` }],
    ['styles without end', { sheet: sheetXml([['а']]), styles: '<cellXfs '.repeat(100_000) }],
    [
      'formats of brackets',
      { sheet: sheetXml([['а']]), styles: `<a><numFmt formatCode="${'['.repeat(500_000)}"/></a>` },
    ],
    ['sheets without end', { sheet: sheetXml([['а']]), book: '<sheet '.repeat(100_000) }],
  ])('is next to none for %s', async (_, parts) => {
    expect(await cost(made(parts))).toBeLessThan(1_000);
  });

  const BLANK = ' ';
  it.each<[string, (size: number) => Parts]>([
    ['rows', (size) => ({ sheet: sheetOf('<row><c><v>1</v></c></row>'.repeat(size / 8)) })],
    ['empty rows', (size) => ({ sheet: sheetOf('<row/>'.repeat(size)) })],
    ['cells of one row', (size) => ({ sheet: sheetOf(`<row>${'<c/>'.repeat(size)}</row>`) })],
    ['cells far to the right', (size) => ({ sheet: sheetOf('<row><c r="GR1"><v>1</v></c></row>'.repeat(size / 16)) })],
    ['elements of no meaning', (size) => ({ sheet: sheetOf('<x/>'.repeat(size)) })],
    ['comments', (size) => ({ sheet: sheetOf('<!----><x/>'.repeat(size)) })],
    ['blanks in tags', (size) => ({ sheet: sheetOf(`<row${BLANK.repeat(1000)}/>`.repeat(size / 200)) })],
    [
      'entities',
      (size) => ({ sheet: sheetOf(`<row><c><v>${'&amp;'.repeat(1000)}</v></c></row>`.repeat(size / 1000)) }),
    ],
    [
      'shared texts',
      (size) => ({ sheet: sheetXml([['а']]), shared: `<sst>${'<si><t>а</t></si>'.repeat(size / 2)}</sst>` }),
    ],
    [
      'runs of a text',
      (size) => ({
        sheet: sheetXml([['а']]),
        shared: `<sst><si>${'<t>а</t>'.repeat(Math.min(size, 30_000))}</si></sst>`,
      }),
    ],
    [
      'formats',
      (size) => ({ sheet: sheetXml([['а']]), styles: `<a>${'<numFmt formatCode="[a]0.0"/>'.repeat(size / 4)}</a>` }),
    ],
    ['merged areas', (size) => ({ sheet: sheetXml([['а']], '<mergeCell ref="A1:B2"/>'.repeat(size / 4)) })],
  ])('doubles when the number doubles: %s', { timeout: 120_000 }, async (_, build) => {
    const size = 100_000;
    const [one, two] = [made(build(size)), made(build(2 * size))];
    await cost(one);
    const least = async (bytes: Buffer) => Math.min(await cost(bytes), await cost(bytes), await cost(bytes));
    // A square would be four times as much; a few hundredths of a second are noise.
    expect(await least(two)).toBeLessThan(3 * (await least(one)) + 60);
  });
});
