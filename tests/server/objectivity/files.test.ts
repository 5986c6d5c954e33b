/** A district with the files of tests/fixtures/files, over HTTP: unknown schools asked once, reports stored, findings from them alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putDistrictTests } from '../../../server/objectivity/tests/store.ts';
import { readTests } from '../../../server/objectivity/tests/upload.ts';
import { insertTerritory } from '../../../server/people/territories/store.ts';
import { fixture, makeDistrict } from '../answering/enrolment/district.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { request } from '../asking.ts';

let opora: TestApplication;
let cookie: string;
let schools: Map<string, number>;
let territoryId: number;
beforeAll(async () => {
  opora = await startApplication();
  ({ schools, territoryId } = await makeDistrict(opora.services));
  const { tests } = await readTests('tests.csv', fixture('tests.csv'));
  await putDistrictTests(opora.services.db, { territoryId, by: null, at: new Date() }, tests);
  cookie = await opora.signInAs('analyst', { territoryId, schoolId: null });
}, 120_000);
afterAll(() => opora.stop());

const MATHEMATICS = { year: '2026', subject: 'mathematics', grade: '7' };
const idOf = (name: string): number => schools.get(name) ?? Number.NaN;
const get = async (path: string) => (await request(opora, cookie, 'GET', path)).json();

function send(path: string, bytes: Buffer, fields: Record<string, string> = {}): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new File([new Uint8Array(bytes)], 'отчёт.xlsx'));
  return fetch(opora.url + path, { method: 'POST', headers: { cookie }, body: form });
}
const report = async (file: string, fields?: Record<string, string>) => {
  const response = await send('/api/objectivity/reports', fixture(file), fields);
  return { status: response.status, body: await response.json() };
};

describe('a report by school', () => {
  it('is looked at and told of, and nothing is kept', async () => {
    const { body, status } = await report('03-mark-statistics.xlsx');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ id: null, kind: 'markStatistics', trouble: null, unit: 'percent', replaces: 0 },
      ...{ rows: 18, good: 14, references: 3, faultyRows: 0, leftOut: { unknownSchool: 1 } },
      test: { year: 2026, subject: 'russian', grade: 7 },
      place: { sheet: 'Статистика по отметкам', line: 6 },
    });
    expect((await get('/api/objectivity/reports')).reports).toEqual([]);
  });

  it('is not stored while a school is unknown that nobody has spoken of', async () => {
    const name = 'МБОУ "Ольховатовская СОШ" (edu979914)';
    expect((await report('03-mark-statistics.xlsx', { store: 'yes' })).status).toBe(400);
    const answers = JSON.stringify({ [name]: null });
    const { body, status } = await report('03-mark-statistics.xlsx', { store: 'yes', answers });
    expect(status).toBe(201);
    expect(body).toMatchObject({ unknown: [], leftOut: { otherSchool: 1 } });
  });

  it('asks once: an answer is another name of the school from then on', async () => {
    const right = idOf('МБОУ «Светлореченская первая СОШ»');
    await opora.services.db.updateTable('school').set({ aliases: [] }).where('id', '=', right).execute();
    const name = 'Светлореченская СОШ №1';
    const { leftOut, unknown } = (await report('05-score-distribution.xlsx')).body;
    expect([leftOut, unknown]).toMatchObject([{ unknownSchool: 1 }, [{ name, rows: 1 }]]);
    expect(unknown[0].similar).toContain(right);
    const answers = JSON.stringify({ [name]: right });
    expect((await report('05-score-distribution.xlsx', { store: 'yes', answers })).status).toBe(201);
    const again = (await report('05-score-distribution.xlsx')).body;
    expect(again).toMatchObject({ unknown: [], good: 14, replaces: 14 });
  });

  it('is refused where it is of a test that nobody has described, of another one, or no report at all', async () => {
    const unknown = { year: '2024', subject: 'russian', grade: '8' };
    expect((await report('04-journal-comparison.xlsx', unknown)).body.trouble).toBe('testUnknown');
    const other = { year: '2026', subject: 'mathematics', grade: '7' };
    expect((await report('06-item-results.xlsx', other)).body.trouble).toBe('misfitItems');
    expect((await report('05-score-distribution.xlsx', other)).body.trouble).toBe('misfitMaximum');
    expect((await report('04-journal-comparison.xlsx', other)).body.trouble).toBe('otherTest');
    expect((await report('01-individual-results.xlsx')).body.trouble).toBe('noReport');
    expect((await report('14-journal-report.xls')).body.unreadable.code).toBe('html');
    expect((await report('05-score-distribution.xlsx', { ...other, store: 'yes' })).status).toBe(400);
  });

  it('keeps the line of a school that differs by fewer than five pupils, also once the one before was undone', async () => {
    const lines = (late: number) =>
      ['Группы участников;Кол-во участников;2;3;4;5', `МБОУ «Тихобродская СОШ»;${25 + late};1;6;12;${6 + late}`].join(
        '\n',
      );
    const load = async (late: number) => {
      const response = await send('/api/objectivity/reports', Buffer.from(lines(late)), {
        ...MATHEMATICS,
        store: 'yes',
      });
      return { status: response.status, body: await response.json() };
    };
    const first = await load(0);
    expect(first).toMatchObject({ status: 201, body: { unit: 'count', good: 1 } });
    expect((await load(1)).status).toBe(400);
    const looked = await send('/api/objectivity/reports', Buffer.from(lines(1)), MATHEMATICS);
    expect(await looked.json()).toMatchObject({ good: 0, leftOut: { fewChanged: 1 } });
    await request(opora, cookie, 'POST', `/api/objectivity/reports/${first.body.id}/undo`, {});
    expect((await load(1)).status).toBe(400);
    const fifth = await load(5);
    expect(fifth).toMatchObject({ status: 201, body: { good: 1 } });
    await request(opora, cookie, 'POST', `/api/objectivity/reports/${fifth.body.id}/undo`, {});
  });

  it('is compared with those that come at the same time', async () => {
    const load = (late: number) => {
      const rows = [
        'Группы участников;Кол-во участников;2;3;4;5',
        `МБОУ «Яснолужская СОШ»;${20 + late};1;6;9;${4 + late}`,
      ];
      return send('/api/objectivity/reports', Buffer.from(rows.join('\n')), { ...MATHEMATICS, store: 'yes' });
    };
    const loaded = await Promise.all([0, 1, 2, 3].map(load));
    expect(loaded.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(loaded.filter(({ status }) => status >= 500)).toEqual([]);
    const [{ id }] = (await get('/api/objectivity/reports')).reports;
    await request(opora, cookie, 'POST', `/api/objectivity/reports/${id}/undo`, {});
  });

  it('takes no answer that names a school of elsewhere, or none at all', async () => {
    const { db } = opora.services;
    const elsewhere = await insertTerritory(db, 'municipality', { ru: 'Другой район', en: 'Another district' }, null);
    const name = JSON.stringify({ ru: 'Чужая школа', en: 'Strange school' });
    const { id } = await db
      .insertInto('school')
      .values({ territory_id: elsewhere, name, short_name: name })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const strange of [id, 999_999]) {
      const answers = JSON.stringify({ 'МБОУ "Ольховатовская СОШ" (edu979914)': strange });
      expect((await report('03-mark-statistics.xlsx', { store: 'yes', answers })).status).toBe(403);
    }
    const { aliases } = await db.selectFrom('school').select('aliases').where('id', '=', id).executeTakeFirstOrThrow();
    expect(aliases).toEqual([]);
  });

  it('leads to findings without a row of a pupil: the two schools that were made so, and no other', async () => {
    for (const file of ['04-journal-comparison.xlsx', '06-item-results.xlsx'])
      expect((await report(file, { store: 'yes', leaveOut: 'yes' })).status).toBe(201);
    await opora.services.jobs.idle();
    const { schools: lines, state } = await get('/api/objectivity');
    expect(state.kind).toBe('ready');
    const found = lines.filter(({ level }: { level: string }) => level === 'look' || level === 'watch');
    expect(found.map(({ schoolId }: { schoolId: number }) => schoolId).toSorted()).toEqual(
      [idOf('МБОУ «Краснотальная СОШ»'), idOf('МБОУ «Журавлинская СОШ»')].toSorted(),
    );
  });

  it('is undone, and what it took the place of counts again', async () => {
    const { reports } = await get('/api/objectivity/reports');
    const standing = reports.filter(({ undone }: { undone: unknown }) => undone === null);
    expect(standing.map(({ current, kind }: { current: number; kind: string }) => [kind, current])).toEqual([
      ['itemResults', 14],
      ['journalComparison', 14],
      ['scoreDistribution', 14],
      ['markStatistics', 14],
    ]);
    for (const { id } of standing) {
      const path = `/api/objectivity/reports/${id}/undo`;
      expect((await request(opora, cookie, 'POST', path, {})).status).toBe(204);
      expect((await request(opora, cookie, 'POST', path, {})).status).toBe(409);
    }
    await opora.services.jobs.idle();
    expect((await get('/api/objectivity')).state.kind).toBe('empty');
  });
});

describe('results of pupils', () => {
  it('come in by login, with the rows of another district left out and remembered as none of ours', async () => {
    const fields = { year: '2026', subject: 'russian', grade: '7' };
    const { id } = await (await send('/api/vpr-imports', fixture('01-individual-results.xlsx'), fields)).json();
    const { mapping } = await get(`/api/vpr-imports/${id}`);
    const check = async (answers: Record<string, number | null>) => {
      await request(opora, cookie, 'POST', `/api/vpr-imports/${id}/check`, { mapping, answers });
      await opora.services.jobs.idle();
      return (await get(`/api/vpr-imports/${id}`)).preview;
    };
    const asked = await check({});
    expect(asked).toMatchObject({ rows: 344, good: 340, faultyRows: 1, leftOut: { unknownSchool: 3 } });
    const preview = await check({ [asked.unknown[0].name]: null });
    expect(preview).toMatchObject({ rows: 344, good: 340, unknown: [], leftOut: { otherSchool: 3 } });
    const confirm = (leaveOut: boolean) =>
      request(opora, cookie, 'POST', `/api/vpr-imports/${id}/confirm`, { leaveOut });
    expect((await confirm(false)).status).toBe(400);
    expect((await confirm(true)).status).toBe(202);
    await opora.services.jobs.idle();
    expect(await get(`/api/vpr-imports/${id}`)).toMatchObject({ state: 'imported', schools: 14 });
  });

  it('of another test are refused as a whole', async () => {
    const fields = { year: '2026', subject: 'mathematics', grade: '7' };
    const { id } = await (await send('/api/vpr-imports', fixture('15-other-test.csv'), fields)).json();
    const { mapping } = await get(`/api/vpr-imports/${id}`);
    await request(opora, cookie, 'POST', `/api/vpr-imports/${id}/check`, { mapping });
    await opora.services.jobs.idle();
    const { preview } = await get(`/api/vpr-imports/${id}`);
    expect(preview.otherTest[0]).toEqual({ year: 2026, subject: 'russian', grade: 7 });
    const confirm = await request(opora, cookie, 'POST', `/api/vpr-imports/${id}/confirm`, { leaveOut: true });
    expect((await confirm.json()).faults).toEqual([{ path: 'test', message: 'results of another test' }]);
  });
});
