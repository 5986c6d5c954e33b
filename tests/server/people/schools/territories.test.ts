/** Territories as data that people keep, over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertTerritory } from '../../../../server/people/territories/store.ts';
import { startApplication, type TestApplication } from '../../application.ts';
import { ask } from '../../asking.ts';

let opora: TestApplication;
let region: number;
let administrator: string;

beforeAll(async () => {
  opora = await startApplication();
  region = await insertTerritory(opora.services.db, 'region', { ru: 'Область', en: 'Region' }, null);
  administrator = await opora.signInAs('administrator', { territoryId: region, schoolId: null });
});
afterAll(() => opora.stop());

const PATH = '/api/register/territories';
const form = (ru: string, parentId: number | null = region, kind = 'municipality') => ({
  kind,
  name: { ru, en: '' },
  parentId,
});
const add = (data: object, over?: number, cookie = administrator) =>
  ask(opora, cookie, 'POST', PATH, { data, ...(over !== undefined && { over }) });
const all = async (cookie = administrator) => (await ask(opora, cookie, 'GET', PATH)).body.territories;

describe('a territory', () => {
  it('is made within the own one, renamed, and remembers its names', async () => {
    const { body, status } = await add(form('Северный район'));
    expect(status).toBe(201);
    expect(await all()).toMatchObject([
      { id: region, parentId: null, canDelete: false },
      { id: body.id, parentId: region, version: 1, canDelete: true },
    ]);
    const put = (version: number, ru: string) =>
      ask(opora, administrator, 'PUT', `${PATH}/${body.id}`, { version, data: form(ru) });
    expect((await put(1, 'Северный округ')).status).toBe(200);
    expect((await put(1, 'Другое имя')).body.code).toBe('territoryChanged');
    const { versions } = (await ask(opora, administrator, 'GET', `${PATH}/${body.id}/history`)).body;
    expect(versions).toMatchObject([
      { name: { ru: 'Северный округ', en: 'Северный округ' }, parent: { ru: 'Область' }, changedBy: 'administrator' },
      { name: { ru: 'Северный район' } },
    ]);
  });

  it.each([
    ['a name of its neighbours', () => form('северный  округ'), 'body/data/name', 'nameTaken'],
    ['a kind that its parent has', () => form('Вторая область', region, 'region'), 'body/data/kind', 'kindOrder'],
  ])('is refused with %s', async (_, data, path, message) => {
    expect((await add(data())).body).toMatchObject({ code: 'territoryFaults', faults: [{ path, message }] });
  });

  it('lies in none that its maker does not reach', async () => {
    const chief = await opora.signInAs('chief', { territoryId: (await all())[1].id, schoolId: null });
    expect((await add(form('Чужой район'), undefined, chief)).body.code).toBe('outOfScope');
    expect((await add(form('Ничей район', null))).body.code).toBe('outOfScope');
    expect((await add(form('Округ', null, 'federation'), region, chief)).body.code).toBe('outOfScope');
  });

  it('comes to lie in a new one, of which its administrator is administrator too', async () => {
    const { body, status } = await add(form('Федеральный округ', null, 'federation'), region);
    expect(status).toBe(201);
    expect(await all()).toMatchObject([
      { id: body.id, parentId: null },
      { id: region, parentId: body.id },
      { parentId: region },
    ]);
    expect((await add(form('Вторая область', body.id, 'region'))).status).toBe(201);
  });

  it('moves with all below it, and never into itself', async () => {
    const [top, first, district, second] = await all();
    const move = (id: number, version: number, data: object) =>
      ask(opora, administrator, 'PUT', `${PATH}/${id}`, { version, data });
    expect((await move(first.id, 1, form('Область', district.id, 'region'))).body).toMatchObject({
      code: 'territoryFaults',
      faults: [{ message: 'circle' }],
    });
    expect((await move(district.id, 2, form('Северный округ', second.id))).status).toBe(200);
    expect((await all()).map(({ id, parentId }: { id: number; parentId: number | null }) => [id, parentId])).toEqual([
      [top.id, null],
      [first.id, top.id],
      [second.id, top.id],
      [district.id, second.id],
    ]);
  });

  it('is deleted while it is empty', async () => {
    const [, , second, district] = await all();
    expect((await ask(opora, administrator, 'DELETE', `${PATH}/${second.id}`)).body.code).toBe('territoryInUse');
    expect((await ask(opora, administrator, 'DELETE', `${PATH}/${district.id}`)).body.code).toBe('territoryInUse');
    const { body } = await add(form('Пустой район', second.id));
    expect((await ask(opora, administrator, 'DELETE', `${PATH}/${body.id}`)).status).toBe(204);
  });
});
