/** Files that take long to read, sent to every route that reads one: whoever else asks is answered at once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApplication } from '../../application.ts';
import { ask } from '../../asking.ts';
import { askHealthDuring } from '../../health.ts';
import { type Importing, startImporting } from '../../objectivity/imports/importing.ts';
import { type CellXml, sheetXml, workbook, workbookParts, zip } from './workbooks.ts';

let importing: Importing;
let opora: TestApplication;
let cookie: string;
beforeAll(async () => {
  importing = await startImporting();
  ({ cookie, opora } = importing);
});
afterAll(() => opora.stop());

type Answer = { status: number; body: unknown };

async function sendFile(path: string, bytes: Buffer, fields: Record<string, string> = {}): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(bytes)]), 'file');
  return answerOf(await fetch(opora.url + path, { method: 'POST', headers: { cookie }, body: form }));
}

/** Of numbers of people. */
const preview = (bytes: Buffer): Promise<Answer> =>
  ask(opora, cookie, 'POST', '/api/roll/preview', {
    fileName: 'file.xlsx',
    content: bytes.toString('base64'),
    territoryId: importing.world.territoryId,
  });

const answerOf = async (response: Response): Promise<Answer> => ({
  status: response.status,
  body: await response.json(),
});

/** Every way in, and what it answers to a table of other columns than it needs. */
const ROUTES: [name: string, send: (bytes: Buffer) => Promise<Answer>, status: number][] = [
  ['numbers of people', preview, 200],
  ['means of schools', (bytes) => sendFile('/api/result-tables', bytes), 201],
  ['tests', (bytes) => sendFile('/api/vpr-tests/preview', bytes), 200],
  ['an outside list', (bytes) => sendFile('/api/objectivity/lists', bytes, { year: '2026' }), 200],
  ['official profiles', (bytes) => sendFile('/api/official-profiles', bytes), 200],
  ['a roadmap', (bytes) => sendFile('/api/roadmap/2026/import', bytes, { store: 'no' }), 200],
  ['results', (bytes) => importing.upload(bytes).then(answerOf), 201],
];

/** Each of these files held the thread that answers for a second to two minutes. */
const MOST_WAIT_MS = 200;
const isAnswered = (waits: number[]) => expect(waits[0]).toBeLessThan(MOST_WAIT_MS);

/** Cells of different numbers, so that they do not pack like a bomb. */
const wide = (rows: number): Buffer =>
  workbook(
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: 150 }, (__, column): CellXml => (row * 7919 + column * 104_729) % 99_991),
    ),
  );

describe('a large table', () => {
  let table: Buffer;
  beforeAll(() => {
    table = wide(2_000);
  });

  it.each(ROUTES)('of %s is read beside everything else', async (_, send, status) => {
    const { result, waits } = await askHealthDuring(opora, () => send(table));
    expect([result.status, JSON.stringify(result.body).slice(0, 200)]).toEqual([status, expect.any(String)]);
    isAnswered(waits);
  });
});

describe('a small file that took seconds to minutes when parts of it were looked for by patterns', () => {
  const sheetOf = (data: string): string => `<worksheet><sheetData>${data}`;
  const withTexts = (texts: string): Buffer =>
    zip([...workbookParts(sheetXml([['а']])), { name: 'xl/sharedStrings.xml', body: texts }]);
  const FILES: [string, Buffer][] = [
    ['rows without end', zip(workbookParts(sheetOf('<row>'.repeat(100_000))))],
    ['cells without end', zip(workbookParts(sheetOf(`<row>${'<c>'.repeat(150_000)}</row>`)))],
    ['texts without end', withTexts(`<sst>${'<si>'.repeat(150_000)}</sst>`)],
    [
      'a part with a name of folders without end',
      zip([...workbookParts(sheetXml([['а']])), { name: `${'a/'.repeat(30_000)}b`, body: '' }]),
    ],
  ];

  it.each(FILES)('holds nobody up on any way in: %s', async (_, bytes) => {
    expect(bytes.length).toBeLessThan(150_000);
    const sendToAll = () => Promise.all(ROUTES.map(([, send]) => send(bytes)));
    const { result, waits } = await askHealthDuring(opora, sendToAll);
    for (const { status } of result) expect([200, 201, 400]).toContain(status);
    isAnswered(waits);
  });
});

describe('a Word document', () => {
  const TYPES =
    '<Types><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>';
  const RELATIONS =
    '<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
  const NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const cell = (text: string): string => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
  const row = (_: unknown, no: number): string =>
    `<w:tr>${cell(`${no}`)}${cell(`Мероприятие ${(no * 7919) % 99_991}`)}</w:tr>`;
  const document = (rows: number): Buffer =>
    zip([
      { name: '[Content_Types].xml', body: TYPES },
      { name: '_rels/.rels', body: RELATIONS },
      {
        name: 'word/document.xml',
        body: `<w:document ${NAMES}><w:body><w:tbl>${Array.from({ length: rows }, row).join('')}</w:tbl></w:body></w:document>`,
      },
    ]);

  it('with a table of thousands of rows is read beside everything else', async () => {
    const send = () => sendFile('/api/roadmap/2026/import', document(4_000), { store: 'no' });
    const { result, waits } = await askHealthDuring(opora, send);
    expect(result).toMatchObject({ status: 200, body: { unreadable: null, faults: [{ code: 'columnMissing' }] } });
    isAnswered(waits);
  });

  it('of more rows than are read is refused', async () => {
    const send = () => sendFile('/api/roadmap/2026/import', document(6_000), { store: 'no' });
    const { result, waits } = await askHealthDuring(opora, send);
    expect(result).toMatchObject({ status: 200, body: { unreadable: { code: 'tooManyRows', detail: '5000' } } });
    isAnswered(waits);
  });
});

describe('a text that thousands of cells share', () => {
  it('is not sent on in all of them', async () => {
    const shared = `<sst><si><t>${'а'.repeat(30_000)}</t></si></sst>`;
    const row: CellXml[] = Array.from({ length: 100 }, () => ({ xml: '<c t="s"><v>0</v></c>' }));
    const bytes = zip([
      ...workbookParts(sheetXml(Array.from({ length: 4_000 }, () => row))),
      { name: 'xl/sharedStrings.xml', body: shared },
    ]);
    const { result, waits } = await askHealthDuring(opora, () => preview(bytes));
    expect(result).toMatchObject({ status: 200, body: { trouble: { code: 'tooBig', detail: '8' } } });
    isAnswered(waits);
  });
});
