/** Registers of schools as files, over HTTP. */
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertTerritory } from '../../../../server/people/territories/store.ts';
import manifest from '../../../fixtures/files/manifest.json' with { type: 'json' };
import { startApplication, type TestApplication } from '../../application.ts';
import { ask, request } from '../../asking.ts';
import { formOf } from './forms.ts';

type Row = {
  line: number;
  kind: string;
  schoolId: number | null;
  candidates: { id: number }[];
  changes: { field: string }[];
};
type Preview = {
  digest: string;
  counts: Record<string, number>;
  faults: { cell: string; code: string }[];
  rows: Row[];
};

let opora: TestApplication;

beforeAll(async () => {
  opora = await startApplication();
});
afterAll(() => opora.stop());

const PATH = '/api/register/schools';
const named = (name: string) => ({ ru: name, en: name });

/** A district of its own with its chief. */
async function district(name: string) {
  const id = await insertTerritory(opora.services.db, 'municipality', named(name), null);
  const chief = await opora.signInAs('chief', { territoryId: id, schoolId: null });
  const body = (content: Buffer, more = {}) => ({
    territoryId: id,
    fileName: 'Реестр.xlsx',
    content: content.toString('base64'),
    ...more,
  });
  const preview = async (content: Buffer, more = {}): Promise<Preview> =>
    (await ask(opora, chief, 'POST', `${PATH}/preview`, body(content, more))).body;
  return {
    id,
    chief,
    preview,
    send: (content: Buffer, digest: string, more = {}) =>
      ask(opora, chief, 'POST', `${PATH}/import`, body(content, { digest, ...more })),
    /** Looks, and then takes it. */
    async load(content: Buffer, more = {}) {
      const { digest } = await preview(content, more);
      return (await ask(opora, chief, 'POST', `${PATH}/import`, body(content, { digest, ...more }))).body;
    },
    add: async (school: string, own = {}) =>
      (await ask(opora, chief, 'POST', PATH, { territoryId: id, data: formOf(school, own) })).body.id as number,
    list: async () => (await ask(opora, chief, 'GET', `${PATH}?state=all`)).body.items,
  };
}
const fixture = (name: string) => readFileSync(new URL(`../../../fixtures/files/${name}`, import.meta.url));
const lines = (...rows: string[]) => Buffer.from(rows.join('\n'));
const { truth } = manifest.find(({ kind }) => kind === 'schools') as unknown as {
  truth: { perSchool: Record<string, { inn: string; login: string; village: string }> };
};

describe('the register of a district', () => {
  it('comes in with what it says, and a second time changes nothing', async () => {
    const { list, load, preview } = await district('Район реестра');
    const workbook = fixture('11-register-and-staff.xlsx');
    const first = await preview(workbook);
    expect(first).toMatchObject({ table: { sheet: 'Реестр ОО', line: 3 }, counts: { new: 14, faulty: 0 } });
    expect(await load(workbook)).toMatchObject({ id: expect.any(Number), counts: { new: 14 }, faults: [] });
    const found = Object.fromEntries(
      (await list()).map(
        ({ address, code, login, shortName }: Record<string, string> & { shortName: { ru: string } }) => [
          shortName.ru,
          { inn: code, login, village: address },
        ],
      ),
    );
    expect(found).toEqual(truth.perSchool);

    const again = await preview(workbook);
    expect(again.counts).toEqual({ new: 0, changed: 0, same: 14, doubtful: 0, faulty: 0, leftOut: 0 });
    expect(await load(workbook)).toMatchObject({ id: null });
    // The same register as text, with other names: these alone are new.
    const text = await preview(fixture('schools.csv'));
    expect(text.counts).toMatchObject({ new: 0, changed: 14, faulty: 0 });
    expect(new Set(text.rows.flatMap(({ changes }) => changes.map(({ field }) => field)))).toEqual(
      new Set(['aliases']),
    );
    await load(fixture('schools.csv'));
    expect((await preview(fixture('schools.csv'))).counts).toMatchObject({ changed: 0, same: 14 });
  });

  it('says each fault by its cell, and takes the other rows', async () => {
    const { list, load, preview } = await district('Район ошибок');
    const file = lines(
      'Школа;Логин;ИНН;Адрес;Почта;Открыта;Закрыта',
      'Первая;edu300001;0000000001;с. Первое;;;',
      'Вторая;школа2;0000000002;;;;',
      'Третья;;000000003;;;;',
      ';edu300004;;;;;',
      'Пятая;edu300001;;;;;',
      'первая;;;;;;',
      'Седьмая;;;;нет адреса;;',
      'Восьмая;;;;;когда-то;',
      'Девятая;;;;;01.09.2020;01.09.2010',
      'Десятая;;#REF!;;;;',
      'Итого;;;;;;',
    );
    const { counts, faults } = await preview(file);
    expect(faults.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'B3 wrongLogin',
      'C4 wrongCode',
      'A5 missing',
      'B6 repeated',
      'A7 repeated',
      'E8 notEmail',
      'F9 notDay',
      'G10 closedBeforeOpened',
      'C11 formulaError',
      'C11 wrongCode',
    ]);
    expect(counts).toEqual({ new: 1, changed: 0, same: 0, doubtful: 0, faulty: 9, leftOut: 1 });
    await load(file);
    expect((await list()).map(({ shortName }: { shortName: { ru: string } }) => shortName.ru)).toEqual(['Первая']);
  });

  it('never erases what is known, and keeps a former name as another one', async () => {
    const { add, chief, list, load } = await district('Район правок');
    const id = await add('МБОУ «Луговая СОШ»', { login: 'edu310001', address: 'с. Луговое', schoolType: 'СОШ' });
    await load(lines('Наименование;Логин;Адрес;Вид', 'МБОУ «Луговая школа»;edu310001;;'));
    expect(await list()).toMatchObject([
      { id, shortName: { ru: 'МБОУ «Луговая школа»' }, address: 'с. Луговое', schoolType: 'СОШ' },
    ]);
    const { body } = await ask(opora, chief, 'GET', `${PATH}/${id}`);
    expect(body.data.aliases).toEqual(['МБОУ «Луговая СОШ»']);
    expect(body.version).toBe(2);
    const { versions } = (await ask(opora, chief, 'GET', `${PATH}/${id}/history`)).body;
    expect(versions[0].import).toMatchObject({ fileName: 'Реестр.xlsx' });
  });

  it('asks about names that are like those of known schools', async () => {
    const { add, list, load, preview } = await district('Район сомнений');
    const id = await add('МБОУ «Заозёрновская СОШ»');
    const file = lines('Школа;Адрес', 'Заозерновская средняя школа;д. Заозёрново', 'МБОУ «Степная СОШ»;');
    const { counts, rows } = await preview(file);
    expect(counts).toMatchObject({ doubtful: 1, new: 1 });
    expect(rows[0]).toMatchObject({ kind: 'doubtful', candidates: [{ id }] });
    // Undecided it is left out.
    expect(await load(file)).toMatchObject({ counts: { doubtful: 1, new: 1 } });
    expect(await list()).toHaveLength(2);

    const same = { decisions: { 2: { to: id } } };
    expect((await preview(file, same)).rows[0]).toMatchObject({ kind: 'changed', schoolId: id });
    expect((await preview(file, { decisions: { 2: { to: 'new' } } })).rows[0]).toMatchObject({ kind: 'new' });
    expect((await preview(file, { decisions: { 2: { to: 'leave' } } })).counts).toMatchObject({
      leftOut: 1,
      doubtful: 0,
    });
    await load(file, same);
    expect((await preview(file)).counts).toMatchObject({ same: 2 });
  });

  it('has schools of a region in the municipalities that its rows name', async () => {
    const { chief, id, load, preview } = await district('Область');
    await opora.services.db.updateTable('territory').set({ kind: 'region' }).where('id', '=', id).execute();
    const below = await insertTerritory(opora.services.db, 'municipality', named('Речной район'), id);
    const file = lines('Муниципалитет;Школа;ИНН', 'Речной район;Речная;0000000301', 'Горный район;Горная;0000000302');
    expect((await preview(file)).faults).toMatchObject([{ cell: 'A3', code: 'unknownTerritory' }]);
    await load(file);
    expect((await ask(opora, chief, 'GET', `${PATH}?territory=${below}`)).body.total).toBe(1);
    const other = await district('Соседи');
    expect((await other.preview(lines('Школа;ИНН', 'Чужая;0000000301'))).faults).toMatchObject([
      { cell: 'B2', code: 'codeTaken' },
    ]);
  });
});

describe('an import', () => {
  const file = lines('Школа;ИНН', 'Первая;0000000101', 'Вторая;0000000102');

  it('of two at once happens once', async () => {
    const { list, preview, send } = await district('Район двоих');
    const { digest } = await preview(file);
    const answers = await Promise.all([send(file, digest), send(file, digest)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('importChanged');
    expect(await list()).toHaveLength(2);
  });

  it('is undone while nothing depends on it, whole', async () => {
    const { add, chief, id: territory, list, load } = await district('Район отмены');
    const known = await add('Известная', { code: '0000000203', address: 'с. Старое' });
    const rows = lines('Школа;ИНН;Адрес', 'Новая;0000000201;', 'Новейшая;0000000202;', 'Известная;0000000203;с. Новое');
    const undo = (id: number) => ask(opora, chief, 'POST', `${PATH}/imports/${id}/undo`, {});
    const { id } = await load(rows);
    const [made] = (await list()).filter(({ shortName }: { shortName: { ru: string } }) => shortName.ru === 'Новая');
    await sql`insert into school_year (school_id, audience, grade, as_of, people) values (${made.id}, 'teacher', 0, '2026-01-01', 5)`.execute(
      opora.services.db,
    );
    const refused = await undo(id);
    expect(refused.body).toMatchObject({ code: 'importInUse', faults: [{ path: 'enrolment', message: 'Новая' }] });
    expect(await list()).toHaveLength(3);

    await sql`delete from school_year where school_id = ${made.id}`.execute(opora.services.db);
    expect((await undo(id)).status).toBe(204);
    expect(await list()).toMatchObject([{ id: known, address: 'с. Старое' }]);
    expect((await undo(id)).body.code).toBe('importUndone');
    const { body } = await ask(opora, chief, 'GET', `${PATH}/imports?territory=${territory}`);
    expect(body.imports).toMatchObject([{ id, fileName: 'Реестр.xlsx', madeBy: 'chief', undoneBy: 'chief' }]);
  });

  it('that somebody has worked on since is not undone', async () => {
    const { add, chief, load } = await district('Район правок после');
    const known = await add('Правленая', { code: '0000000401' });
    const { id } = await load(lines('Школа;ИНН;Адрес', 'Правленая;0000000401;с. Новое'));
    const { body } = await ask(opora, chief, 'GET', `${PATH}/${known}`);
    await ask(opora, chief, 'PUT', `${PATH}/${known}`, {
      version: body.version,
      data: { ...body.data, schoolType: 'ООШ' },
    });
    expect((await ask(opora, chief, 'POST', `${PATH}/imports/${id}/undo`, {})).body).toMatchObject({
      code: 'importInUse',
      faults: [{ path: 'changed', message: 'Правленая' }],
    });
  });

  it('is nothing to another district', async () => {
    const [one, two] = [await district('Первый'), await district('Второй')];
    const { id } = await one.load(lines('Школа', 'Своя'));
    expect((await ask(opora, two.chief, 'POST', `${PATH}/imports/${id}/undo`, {})).body.code).toBe('outOfScope');
    const content = file.toString('base64');
    const foreign = { territoryId: one.id, fileName: 'x.csv', content };
    expect((await ask(opora, two.chief, 'POST', `${PATH}/preview`, foreign)).body.code).toBe('outOfScope');
  });
});

it('a template has the columns that an import knows', async () => {
  const { chief, preview } = await district('Район шаблона');
  const response = await request(opora, chief, 'GET', `${PATH}/template`);
  expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain('Реестр школ.xlsx');
  const read = await preview(Buffer.from(await response.arrayBuffer()));
  expect(Object.keys((read as unknown as { table: { columns: object } }).table.columns)).toHaveLength(14);
});

it('600 schools of a region come in at once', async () => {
  const { list, load, preview } = await district('Большой район');
  const rows = Array.from(
    { length: 600 },
    (_, at) => `МБОУ «Школа имени героя ${at}»;edu7${String(at).padStart(5, '0')}`,
  );
  expect(await load(lines('Школа;Логин', ...rows))).toMatchObject({ counts: { new: 600 } });
  expect(await list()).toHaveLength(50);
  expect((await preview(lines('Школа', ...rows.map((row) => row.split(';')[0])))).counts).toMatchObject({ same: 600 });
});
