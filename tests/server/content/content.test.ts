import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSheets } from '../../../server/ground/tables/sheets.ts';
import type { DatedVprTest } from '../../../surveys/vpr.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { ask as askAs, request } from '../asking.ts';
import { windows1251, workbook } from '../ground/tables/workbooks.ts';
import { makeWorld, type World } from '../world.ts';

let opora: TestApplication;
let world: World;
let analyst: string;
let tutor: string;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services);
  const place = { territoryId: world.territoryId, schoolId: null };
  analyst = await opora.signInAs('analyst', place);
  tutor = await opora.signInAs('tutor', { territoryId: null, schoolId: world.schoolIds[0] });
});
afterAll(() => opora.stop());

const ask = async (path: string, cookie = analyst) => (await askAs(opora, cookie, 'GET', path)).body;
const send = (method: string, path: string, body?: unknown, cookie = analyst) =>
  request(opora, cookie, method, path, body);
const testsOf = async (cookie?: string) => (await ask('/api/vpr-tests', cookie)).tests;
const russian4 = async (cookie?: string) =>
  (await testsOf(cookie)).find(
    (test: { subject: string; grade: number }) => test.subject === 'russian' && test.grade === 4,
  );
const confirmation = '/api/vpr-tests/2023/russian/4/confirmation';

async function preview(name: string, bytes: Buffer | string) {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(Buffer.from(bytes))], name));
  const response = await fetch(`${opora.url}/api/vpr-tests/preview`, {
    method: 'POST',
    headers: { cookie: analyst },
    body: form,
  });
  expect(response.status).toBe(200);
  return response.json();
}

describe('the overview of content', () => {
  it('counts items by factor and tells the model’s version, thresholds and changes', async () => {
    const { questionnaires, model } = await ask('/api/content');
    expect(questionnaires.map(({ audience }: { audience: string }) => audience)).toEqual([
      'director',
      'teacher',
      'student',
      'parent',
    ]);
    const student = opora.services.content.questionnaires.student.items.length;
    const counted = model.factors.reduce(
      (sum: number, { items }: { items: { student?: number } }) => sum + (items.student ?? 0),
      0,
    );
    expect(counted).toBe(student);
    expect(model).toMatchObject({
      thresholds: { medium: 37.5, high: 55 },
      minimum: { teacher: 5, student: 10, parent: 8 },
    });
    expect(model.changes[0].version).toBe(model.version);
  });
});

describe('cut-offs of VPR', () => {
  it('wait for a person, are confirmed with name and time, and the word can be taken back', async () => {
    const { hash, confirmation: before } = await russian4();
    expect(before).toBeNull();
    expect((await send('PUT', confirmation, { hash })).status).toBe(204);
    expect((await russian4(tutor)).confirmation).toEqual({ by: 'analyst', at: '2026-06-01T09:00:00.000Z' });
    expect((await send('DELETE', confirmation)).status).toBe(204);
    expect((await russian4()).confirmation).toBeNull();
  });

  it('are not confirmed unseen, nor by a role that may not', async () => {
    expect((await send('PUT', confirmation, { hash: '0'.repeat(64) })).status).toBe(409);
    expect((await send('PUT', confirmation, { hash: (await russian4()).hash }, tutor)).status).toBe(403);
  });

  it('of the district stand before the built-in ones; another content is another thing to confirm', async () => {
    await send('PUT', confirmation, { hash: (await russian4()).hash });
    const test = {
      year: 2023,
      subject: 'russian',
      grade: 4,
      title: { ru: 'Р', en: 'R' },
      maximum: 38,
      cuts: [15, 24, 33],
    };
    expect(await (await send('POST', '/api/vpr-tests', { tests: [test] })).json()).toEqual({ stored: 1 });
    expect(await russian4()).toMatchObject({ origin: 'district', cuts: [15, 24, 33], confirmation: null });
    expect((await send('DELETE', '/api/vpr-tests/2023/russian/4')).status).toBe(204);
    expect(await russian4()).toMatchObject({ origin: 'content', cuts: [14, 24, 33], confirmation: { by: 'analyst' } });
    expect((await send('DELETE', '/api/vpr-tests/2023/russian/4')).status).toBe(404);
  });

  it('of one district are nothing to another', async () => {
    const other = await makeWorld(opora.services, 1);
    const stranger = await opora.signInAs('chief', { territoryId: other.territoryId, schoolId: null });
    expect((await russian4(stranger)).confirmation).toBeNull();
  });

  it('are refused whole when one of the tests has a fault', async () => {
    const good = {
      year: 2024,
      subject: 'physics',
      grade: 8,
      title: { ru: 'Ф', en: 'P' },
      maximum: 18,
      cuts: [5, 8, 11],
    };
    const response = await send('POST', '/api/vpr-tests', {
      tests: [good, { ...good, grade: 9, cuts: [8, 5, 11] }, good],
    });
    expect(response.status).toBe(400);
    expect((await response.json()).faults.map(({ path }: { path: string }) => path)).toEqual([
      'tests[1].cuts',
      'tests[2]',
    ]);
    expect((await testsOf()).some(({ subject }: { subject: string }) => subject === 'physics')).toBe(false);
  });
});

describe('the preview of a file of tests', () => {
  const header = ['Предмет', 'Класс', 'Год', 'Максимум', 'на 3', 'на 4', 'на 5', 'Задания'];
  const physics = ['Физика', 8, 2024, 18, 5, 8, 11, ''];
  const table = `${header.join(';')}\n${physics.join(';')}\nХимия;8;2024;10;3;6;8;1:4 2:6\n`;

  it.each([
    ['UTF-8', Buffer.from(table)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${table}`)],
    ['UTF-16', Buffer.from(`\uFEFF${table}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(table, 'utf16le')],
    ['Windows-1251', windows1251(table)],
    ['tabs', Buffer.from(table.replaceAll(';', '\t'))],
    ['XLSX', workbook([header, physics, ['Химия', 8, 2024, 10, 3, 6, 8, '1:4 2:6']])],
  ])('reads a table: %s', async (_, bytes) => {
    const { tests, faults, unreadable } = await preview('tests.csv', bytes);
    expect([faults, unreadable]).toEqual([[], null]);
    expect(tests).toMatchObject([
      { subject: 'physics', cuts: [5, 8, 11] },
      { items: [{ maximum: 4 }, { maximum: 6 }] },
    ]);
  });

  it('reads the JSON of the content, and says what would be replaced', async () => {
    const test = {
      subject: 'physics',
      grade: 8,
      title: { ru: 'Ф', en: 'P' },
      maximum: 18,
      cuts: [5, 8, 11],
      checked: false,
    };
    const file = JSON.stringify({ year: 2024, source: { ru: 'Ф', en: 'P' }, tests: [test] });
    expect(await preview('2024.json', file)).toMatchObject({ faults: [], replaces: [] });
    await send('POST', '/api/vpr-tests', { tests: (await preview('2024.json', file)).tests });
    expect(await preview('2024.json', file)).toMatchObject({ faults: [], replaces: [0] });
  });

  it.each([
    ['no test', `${header.join(';')}\n`, ''],
    ['a column that is missing', table.replace('Максимум', 'Балл'), 'максимум'],
    ['falling cut-offs', table.replace('5;8;11', '8;5;11'), '2: cuts'],
    ['a cut-off above the maximum', table.replace('5;8;11', '5;8;19'), '2: cuts'],
    ['a word for a number', table.replace('2024;18', '2024;много'), '2: maximum'],
    ['a subject that nobody knows', table.replace('Физика', 'Труд и досуг'), '2: subject'],
    ['a grade without VPR', table.replace('Физика;8', 'Физика;2'), '2: grade'],
    ['items that do not sum to the maximum', table.replace('2:6', '2:5'), '3: items'],
    ['an item without a maximum', table.replace('2:6', '2:x'), '3: items'],
    ['the same test twice', `${table}Химия;8;2024;10;3;6;8;\n`, '4'],
    ['broken JSON', '{"year": 2024,', ''],
    ['JSON without cut-offs', '{"year":2024,"source":{"ru":"a","en":"b"},"tests":[{}]}', 'tests[0].cuts'],
    [
      'a formula without a value',
      workbook([header, [...physics.slice(0, 3), { xml: '<c><f>9*2</f></c>' }, 5, 8, 11]]),
      'D2',
    ],
    ['a day', workbook([header, ['Физика', { xml: '<c s="1"><v>45000</v></c>' }, 2024, 18, 5, 8, 11]]), 'B2'],
    ['merged cells', workbook([header, physics], '<mergeCells><mergeCell ref="A2:B2"/></mergeCells>'), 'A2:B2'],
  ])('names the place of %s, and takes nothing', async (_, bytes, path) => {
    const { tests, faults, unreadable } = await preview('tests', bytes);
    expect(tests).toEqual([]);
    expect(unreadable).toBeNull();
    expect(faults.map((fault: { path: string }) => fault.path)).toContain(path);
    for (const { expected } of faults) expect(expected.ru).toMatch(/[а-яё]{3}/);
  });

  it.each([
    ['an empty file', '', 'emptyFile'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), 'binary'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'oldExcel'],
    ['half a workbook', workbook([header, physics]).subarray(0, 300), 'brokenZip'],
    ['a quote that never ends', 'Предмет;"Класс\n1;2', 'brokenQuotes'],
  ])('says why %s cannot be read', async (_, bytes, code) => {
    expect((await preview('tests', bytes)).unreadable.code).toBe(code);
  });

  it('asks for a file, and refuses one that is too large', async () => {
    const post = (body: FormData) =>
      fetch(`${opora.url}/api/vpr-tests/preview`, { method: 'POST', headers: { cookie: analyst }, body });
    const empty = new FormData();
    empty.append('note', 'none');
    expect((await (await post(empty)).json()).code).toBe('fileMissing');
    const large = new FormData();
    large.append('file', new File([new Uint8Array(3 * 1024 * 1024)], 'large.csv'));
    expect((await post(large)).status).toBe(413);
  });
});

describe('criteria for leaving the status', () => {
  const criteria = () => ask('/api/exit-criteria');
  const change = (body: object, cookie?: string) => send('POST', '/api/exit-criteria', body, cookie);

  it('are a proposal until the district confirms or edits them, with history, and may be reset', async () => {
    const proposal = await criteria();
    expect(proposal).toMatchObject({ state: 'proposal', version: 0, history: [] });
    expect(await (await change({ action: 'confirm', expected: 0 })).json()).toEqual({ version: 1 });
    expect(await criteria()).toMatchObject({
      state: 'confirmed',
      history: [{ version: 1, action: 'confirm', by: 'analyst' }],
    });
    const statuses = structuredClone(proposal.statuses);
    statuses[0].criteria[0].value = 12;
    expect((await change({ action: 'edit', expected: 1, statuses })).status).toBe(201);
    expect((await criteria()).statuses[0].criteria[0].value).toBe(12);
    expect((await criteria()).state).toBe('edited');
    expect((await change({ action: 'reset', expected: 2 })).status).toBe(201);
    expect(await criteria()).toMatchObject({ state: 'proposal', statuses: proposal.statuses, version: 3 });
  });

  it('are not changed over what somebody else has changed, nor by a role that may not', async () => {
    expect((await change({ action: 'confirm', expected: 1 })).status).toBe(409);
    expect((await change({ action: 'confirm', expected: 3 }, tutor)).status).toBe(403);
  });

  it('keep their frame, their words and a threshold that can be', async () => {
    const { statuses, version } = await criteria();
    const edit = async (spoil: (criterion: Record<string, unknown>, list: object[]) => void) => {
      const edited = structuredClone(statuses);
      spoil(edited[0].criteria[0], edited[0].criteria);
      const response = await change({ action: 'edit', expected: version, statuses: edited });
      return [response.status, (await response.json()).faults[0].path];
    };
    expect(await edit((criterion) => (criterion.value = 130))).toEqual([400, 'statuses[0].criteria[0].value']);
    expect(await edit((criterion) => (criterion.title = { ru: ' ', en: 'x' }))).toEqual([
      400,
      'statuses[0].criteria[0].title.ru',
    ]);
    expect(await edit((_, list) => list.pop())).toEqual([400, 'statuses']);
  });
});

describe('the table of tests to fill in', () => {
  const template = async (query: string) => {
    const response = await request(opora, analyst, 'GET', `/api/vpr-tests/template?language=${query}`);
    return Buffer.from(await response.arrayBuffer());
  };

  it('names subjects and grades, explains every column, and holds no figure of a test', async () => {
    const [main, about] = await readSheets(await template('ru'), 500);
    const [header, ...rows] = main.rows;
    expect(header.cells).toHaveLength(8);
    expect(rows.map(({ cells }) => `${cells[0]} ${cells[1]}`)).toContain('Русский язык 4');
    expect(rows.flatMap(({ cells }) => cells.slice(2)).filter((cell) => cell !== '')).toEqual([]);
    expect(about.rows.slice(1, 9).map(({ cells }) => cells[0])).toEqual(header.cells);
    // As it is it says nothing of any test.
    expect(await preview('empty.xlsx', await template('ru'))).toMatchObject({ tests: [], faults: [{ path: '' }] });
  });

  it.each(['ru', 'en'])('with the tests of the district is what can be uploaded again (%s)', async (language) => {
    const bytes = await template(`${language}&filled=yes`);
    const { faults, tests } = await preview('tests.xlsx', bytes);
    expect(faults).toEqual([]);
    const figures = (list: DatedVprTest[]) =>
      list.map(({ cuts, grade, items = null, maximum, subject, year }) => ({
        cuts,
        grade,
        items,
        maximum,
        subject,
        year,
      }));
    expect(figures(tests)).toEqual(figures(await testsOf()));
  });
});
