/** Official risk profiles over HTTP: looked at, stored, replaced, undone; and no district sees those of another. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertTerritory } from '../../../server/people/territories/store.ts';
import { fixture, makeDistrict, told } from '../answering/enrolment/district.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { ask } from '../asking.ts';

const FILE = '12-risk-profiles-500.xlsx';
const PATH = '/api/official-profiles';
const SCHOOL = 'МБОУ «Тихобродская СОШ»';

let opora: TestApplication;
let cookie: string;
let foreign: string;
let schools: Map<string, number>;
beforeAll(async () => {
  opora = await startApplication();
  const district = await makeDistrict(opora.services);
  schools = district.schools;
  cookie = await opora.signInAs('analyst', { territoryId: district.territoryId, schoolId: null });
  const other = await insertTerritory(opora.services.db, 'municipality', { ru: 'Другой район', en: 'Other' }, null);
  foreign = await opora.signInAs('analyst', { territoryId: other, schoolId: null });
}, 120_000);
afterAll(() => opora.stop());

async function send(bytes: Buffer, fields: Record<string, string> = {}, as = cookie) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new File([new Uint8Array(bytes)], 'профиль.xlsx'));
  const response = await fetch(opora.url + PATH, { method: 'POST', headers: { cookie: as }, body: form });
  return { status: response.status, body: await response.json() };
}
const csv = (...rows: string[]) => Buffer.from(['Школа;Фактор риска;Значимость', ...rows].join('\n'));
const files = async (as = cookie) => (await ask(opora, as, 'GET', PATH)).body.profiles;
const profileOf = async (id: number, as = cookie) =>
  (await ask(opora, as, 'GET', `/api/schools/${id}/official-profile`)).body.profile;
const idOf = (name: string) => schools.get(name) ?? Number.NaN;
const byFactor = (profile: { levels: { factor: string; level: string }[] }) =>
  Object.fromEntries(profile.levels.map(({ factor, level }) => [factor, level]));

describe('official risk profiles', () => {
  it('are looked at first, and nothing is kept', async () => {
    const { body, status } = await send(fixture(FILE));
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: null, year: 2026, rows: 20, levels: 20, schools: 5, leftOut: 0, faultyRows: 0 });
    expect(body).toMatchObject({ unknown: [], faults: [], replaces: false, unreadable: null });
    expect(await files()).toEqual([]);
    expect(await profileOf(idOf(SCHOOL))).toBeNull();
  });

  it('are stored as the manifest has them, school by school', async () => {
    expect((await send(fixture(FILE), { store: 'yes' })).status).toBe(201);
    const { perSchool } = told(FILE).truth;
    expect(Object.keys(perSchool)).toHaveLength(5);
    for (const [name, levels] of Object.entries(perSchool)) {
      const profile = await profileOf(idOf(name));
      expect([name, profile.year, byFactor(profile)]).toEqual([name, 2026, levels]);
      expect(profile.levels.every(({ title }: { title: { ru: string } }) => title.ru.length > 5)).toBe(true);
    }
    const others = [...schools].filter(([name]) => !(name in perSchool));
    for (const [, id] of others) expect(await profileOf(id)).toBeNull();
  });

  it('are replaced by a later file of the year, and hold again when it is undone', async () => {
    const later = csv(`${SCHOOL};6;низкая`);
    expect((await send(later)).body).toMatchObject({ year: null, replaces: false });
    expect((await send(later, { store: 'yes' })).status).toBe(400);
    expect((await send(later, { year: '2026' })).body.replaces).toBe(true);
    const { body, status } = await send(later, { year: '2026', store: 'yes' });
    expect(status).toBe(201);
    expect(byFactor(await profileOf(idOf(SCHOOL)))).toEqual({ F06: 'low' });
    expect(await profileOf(idOf('МБОУ «Белокрыльская СОШ»'))).toBeNull();
    expect((await files()).map(({ inForce }: { inForce: boolean }) => inForce)).toEqual([true, false]);
    expect((await ask(opora, cookie, 'POST', `${PATH}/${body.id}/undo`, {})).status).toBe(204);
    expect((await ask(opora, cookie, 'POST', `${PATH}/${body.id}/undo`, {})).status).toBe(409);
    expect((await files()).map(({ inForce }: { inForce: boolean }) => inForce)).toEqual([false, true]);
    expect(byFactor(await profileOf(idOf(SCHOOL)))).toEqual(told(FILE).truth.perSchool[SCHOOL]);
  });

  it('of an earlier year stay behind those of a later one', async () => {
    const { body } = await send(csv(`${SCHOOL};1;низкая`), { year: '2025', store: 'yes' });
    expect(body).toMatchObject({ year: 2025, replaces: false });
    expect((await profileOf(idOf(SCHOOL))).year).toBe(2026);
    expect((await ask(opora, cookie, 'POST', `${PATH}/${body.id}/undo`, {})).status).toBe(204);
  });

  it('are refused with an unknown school, a doubtful row or another year, until what is in doubt is left out', async () => {
    const unknown = csv(`${SCHOOL};1;низкая`, 'Школа Неведомая;2;высокая');
    expect((await send(unknown, { year: '2026' })).body).toMatchObject({
      unknown: [{ name: 'Школа Неведомая', rows: 1 }],
      leftOut: 1,
    });
    expect((await send(unknown, { year: '2026', store: 'yes' })).status).toBe(400);
    const doubtful = csv(`${SCHOOL};1;низкая`, `${SCHOOL};3. Дефицит педагогических кадров;высокая`);
    expect((await send(doubtful, { year: '2026', store: 'yes' })).status).toBe(400);
    expect((await send(fixture(FILE), { year: '2025', store: 'yes', leaveOut: 'yes' })).status).toBe(400);
    expect((await send(fixture(FILE), { year: 'soon' })).status).toBe(400);
    for (const bytes of [unknown, doubtful]) {
      const { body, status } = await send(bytes, { year: '2024', store: 'yes', leaveOut: 'yes' });
      expect([status, body.levels]).toEqual([201, 1]);
      expect((await ask(opora, cookie, 'POST', `${PATH}/${body.id}/undo`, {})).status).toBe(204);
    }
    expect((await send(fixture('14-journal-report.xls'))).body.unreadable.code).toBe('html');
  });

  it('ask once for each name that fits no school, take the answers, and remember them once they are stored', async () => {
    const names = ['Тихий Брод, школа', 'Лицей Луны'];
    const rows = [`${names[0]};1;низкая`, `${names[0]};2;высокая`, `${names[1]};1;средняя`];
    const fields = { year: '2023' };
    const seen = await send(csv(...rows), fields);
    expect(seen.body).toMatchObject({ rows: 3, levels: 0, leftOut: 3 });
    expect(seen.body.unknown.map(({ name, rows: count }: { name: string; rows: number }) => [name, count])).toEqual([
      [names[0], 2],
      [names[1], 1],
    ]);
    const answers = JSON.stringify({ [names[0]]: idOf(SCHOOL), [names[1]]: null });
    const answered = await send(csv(...rows), { ...fields, answers });
    expect(answered.body).toMatchObject({ levels: 2, leftOut: 1, schools: 1, unknown: [] });
    // A look remembers nothing.
    expect((await send(csv(...rows), fields)).body.unknown).toHaveLength(2);
    expect((await send(csv(...rows), { ...fields, answers: '{"Лицей Луны":999999}' })).body.code).toBe('outOfScope');
    const { body, status } = await send(csv(...rows), { ...fields, answers, store: 'yes' });
    expect([status, body.levels]).toEqual([201, 2]);
    const again = await send(csv(...rows), fields);
    expect(again.body).toMatchObject({ levels: 2, leftOut: 1, unknown: [{ name: names[1], rows: 1 }] });
    expect((await ask(opora, cookie, 'POST', `${PATH}/${body.id}/undo`, {})).status).toBe(204);
  });

  it('say where they were found, and are read where somebody says instead', async () => {
    const { body } = await send(fixture(FILE));
    const { headerRow, sheet } = told(FILE);
    expect(body.place).toEqual({ sheet, line: headerRow });
    expect(body.sheets.map(({ name }: { name: string }) => name)).toContain(sheet);
    const elsewhere = await send(fixture(FILE), { sheet, line: '1' });
    expect(elsewhere.body).toMatchObject({ place: null, levels: 0, faults: [{ code: 'headingMissing' }] });
    expect(elsewhere.body.sheets).toEqual(body.sheets);
    const rows = [`${SCHOOL};1;низкая`, 'Школа;Фактор риска;Значимость', `${SCHOOL};2;высокая`, `${SCHOOL};3;средняя`];
    const found = await send(csv(...rows), { year: '2022' });
    expect(found.body).toMatchObject({ place: { sheet: '', line: 1 }, levels: 3, leftOut: 1 });
    const chosen = await send(csv(...rows), { year: '2022', line: '3', store: 'yes' });
    expect(chosen).toMatchObject({ status: 201, body: { place: { line: 3 }, levels: 2, leftOut: 0 } });
    expect((await ask(opora, cookie, 'POST', `${PATH}/${chosen.body.id}/undo`, {})).status).toBe(204);
    expect((await send(csv(...rows), { line: 'third' })).body.code).toBe('invalid');
  });

  it('are a district’s own: another one finds none of its schools, sees no file and undoes none', async () => {
    const { body } = await send(fixture(FILE), {}, foreign);
    expect(body).toMatchObject({ levels: 0, leftOut: 20 });
    expect(body.unknown).toHaveLength(5);
    expect((await send(fixture(FILE), { store: 'yes', leaveOut: 'yes' }, foreign)).status).toBe(400);
    expect(await files(foreign)).toEqual([]);
    const [own] = (await files()).filter(({ inForce }: { inForce: boolean }) => inForce);
    expect((await ask(opora, foreign, 'POST', `${PATH}/${own.id}/undo`, {})).status).toBe(404);
    expect((await ask(opora, foreign, 'GET', `/api/schools/${idOf(SCHOOL)}/official-profile`)).status).toBe(403);
    expect(byFactor(await profileOf(idOf(SCHOOL)))).toEqual(told(FILE).truth.perSchool[SCHOOL]);
  });
});
