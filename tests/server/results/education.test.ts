/** Educational results over HTTP: tables of means from the file to the undoing, pupils' results before them, and what is hidden. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ResultGroup, ResultsResponse, RiskGapsResponse } from '../../../server/results/gaps/schemas.ts';
import type { ResultTablesResponse, TableUploadResponse } from '../../../server/results/means/schemas.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { request } from '../asking.ts';
import { type CellXml, workbook, workbookOf } from '../ground/tables/workbooks.ts';
import { makeWorld, type World } from '../world.ts';

const HEADER = 'Школа;Год;Работа;Класс;Учеников;Средний балл;Стандартное отклонение';
const MATHS = [10, 11, 12, 13, 14, 15].map((mean, index) => `Школа ${index + 1};2026;ОГЭ математика;9;20;${mean},5;4`);

let opora: TestApplication;
let world: World;
let analyst: string;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services, 6);
  analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
});
afterAll(() => opora.stop());

const send = (path: string, method = 'GET', body?: unknown, cookie = analyst) =>
  request(opora, cookie, method, path, body);

async function upload(
  lines: string[],
  header = HEADER,
  fields: Record<string, string> = {},
): Promise<TableUploadResponse> {
  const form = new FormData();
  for (const [name, text] of Object.entries(fields)) form.append(name, text);
  form.append('file', new File([[header, ...lines].join('\n')], 'means.csv'));
  const response = await fetch(`${opora.url}/api/result-tables`, {
    method: 'POST',
    headers: { cookie: analyst },
    body: form,
  });
  return response.json();
}

async function groups(cookie = analyst): Promise<ResultGroup[]> {
  return ((await (await send('/api/results', 'GET', undefined, cookie)).json()) as ResultsResponse).groups;
}

const idOf = ({ table }: TableUploadResponse): number => table?.id ?? 0;
const faultsOf = ({ table }: TableUploadResponse) =>
  table?.faults.map(({ code, column, line }) => `${column}${line} ${code}`);

describe('a table of means', () => {
  it('counts once it is confirmed, is superseded by a later one, and comes back when that is undone', async () => {
    const first = await upload(MATHS);
    expect(first.table).toMatchObject({ state: 'uploaded', rows: 6, schools: 6, tests: 1, replaces: 0, faultCount: 0 });
    expect(await groups()).toEqual([]);
    expect((await send(`/api/result-tables/${idOf(first)}/confirm`, 'POST', { leaveOut: false })).status).toBe(200);
    const [all, maths] = await groups();
    expect(all).toMatchObject({
      year: 2026,
      test: null,
      tests: 1,
      source: 'means',
      gap: { kind: 'estimate', schools: 6 },
    });
    expect(maths).toMatchObject({ test: { subject: 'ОГЭ математика', grade: 9 } });
    expect(maths.change).toEqual({ kind: 'single', to: maths.gap.kind === 'estimate' ? maths.gap.value : null });
    expect(maths.schools.map(({ schoolId }) => schoolId)).toEqual(world.schoolIds);

    const second = await upload([MATHS[0].replace(';20;10,5', ';26;30')]);
    expect(second.table).toMatchObject({ rows: 1, replaces: 1 });
    await send(`/api/result-tables/${idOf(second)}/confirm`, 'POST', { leaveOut: false });
    const lead = ({ schools }: ResultGroup) =>
      schools
        .flatMap((school) => (school.kind === 'estimate' ? [school.raw] : []))
        .indexOf(Math.max(...schools.map((school) => (school.kind === 'estimate' ? school.raw : -9))));
    expect(lead((await groups())[1])).toBe(0);
    expect((await send(`/api/result-tables/${idOf(second)}/undo`, 'POST', {})).status).toBe(200);
    expect(await groups()).toEqual([all, maths]);
    expect((await send(`/api/result-tables/${idOf(second)}/undo`, 'POST', {})).status).toBe(409);
    const { tables } = (await (await send('/api/result-tables')).json()) as ResultTablesResponse;
    expect(tables.map(({ state }) => state)).toEqual(['undone', 'imported']);
  });

  it('names every fault by its cell, and takes the good rows in only when the faulty ones are known', async () => {
    const answer = await upload([
      'Школа 1;2025;ОГЭ математика;9;20;12;4',
      'Школа 2;25;;12;0;много;-1',
      'Школа 1;2025;ОГЭ математика;9;20;13;4',
      'Школа 3;2025;Без разброса;9;20;13;',
    ]);
    expect(answer.table).toMatchObject({ rows: 1, faultCount: 8 });
    expect(faultsOf(answer)).toEqual([
      'C3 testMissing',
      'B3 year',
      'D3 grade',
      'E3 pupils',
      'F3 mean',
      'G3 sd',
      'A4 duplicate',
      'G0 spreadUnknown',
    ]);
    const path = `/api/result-tables/${idOf(answer)}`;
    expect((await send(`${path}/confirm`, 'POST', { leaveOut: false })).status).toBe(400);
    expect((await send(path, 'DELETE')).status).toBe(204);
    expect((await send(`${path}/confirm`, 'POST', { leaveOut: true })).status).toBe(404);
  });

  it('asks once for schools that nobody knows, keeps nothing before, and remembers the answer when it is taken in', async () => {
    const lines = ['Шк. первая', 'Шк. первая', 'Лицей Луны'].map(
      (name, index) => `${name};2023;Работа ${index};9;20;12;4`,
    );
    const asked = await upload(lines);
    expect(asked.table).toBeNull();
    expect(asked.unknown.map(({ name, rows }) => [name, rows])).toEqual([
      ['Шк. первая', 2],
      ['Лицей Луны', 1],
    ]);
    const answers = JSON.stringify({ 'Шк. первая': world.schoolIds[0], 'Лицей Луны': null });
    const answered = await upload(lines, HEADER, { answers });
    expect(answered).toMatchObject({ table: { rows: 2, schools: 1, leftOut: 1, faultCount: 0 }, unknown: [] });
    // Nothing is remembered of what is not taken in.
    expect((await upload(lines)).unknown).toHaveLength(2);
    await send(`/api/result-tables/${idOf(answered)}/confirm`, 'POST', { leaveOut: false });
    expect((await upload(lines)).unknown.map(({ name }) => name)).toEqual(['Лицей Луны']);
    expect((await upload(lines, HEADER, { leaveOut: 'yes' })).table).toMatchObject({ rows: 2, leftOut: 1 });
    await send(`/api/result-tables/${idOf(answered)}/undo`, 'POST', {});
  });

  it('below titles, on another sheet, with school years and formulas, is read as it is meant', async () => {
    const head = HEADER.split(';');
    const row = (school: string, mean: CellXml) => [school, '2025/2026', 'ОГЭ математика', 9, 20, mean, 4];
    const rows = [
      ['Средние баллы района'],
      head,
      row('Школа 1', 12),
      row('Школа 2', { xml: '<c><f>A1</f><v>14.5</v></c>' }),
    ];
    const bytes = workbook(rows, '<mergeCells><mergeCell ref="A1:G1"/></mergeCells>');
    const form = new FormData();
    form.append('file', new File([new Uint8Array(bytes)], 'means.xlsx'));
    const init = { method: 'POST', headers: { cookie: analyst }, body: form };
    const { table } = (await (await fetch(`${opora.url}/api/result-tables`, init)).json()) as TableUploadResponse;
    expect(table).toMatchObject({ rows: 2, schools: 2, faultCount: 0 });
  });

  it('is read from the sheet and the row that somebody says, where another one was found', async () => {
    const row = (mean: number) => ['Школа 1', 2022, 'ОГЭ математика', 9, 20, mean, 4];
    const bytes = workbookOf({
      Черновик: [HEADER.split(';'), row(9), HEADER.split(';'), row(11)],
      Итог: [['Средние баллы'], HEADER.split(';'), row(10), row(12)],
    });
    const look = async (fields: Record<string, string> = {}) => {
      const form = new FormData();
      for (const [name, text] of Object.entries(fields)) form.append(name, text);
      form.append('file', new File([new Uint8Array(bytes)], 'means.xlsx'));
      const init = { method: 'POST', headers: { cookie: analyst }, body: form };
      return (await (await fetch(`${opora.url}/api/result-tables`, init)).json()) as TableUploadResponse;
    };
    const found = await look();
    expect(found.place).toEqual({ sheet: 'Черновик', line: 1 });
    expect(found.sheets).toEqual([
      { name: 'Черновик', rows: 4 },
      { name: 'Итог', rows: 4 },
    ]);
    const other = await look({ sheet: 'Итог' });
    expect(other).toMatchObject({ place: { sheet: 'Итог', line: 2 }, table: { rows: 1, faultCount: 1 } });
    const below = await look({ sheet: 'Черновик', line: '3' });
    expect(below).toMatchObject({ place: { sheet: 'Черновик', line: 3 }, table: { rows: 1, faultCount: 0 } });
    const nowhere = await look({ sheet: 'Итог', line: '1' });
    expect(nowhere).toMatchObject({ place: null, sheets: found.sheets, table: { rows: 0 } });
    expect(faultsOf(nowhere)?.[0]).toBe('1 columnMissing');
    for (const each of [found, other, below, nowhere]) await send(`/api/result-tables/${idOf(each)}`, 'DELETE');
  });

  it('without its columns, or that is no table, brings nothing', async () => {
    expect(faultsOf(await upload(['Школа 1;2025'], 'Школа;Год'))).toEqual(
      ['1', '1', '1', '1'].map((line) => `${line} columnMissing`),
    );
    expect(await upload([], '')).toMatchObject({ table: null, unreadable: { code: 'emptyFile' } });
  });
});

describe('results of few pupils', () => {
  it('are named as hidden and enter no figure of the others', async () => {
    const year = (rows: string[]) => rows.map((row) => row.replace(';2026;', ';2024;'));
    const few = year([...MATHS.slice(0, 5), MATHS[5].replace(';20;15,5', ';4;99')]);
    await send(`/api/result-tables/${idOf(await upload(few))}/confirm`, 'POST', { leaveOut: false });
    const shown = (await groups()).filter((group) => group.year === 2024);
    for (const { gap, schools } of shown) {
      expect(gap).toMatchObject({ schools: 5 });
      expect(schools.at(-1)).toEqual({ kind: 'hidden', schoolId: world.schoolIds[5] });
    }
    await send(`/api/result-tables/${idOf(await upload(year(MATHS.slice(0, 5))))}/confirm`, 'POST', {
      leaveOut: false,
    });
    const again = (await groups()).filter((group) => group.year === 2024);
    expect(again).toEqual(shown);
    const [newest, before] = (await groups()).filter(({ test }) => test === null).map(({ change }) => change);
    expect(before.kind).toBe('single');
    expect(newest).toMatchObject({ from: before.kind === 'single' ? before.to : null });
  });
});

describe('many tests', () => {
  it('are computed beside the thread that answers, once for the same results', async () => {
    const tests = Array.from({ length: 60 }, (_, index) =>
      MATHS.map((row) => row.replace(';2026;ОГЭ математика;', `;2023;Работа ${index};`)),
    );
    await send(`/api/result-tables/${idOf(await upload(tests.flat()))}/confirm`, 'POST', { leaveOut: false });
    const look = async () => {
      const begun = process.threadCpuUsage();
      const found = await groups();
      return { found, held: process.threadCpuUsage(begun).user };
    };
    const first = await look();
    expect(first.found.filter(({ year }) => year === 2023)).toHaveLength(61);
    // In microseconds; the gaps take 400,000.
    expect(first.held).toBeLessThan(250_000);
    const worked = process.cpuUsage();
    expect((await look()).found).toEqual(first.found);
    expect(process.cpuUsage(worked).user).toBeLessThan(250_000);
  });
});

describe('means that are uploaded again', () => {
  const row = (pupils: number, mean: number, test = 'ОГЭ химия') => `Школа 1;2022;${test};9;${pupils};${mean};4`;
  const others = MATHS.slice(1).map((line) => line.replace(';2026;ОГЭ математика;', ';2022;ОГЭ химия;'));
  const seen = async () => (await groups()).filter(({ year }) => year === 2022);
  const take = async (...lines: string[]) => {
    const { table } = await upload(lines);
    await send(`/api/result-tables/${table?.id}/confirm`, 'POST', { leaveOut: false });
    return table?.withheld;
  };

  it('move by five pupils or not at all: who looks twice finds the result of no single pupil', async () => {
    await take(row(20, 10), ...others);
    const before = await seen();
    // One more pupil with 31 points: 21 × 11 − 20 × 10.
    expect(await take(row(21, 11))).toBe(1);
    expect(await seen()).toEqual(before);
    // One corrected pupil, four gone, and one beside other schools.
    expect([await take(row(20, 10.5)), await take(row(16, 10)), await take(row(19, 10), ...others)]).toEqual([1, 1, 1]);
    expect(await seen()).toEqual(before);
    expect(await take(row(25, 12))).toBe(0);
    const after = await seen();
    expect(after).not.toEqual(before);
    // Against both that were shown, also when the second is undone.
    const { tables } = (await (await send('/api/result-tables')).json()) as ResultTablesResponse;
    await send(`/api/result-tables/${tables[0].id}/undo`, 'POST', {});
    expect(await seen()).toEqual(before);
    expect([await take(row(26, 12)), await take(row(24, 12))]).toEqual([1, 1]);
    expect(await seen()).toEqual(before);
  });

  it('are looked at again when they are confirmed: two that waited together are no way round', async () => {
    const [one, two] = [await upload([row(40, 10)]), await upload([row(41, 11)])];
    expect([one.table?.withheld, two.table?.withheld]).toEqual([0, 0]);
    await send(`/api/result-tables/${idOf(one)}/confirm`, 'POST', { leaveOut: false });
    const before = await seen();
    const confirmed = await send(`/api/result-tables/${idOf(two)}/confirm`, 'POST', { leaveOut: false });
    expect(await confirmed.json()).toMatchObject({ withheld: 1 });
    expect(await seen()).toEqual(before);
  });
});

describe('who sees what', () => {
  it('a head sees the gap of the district and the own school alone', async () => {
    const head = await opora.signInAs('head', { territoryId: null, schoolId: world.schoolIds[2] });
    const [own] = await groups(head);
    const [all] = await groups();
    expect(own.gap).toEqual(all.gap);
    expect(own.schools).toEqual([all.schools[2]]);
  });

  it('the results of another district are another list', async () => {
    const other = await makeWorld(opora.services, 1);
    const cookie = await opora.signInAs('analyst', { territoryId: other.territoryId, schoolId: null });
    expect(await groups(cookie)).toEqual([]);
    const { tables } = (await (await send('/api/result-tables')).json()) as ResultTablesResponse;
    expect((await send(`/api/result-tables/${tables[0].id}/undo`, 'POST', {}, cookie)).status).toBe(404);
  });

  it('no gap in risk is told before four schools have a result', async () => {
    const { campaigns } = (await (await send('/api/results/risk')).json()) as RiskGapsResponse;
    expect(campaigns.map(({ campaignId }) => campaignId)).toEqual([world.campaignId]);
    expect(new Set(campaigns[0].factors.map(({ gap }) => gap.kind))).toEqual(new Set(['withheld']));
    expect(new Set(campaigns[0].factors.map(({ change }) => change.kind))).toEqual(new Set(['none']));
  });
});
