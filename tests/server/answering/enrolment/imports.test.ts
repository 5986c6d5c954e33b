/** Numbers of people for all schools from one file: as districts keep them, with every fault by its cell, and taken back as a whole. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EnrolmentPreview } from '../../../../server/answering/enrolment/imports/schemas.ts';
import type { RollHistoryResponse } from '../../../../server/answering/enrolment/schemas.ts';
import { movableClock, startApplication, type TestApplication } from '../../application.ts';
import { ask as askAs } from '../../asking.ts';
import { workbookOf } from '../../ground/tables/workbooks.ts';
import { makeWorld } from '../../world.ts';
import { fixture, makeDistrict, told } from './district.ts';

const clock = movableClock('2026-06-01');
let opora: TestApplication;
let territoryId: number;
let schools: Map<string, number>;
let analyst: string;

beforeAll(async () => {
  opora = await startApplication(clock);
  ({ schools, territoryId } = await makeDistrict(opora.services));
  analyst = await opora.signInAs('analyst', { territoryId, schoolId: null });
});
beforeEach(async () => {
  await opora.services.db.deleteFrom('school_year').execute();
  clock.forward(1000);
});
afterAll(() => opora.stop());

const ask = (method: string, path: string, body?: unknown) => askAs(opora, analyst, method, path, body);
const body = (bytes: Buffer, own: object = {}) => ({
  fileName: 'Численность.xlsx',
  content: bytes.toString('base64'),
  territoryId,
  ...own,
});
const lines = (...texts: string[]) => Buffer.from(texts.join('\n'));
async function preview(bytes: Buffer, own: object = {}): Promise<EnrolmentPreview> {
  const answer = await ask('POST', '/api/roll/preview', body(bytes, own));
  expect(answer.status).toBe(200);
  return answer.body;
}
async function load(bytes: Buffer, own: object = {}) {
  const { digest } = await preview(bytes, own);
  return ask('POST', '/api/roll/import', body(bytes, { ...own, digest }));
}
/** All that is known, as `teacher`, `student6` … by school. */
async function numbersOn(day: string) {
  const all: Record<string, Record<string, number>> = {};
  for (const [name, id] of schools) {
    const { entries }: RollHistoryResponse = (await ask('GET', `/api/schools/${id}/roll`)).body;
    const own = entries.filter(({ asOf }) => asOf === day);
    if (own.length > 0)
      all[name] = Object.fromEntries(own.map(({ audience, grade, people }) => [`${audience}${grade ?? ''}`, people]));
  }
  return all;
}
const stored = async () =>
  (await opora.services.db.selectFrom('school_year').selectAll().orderBy('school_id').execute()).length;

describe('a table with a row for each group', () => {
  const file = fixture('10-contingent-long.xlsx');
  const { asOf, faults, truth } = told('10-contingent-long.xlsx');

  it('gives its seventy numbers with the days of its cells, and tells the number in words by its cell', async () => {
    const seen = await preview(file);
    expect(seen).toMatchObject({ form: 'long', numbers: 70, schools: 14, days: [asOf], absent: [], needsDay: false });
    expect(seen.counts).toEqual({ new: 70, changed: 0, same: 0, doubtful: 0, faulty: 1, leftOut: 0 });
    expect(seen.faults.map(({ cell, code, value }) => [cell, code, value])).toEqual([
      [faults[0].cell, 'notNumber', 'двадцать'],
    ]);
    expect(await stored()).toBe(0);
    expect((await load(file)).body).toMatchObject({ numbers: 70, counts: seen.counts, faults: seen.faults });
    expect(await numbersOn(asOf)).toEqual(truth.perSchool);
  });

  it('brings nothing the second time', async () => {
    await load(file);
    const again = await load(file);
    expect(again.body).toMatchObject({ id: null, numbers: 0, counts: { new: 0, changed: 0, same: 70, faulty: 1 } });
  });
});

describe('a table with a column for each grade', () => {
  const file = fixture('09-contingent-oo1.xlsx');
  const { asOf, truth } = told('09-contingent-oo1.xlsx');
  const expected = (parents: boolean) =>
    Object.fromEntries(
      Object.entries(truth.perSchool).map(([name, { grade6, grade8, teachers }]) => [
        name,
        { teacher: teachers, student6: grade6, student8: grade8, ...(parents && { parent6: grade6, parent8: grade8 }) },
      ]),
    );

  it('gives grades 6 and 8 and the teachers as of the day in its title, and counts a parent a child', async () => {
    const seen = await preview(file);
    expect(seen).toMatchObject({ form: 'wide', fileDay: asOf, titleDays: [asOf], parents: 'counted', faults: [] });
    expect(seen.counts).toEqual({ new: 14, changed: 0, same: 0, doubtful: 0, faulty: 0, leftOut: 1 });
    expect(seen.numbers).toBe(70);
    await load(file);
    expect(await numbersOn(asOf)).toEqual(expected(true));
  });

  it('leaves the parents out where a person wants it', async () => {
    expect(await preview(file, { countParents: false })).toMatchObject({ parents: 'left', numbers: 42 });
    await load(file, { countParents: false });
    expect(await numbersOn(asOf)).toEqual(expected(false));
  });

  it('goes by the day that a person names rather than by its title', async () => {
    await load(file, { asOf: '2025-10-01' });
    expect(await numbersOn('2025-10-01')).toEqual(expected(true));
  });

  it('says what changes, and what was there before', async () => {
    await load(file);
    const id = schools.get('МБОУ «Тихобродская СОШ»') as number;
    const entries = [{ schoolId: id, audience: 'student', grade: 6, asOf, people: 30 }];
    expect((await ask('POST', '/api/roll', { entries })).status).toBe(200);
    const { counts, rows } = await preview(file);
    expect(counts).toMatchObject({ changed: 1, same: 13 });
    expect(rows[0]).toMatchObject({
      line: 6,
      name: 'МБОУ «Тихобродская СОШ»',
      kind: 'changed',
      numbers: expect.arrayContaining([{ audience: 'student', grade: 6, people: 26, before: 30 }]),
    });
  });
});

describe('a name that fits no school', () => {
  const [names, asOf] = [['Тихий Брод, начальная', 'Лицей Луны'], '2026-09-01'];
  const file = lines(
    ...['Школа;Кто;Класс;Чел', `${names[0]};ученики;6;20`, `${names[0]};педагоги;;9`],
    ...[`${names[1]};ученики;6;30`, 'Яснолужская школа;ученики;6;21'],
  );
  const idOf = (name: string) => schools.get(name) as number;

  it('is asked for once, and its rows wait', async () => {
    const seen = await preview(file, { asOf });
    expect(seen).toMatchObject({ numbers: 1, faults: [], needsDay: false });
    expect(seen.counts).toEqual({ new: 1, changed: 0, same: 0, doubtful: 3, faulty: 0, leftOut: 0 });
    expect(seen.unknown.map(({ name, rows }) => [name, rows])).toEqual([
      [names[0], 2],
      [names[1], 1],
    ]);
    expect((await load(file, { asOf })).body.numbers).toBe(1);
  });

  it('means what people have answered, and is remembered once the numbers are loaded', async () => {
    const answers = { [names[0]]: idOf('МБОУ «Тихобродская СОШ»'), [names[1]]: null };
    const seen = await preview(file, { asOf, answers });
    expect(seen.counts).toEqual({ new: 3, changed: 0, same: 0, doubtful: 0, faulty: 0, leftOut: 1 });
    expect(seen.unknown).toEqual([]);
    // A look remembers nothing.
    expect((await preview(file, { asOf })).unknown).toHaveLength(2);
    expect((await load(file, { asOf, answers })).body.numbers).toBe(3);
    expect(await numbersOn(asOf)).toMatchObject({ 'МБОУ «Тихобродская СОШ»': { student6: 20, teacher: 9 } });
    const again = await preview(file, { asOf });
    expect(again.counts).toMatchObject({ same: 3, doubtful: 1 });
    expect(again.unknown.map(({ name }) => name)).toEqual([names[1]]);
  });

  it('is no school of elsewhere', async () => {
    const refused = await ask('POST', '/api/roll/preview', body(file, { asOf, answers: { [names[0]]: 999_999 } }));
    expect([refused.status, refused.body.code]).toEqual([403, 'outOfScope']);
  });
});

describe('a day', () => {
  it('that no cell, no title and no person names is asked for, and never today', async () => {
    const file = lines('Школа;6 класс;Учителя', 'Тихобродская школа;25;20', 'Яснолужская школа;21;');
    const seen = await preview(file);
    expect(seen).toMatchObject({ needsDay: true, fileDay: null, numbers: 0, counts: { new: 0, doubtful: 2 } });
    const refused = await ask('POST', '/api/roll/import', body(file, { digest: seen.digest }));
    expect([refused.status, refused.body.faults[0].path]).toEqual([400, 'body/asOf']);
    expect((await load(file, { asOf: '2026-09-01' })).body.numbers).toBe(5);
  });

  it('that only the calendar of nobody has is refused', async () => {
    const refused = await ask('POST', '/api/roll/preview', body(lines('Школа;6 класс', 'а;1'), { asOf: '2026-02-30' }));
    expect([refused.status, refused.body.faults[0].path]).toEqual([400, 'body/asOf']);
  });

  it('of a row holds for that row, whatever the file’s is', async () => {
    const file = lines(
      'Школа;Кто;Класс;Чел;Дата',
      'Тихобродская школа;ученики;6;25;1.9.26',
      'Тихобродская школа;ученики;8;20;',
    );
    await load(file, { asOf: '2026-01-15' });
    expect(await numbersOn('2026-09-01')).toEqual({ 'МБОУ «Тихобродская СОШ»': { student6: 25 } });
    expect(await numbersOn('2026-01-15')).toEqual({ 'МБОУ «Тихобродская СОШ»': { student8: 20 } });
  });

  it('after the last one of a closed school takes no numbers', async () => {
    const id = schools.get('МБОУ «Яснолужская СОШ»') as number;
    const closeOn = (day: string | null) =>
      opora.services.db.updateTable('school').set({ closed_on: day }).where('id', '=', id).execute();
    await closeOn('2026-08-31');
    const file = lines('Школа;6 класс', 'Яснолужская школа;21');
    expect((await preview(file, { asOf: '2026-05-01' })).faults).toEqual([]);
    expect((await preview(file, { asOf: '2026-09-01' })).faults).toMatchObject([{ cell: 'A2', code: 'closedSchool' }]);
    await closeOn(null);
  });
});

describe('an import', () => {
  const file = fixture('10-contingent-long.xlsx');

  it('is refused when somebody was faster: of two at once one brings the numbers', async () => {
    const { digest } = await preview(file);
    const answers = await Promise.all([1, 2].map(() => ask('POST', '/api/roll/import', body(file, { digest }))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('importChanged');
    expect(await stored()).toBe(70);
  });

  it('is listed with its counts, and undone once: the former numbers are back with who entered them', async () => {
    const name = 'МБОУ «Тихобродская СОШ»';
    const schoolId = schools.get(name) as number;
    const coordinator = await opora.signInAs('coordinator', { territoryId: null, schoolId });
    const former = { schoolId, audience: 'student', grade: 6, asOf: '2026-09-01', people: 99 };
    await askAs(opora, coordinator, 'POST', '/api/roll', { entries: [former] });
    const before = (await ask('GET', `/api/schools/${schoolId}/roll`)).body;
    clock.forward(1000);
    const { id } = (await load(file)).body;
    expect((await ask('GET', '/api/roll/imports')).body.imports[0]).toMatchObject({
      id,
      fileName: 'Численность.xlsx',
      counts: { new: 69, changed: 1, faulty: 1 },
      madeBy: 'analyst',
      undoneAt: null,
    });
    expect((await ask('POST', `/api/roll/imports/${id}/undo`)).body).toEqual({ numbers: 70 });
    expect((await ask('GET', `/api/schools/${schoolId}/roll`)).body).toEqual(before);
    expect(await stored()).toBe(1);
    const again = await ask('POST', `/api/roll/imports/${id}/undo`);
    expect([again.status, again.body.code]).toEqual([409, 'importUndone']);
  });

  it('stays when one of its numbers was changed since, and says which', async () => {
    const { id } = (await load(file)).body;
    const schoolId = schools.get('МБОУ «Журавлинская СОШ»') as number;
    clock.forward(1000);
    const entries = [{ schoolId, audience: 'parent', grade: 8, asOf: '2026-09-01', people: 41 }];
    await ask('POST', '/api/roll', { entries });
    const refused = await ask('POST', `/api/roll/imports/${id}/undo`);
    expect([refused.status, refused.body.code]).toEqual([409, 'importInUse']);
    expect(refused.body.faults).toEqual([{ path: 'parent8', message: 'МБОУ «Журавлинская СОШ»' }]);
    expect(await stored()).toBe(70);
  });

  it('is recorded in the audit of the district', async () => {
    const { id } = (await load(file)).body;
    const entry = await opora.services.db
      .selectFrom('audit_entry')
      .select(['action', 'record_id', 'territory_id', 'details'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(entry).toEqual({
      action: 'roll.import',
      record_id: String(id),
      territory_id: territoryId,
      details: { count: 70 },
    });
  });

  it('reaches neither another district nor the schools there, and is not a coordinator’s', async () => {
    const other = await makeWorld(opora.services, 1);
    const foreign = lines('Школа;6 класс', 'Школа 1;21');
    const own = await preview(foreign, { asOf: '2026-09-01' });
    expect(own).toMatchObject({ faults: [], counts: { doubtful: 1 }, unknown: [{ name: 'Школа 1', rows: 1 }] });
    const there = await ask('POST', '/api/roll/preview', body(foreign, { territoryId: other.territoryId }));
    expect([there.status, there.body.code]).toEqual([403, 'outOfScope']);
    const coordinator = await opora.signInAs('coordinator', { territoryId: null, schoolId: other.schoolIds[0] });
    const refused = await askAs(opora, coordinator, 'POST', '/api/roll/preview', body(foreign));
    expect(refused.status).toBe(403);
    const { id } = (await load(file)).body;
    const stranger = await opora.signInAs('analyst', { territoryId: other.territoryId, schoolId: null });
    expect((await askAs(opora, stranger, 'POST', `/api/roll/imports/${id}/undo`)).status).toBe(403);
    expect((await askAs(opora, stranger, 'GET', '/api/roll/imports')).body).toEqual({ imports: [] });
  });
});

it('a table is read from the sheet and the row that somebody says, where another one was found', async () => {
  const table = (people: number) => [
    ['Школа', '6 класс'],
    ['Тихобродская школа', people],
  ];
  const bytes = workbookOf({ Прошлый: table(20), Нынешний: [...table(21), ...table(22)] });
  const look = async (own: object = {}) => {
    const { rows, table: found } = await preview(bytes, { asOf: '2026-09-01', ...own });
    return [found.sheet, found.line, rows.at(-1)?.numbers[0]?.people];
  };
  expect((await preview(bytes, { asOf: '2026-09-01' })).table.sheets).toEqual([
    { name: 'Прошлый', rows: 2 },
    { name: 'Нынешний', rows: 4 },
  ]);
  expect(await look()).toEqual(['Прошлый', 1, 20]);
  expect(await look({ sheet: 'Нынешний', line: 3 })).toEqual(['Нынешний', 3, 22]);
});

it('a file without the columns is shown, so that a person can point at them', async () => {
  const answer = await ask('POST', '/api/roll/preview', body(lines('Где;Сколько', 'Тихобродская школа;20')));
  expect(answer.body.trouble).toMatchObject({ code: 'noHeading', sheets: [{ rows: [{ line: 1 }, { line: 2 }] }] });
  const pointed = await preview(lines('Где;Сколько', 'Тихобродская школа;20'), {
    line: 1,
    columns: { school: 0, teacher: 1 },
    asOf: '2026-09-01',
  });
  expect(pointed.numbers).toBe(1);
});
