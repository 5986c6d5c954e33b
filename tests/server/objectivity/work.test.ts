/** The work on a sign from noting to closing, second tables, outside lists, and what the roadmap counts of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../../server/objectivity/cases/schemas.ts';
import { findObjectivityEvidence } from '../../../server/objectivity/evidence/store.ts';
import { workbook, workbookOf } from '../ground/tables/workbooks.ts';
import { importAndJudge, type JudgedDistrict, LIFTING, startDistrict } from './district.ts';

/** Importing and judging four tests of twenty schools takes long on a busy machine. */
const PATIENCE = 240_000;

let district: JudgedDistrict;
let base: string;
let schoolId: number;
beforeAll(async () => {
  district = await startDistrict();
  await importAndJudge(district);
  schoolId = district.world.schoolIds[LIFTING] as number;
  base = `/api/schools/${schoolId}/objectivity/cases`;
}, PATIENCE);
afterAll(() => district.opora.stop());

const codeOf = async (response: Response) => [response.status, (await response.json()).code];
const step = (version: number, state: string, more: object = {}) => ({
  version,
  state,
  outcome: null,
  partnerId: null,
  dueOn: null,
  note: '',
  ...more,
});
const cases = async (): Promise<CaseView[]> =>
  (await (await district.get(`/api/schools/${schoolId}/objectivity`)).json()).cases;
const evidence = (day: string) =>
  findObjectivityEvidence(district.opora.services.db, {
    day,
    territoryId: district.world.territoryId,
    today: '2999-01-01',
    timeZone: district.opora.services.timeZone,
  });

describe('the work on a sign', () => {
  let id: number;

  it('begins once, with what was seen', async () => {
    const note = { sign: 'cutoffHeap', note: 'Скопление' };
    const made = await district.send('POST', base, note);
    expect(made.status).toBe(201);
    const own: CaseView = await made.json();
    id = own.id;
    expect(own).toMatchObject({ state: 'noted', seen: { level: 'look' }, version: 1 });
    expect(own.seen.p).toBeLessThan(0.001);
    expect(await codeOf(await district.send('POST', base, note))).toEqual([409, 'caseTaken']);
  });

  it('is refused to a head, who may read it', async () => {
    const head = await district.opora.signInAs('head', { territoryId: null, schoolId });
    expect((await district.send('POST', base, { sign: 'similarity', note: '' }, head)).status).toBe(403);
    expect((await district.get(`/api/schools/${schoolId}/objectivity`, head)).status).toBe(200);
  });

  it('goes on by steps that may follow, from the version that was seen', async () => {
    const put = (body: object) => district.send('PUT', `${base}/${id}`, body);
    const partnerId = district.world.schoolIds[0];
    expect(await codeOf(await put(step(1, 'crossMarking')))).toEqual([400, 'invalid']);
    expect(await codeOf(await put(step(1, 'crossMarking', { partnerId: schoolId })))).toEqual([400, 'invalid']);
    expect((await put(step(1, 'crossMarking', { partnerId, dueOn: '2026-06-20' }))).status).toBe(200);
    expect(await codeOf(await put(step(1, 'recheck')))).toEqual([409, 'caseChanged']);
    expect(await codeOf(await put(step(2, 'noted')))).toEqual([409, 'caseStep']);
    expect(await codeOf(await put(step(2, 'expert')))).toEqual([400, 'invalid']);
    expect((await put(step(2, 'expert', { note: 'Засчитывали спорное' }))).status).toBe(200);
  });

  it('keeps a second table beside the first and compares them', async () => {
    const { tests } = await (await district.get(`/api/schools/${schoolId}/objectivity`)).json();
    const fields = { year: '2026', subject: 'mathematics', grade: '6' };
    const rows = Array.from({ length: 20 }, (_, index) => `${schoolId}-${String(index + 1).padStart(3, '0')};0`);
    const file = ['Код;Сумма', ...rows].join('\n');
    const tables = `${base}/${id}/tables`;
    const broken = await (await district.upload(tables, `${file}\nX-1;999`, { ...fields, store: 'no' })).json();
    expect([broken.id, broken.faultCount]).toEqual([null, 1]);
    const refused = await district.upload(tables, `${file}\nX-1;999`, { ...fields, store: 'yes' });
    expect(await codeOf(refused)).toEqual([400, 'invalid']);
    expect((await cases())[0]?.tables).toEqual([]);
    const stored = await (await district.upload(tables, file, { ...fields, store: 'yes' })).json();
    const [table] = (await cases())[0]?.tables ?? [];
    expect(table?.comparison?.difference?.mean).toBeLessThan(0);
    expect(table?.comparison?.unknown).not.toBe(20);
    const after = await (await district.get(`/api/schools/${schoolId}/objectivity`)).json();
    expect(after.tests).toEqual(tests);
    expect((await district.send('POST', `${tables}/${stored.id}/undo`, {})).status).toBe(204);
    expect((await cases())[0]?.tables[0]?.comparison).toBeNull();
  });

  it('counts for the roadmap once the sign is confirmed, and its measure from the day it was assigned', async () => {
    expect((await evidence('2026-06-01')).confirmed).toEqual([]);
    const close = step(3, 'closed', { outcome: 'confirmed', note: 'Подтвердилось' });
    expect((await district.send('PUT', `${base}/${id}`, close)).status).toBe(200);
    const confirmed = { schoolId, caseId: id, sign: 'cutoffHeap', confirmedOn: '2026-06-01' };
    expect((await evidence('2026-06-01')).confirmed).toEqual([{ ...confirmed, measuresAssignedOn: [] }]);
    const measure = { measure: null, title: 'Обучение проверяющих', owner: 'завуч', dueOn: '2026-09-01' };
    const assigned = await district.send('POST', `${base}/${id}/measures`, measure);
    expect(assigned.status).toBe(201);
    const [own] = (await assigned.json()).measures;
    const after = await evidence('2026-06-01');
    expect(after.confirmed).toEqual([{ ...confirmed, measuresAssignedOn: ['2026-06-01'] }]);
    expect(after.imports.map(({ analysedOn }) => analysedOn)).toEqual(Array(4).fill('2026-06-01'));
    expect((await evidence('2026-05-31')).imports).toEqual([]);
    const { dueOn, owner, title } = measure;
    const drop = { version: 1, title, owner, dueOn, state: 'dropped', note: '' };
    const path = `${base}/${id}/measures/${own.id}`;
    expect(await codeOf(await district.send('PUT', path, drop))).toEqual([400, 'invalid']);
    expect((await district.send('PUT', path, { ...drop, note: 'Другая мера' })).status).toBe(200);
    expect(await codeOf(await district.send('PUT', path, { ...drop, note: 'Ещё раз' }))).toEqual([409, 'caseChanged']);
    expect((await evidence('2026-06-01')).confirmed[0]?.measuresAssignedOn).toEqual([]);
  });

  it('keeps every step with who took it', async () => {
    const [own] = await cases();
    expect(own?.history.map(({ state }) => state)).toEqual(['closed', 'expert', 'crossMarking', 'noted']);
    expect(new Set(own?.history.map(({ changedBy }) => changedBy))).toEqual(new Set(['analyst']));
  });
});

describe('an outside list', () => {
  const load = (text: string, store: string, year = '2026') =>
    district.upload('/api/objectivity/lists', text, { year, store });
  const outside = async (index: number) => {
    const path = `/api/schools/${district.world.schoolIds[index]}/objectivity`;
    return (await (await district.get(path)).json()).outside;
  };

  it('is refused with every fault by its row, and nothing is stored', async () => {
    const text = 'Школа;Класс;Предмет;Маркер\nШкола 1;4;Русский язык;да\nШкола 99;4;Математика;да\nШкола 2;12;Физика;?';
    const { faults, id, unknown } = await (await load(text, 'no')).json();
    expect(unknown).toEqual([{ name: 'Школа 99', rows: 1, similar: expect.any(Array) }]);
    expect(id).toBeNull();
    expect(faults.map(({ code, line }: { code: string; line: number }) => `${line} ${code}`)).toEqual([
      '4 gradeUnknown',
      '4 subjectUnknown',
    ]);
    expect((await load(text, 'yes')).status).toBe(400);
    expect(await outside(0)).toEqual([]);
  });

  it('has the name of a school in a merged cell over its rows, and no row with a mark and no school', async () => {
    const rows = [
      ['Школа', 'Класс', 'Предмет', 'Маркер'],
      ['Школа 1', '4', 'Математика', 'да'],
      ['', '5', 'Математика', 'да'],
    ];
    const merged = workbook(rows, '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>');
    const list = (bytes: Buffer) => district.upload('/api/objectivity/lists', bytes, { year: '2026', store: 'no' });
    expect(await (await list(merged)).json()).toMatchObject({ rows: 2, leftOut: 0, marked: 2, faultCount: 0 });
    const { faults } = await (await list(workbook(rows))).json();
    expect(faults).toEqual([{ line: 3, code: 'schoolMissing', found: '' }]);
  });

  it('says “no data” of a school that it does not name, and is replaced and undone with history', async () => {
    expect((await load('Школа;4 РУ;5 МА\nШкола 1;да;нет\nШкола 2;;', 'yes')).status).toBe(201);
    expect((await outside(0))[0].marks).toEqual([
      { grade: 4, subject: 'russian', marked: true },
      { grade: 5, subject: 'mathematics', marked: false },
    ]);
    expect(await outside(1)).toEqual([{ year: 2026, isListed: false, marks: [] }]);
    const second = await (await load('Школа;4 РУ\nШкола 1;нет', 'yes')).json();
    expect(second.replaces).toBe(true);
    expect((await outside(0))[0].marks).toEqual([{ grade: 4, subject: 'russian', marked: false }]);
    expect((await district.send('POST', `/api/objectivity/lists/${second.id}/undo`, {})).status).toBe(204);
    expect((await outside(0))[0].marks[0].marked).toBe(true);
    const { lists } = await (await district.get('/api/objectivity/lists')).json();
    expect(lists.map(({ inForce }: { inForce: boolean }) => inForce)).toEqual([false, true]);
  });

  it('asks once for each name that fits no school, takes the answers, and remembers them once it is stored', async () => {
    const [own] = district.world.schoolIds;
    const rows = ['Тихий Брод, начальная', 'Тихий Брод, начальная', 'Лицей Луны'];
    const text = ['Школа;Класс;Предмет;Маркер', ...rows.map((name, at) => `${name};${at + 4};Математика;да`)].join(
      '\n',
    );
    const send = async (fields: object) =>
      (
        await district.upload('/api/objectivity/lists', text, { year: '2024', store: 'no', ...fields } as Record<
          string,
          string
        >)
      ).json();
    const asked = await send({});
    expect(asked).toMatchObject({ rows: 3, leftOut: 3, schools: 0 });
    expect(asked.unknown.map(({ name, rows: count }: { name: string; rows: number }) => [name, count])).toEqual([
      ['Тихий Брод, начальная', 2],
      ['Лицей Луны', 1],
    ]);
    const answers = JSON.stringify({ 'Тихий Брод, начальная': own, 'Лицей Луны': null });
    expect(await send({ answers })).toMatchObject({ leftOut: 1, marked: 2, schools: 1, unknown: [] });
    // A look remembers nothing.
    expect((await send({})).unknown).toHaveLength(2);
    expect(await send({ answers: JSON.stringify({ 'Лицей Луны': 999_999 }) })).toMatchObject({ code: 'outOfScope' });
    const stored = await send({ answers, store: 'yes' });
    expect(stored.id).toBeGreaterThan(0);
    const again = await send({});
    expect(again).toMatchObject({ leftOut: 1, marked: 2 });
    expect(again.unknown.map(({ name }: { name: string }) => name)).toEqual(['Лицей Луны']);
    expect((await district.send('POST', `/api/objectivity/lists/${stored.id}/undo`, {})).status).toBe(204);
  });

  it('says on which sheets it may stand, and is read where somebody says', async () => {
    const bytes = workbookOf({
      Прошлый: [
        ['Школа', '4 РУ'],
        ['Школа 1', 'да'],
      ],
      Нынешний: [['Список школ'], ['Школа', '5 МА'], ['Школа 2', 'нет'], ['Школа', '6 РУ'], ['Школа 3', 'да']],
    });
    const look = async (fields: object = {}) =>
      (
        await district.upload('/api/objectivity/lists', bytes, { year: '2024', store: 'no', ...fields } as Record<
          string,
          string
        >)
      ).json();
    const found = await look();
    expect(found).toMatchObject({ place: { sheet: 'Прошлый', line: 1 }, faults: [{ code: 'otherSheet' }] });
    expect(found.sheets).toEqual([
      { name: 'Прошлый', rows: 2 },
      { name: 'Нынешний', rows: 5 },
    ]);
    expect(await look({ sheet: 'Прошлый' })).toMatchObject({ faultCount: 0, schools: 1, marked: 1 });
    expect(await look({ sheet: 'Нынешний', line: '4' })).toMatchObject({
      ...{ place: { sheet: 'Нынешний', line: 4 }, rows: 1, schools: 1, marked: 1, faultCount: 0 },
    });
    const nowhere = await look({ sheet: 'Нынешний', line: '1' });
    expect(nowhere).toMatchObject({
      place: null,
      schools: 0,
      faults: [{ line: 1, code: 'columnMissing' }, {}, {}, {}],
    });
    const stored = await look({ sheet: 'Нынешний', line: '4', store: 'yes' });
    expect(stored).toMatchObject({ marked: 1, place: { line: 4 } });
    expect((await district.send('POST', `/api/objectivity/lists/${stored.id}/undo`, {})).status).toBe(204);
  });

  it('takes hundreds of answers about long names', async () => {
    const [own] = district.world.schoolIds;
    const names = Array.from(
      { length: 250 },
      (_, at) => `Муниципальное бюджетное общеобразовательное учреждение «Заречная средняя школа № ${at + 400}»`,
    );
    const text = ['Школа;4 РУ', ...names.map((name) => `${name};да`)].join('\n');
    const answers = JSON.stringify(Object.fromEntries(names.map((name, at) => [name, at === 0 ? own : null])));
    const read = await district.upload('/api/objectivity/lists', text, { year: '2024', store: 'no', answers });
    expect(await read.json()).toMatchObject({ rows: 250, leftOut: 249, schools: 1, unknown: [] });
  });
});
