import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DisclosedResult } from '../../../analytics/suppression/disclosed.ts';
import { momentName } from '../../../server/ground/documents/wording.ts';
import { inspectFile } from '../../../server/ground/files/inspect.ts';
import { insertSchool } from '../../../server/people/schools/store.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { request } from '../asking.ts';
import { putResults, result } from '../results.ts';
import { makeWorld, type World } from '../world.ts';

let opora: TestApplication;
let world: World;
let analyst: string;
const EVIL = '=HYPERLINK("http://evil.example")';

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services, 3);
  analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
  const name = JSON.stringify({ ru: EVIL, en: EVIL });
  await opora.services.db
    .updateTable('school')
    .set({ short_name: name })
    .where('id', '=', world.schoolIds[0])
    .execute();
  const withheld: DisclosedResult = { kind: 'withheld', factor: 'F01', reason: 'fewAnswers', groups: [] };
  await putResults(opora.services, world.campaignId, [
    [world.schoolIds[0], result('F01', 61.3)],
    [world.schoolIds[1], withheld],
    [world.schoolIds[2], { ...result('F01', 58), state: 'few' }],
  ]);
});
afterAll(() => opora.stop());

const get = (path: string, cookie = analyst) => request(opora, cookie, 'GET', path);
const table = async (query: string): Promise<string[][]> => {
  const response = await get(`/api/campaigns/${world.campaignId}/export?${query}`);
  expect(response.status).toBe(200);
  return parse(Buffer.from(await response.arrayBuffer()), { bom: true, delimiter: ';' });
};

describe('results as a file', () => {
  it('say what the page says: what is hidden has no number, and names cannot become formulas', async () => {
    const [header, first, hidden, few] = await table('factor=F01');
    expect(header.slice(0, 7)).toEqual([
      ...['Школа', 'Код фактора', 'Фактор', 'Вывод', 'Риск, 0–100'],
      ...['Нижняя граница 90 %', 'Верхняя граница 90 %'],
    ]);
    expect(first.slice(0, 7)).toEqual([
      `'${EVIL}`,
      'F01',
      expect.any(String),
      'высокий риск, уверенно',
      '61,3',
      '56,3',
      '66,3',
    ]);
    expect(hidden[3]).toBe('скрыто: меньше 5 ответов');
    expect(hidden.slice(4).join('')).toBe('');
    expect(few[3]).toBe('мало ответов');
    expect(few.slice(4, 11).join('')).toBe('');
  });

  it('say as of when they are', async () => {
    const own = { campaign_id: world.campaignId, territory_id: world.territoryId, quality: 'all' as const };
    const told = { model_version: 'test', result: '{"factors":[]}', answers: 0, schools: 0, moved: 0 };
    const computedAt = new Date('2026-03-07T09:30:00Z');
    const row = { ...own, ...told, computed_at: computedAt };
    await opora.services.db.insertInto('district_profile').values(row).execute();
    const [header, first] = await table('factor=F01');
    expect([header.at(-1), first.at(-1)]).toEqual(['Итоги на', momentName('ru', opora.services.timeZone, computedAt)]);
    const answered = await (await get(`/api/campaigns/${world.campaignId}/profiles`)).json();
    expect(answered.asOf.computed).toBe(computedAt.toISOString());
    await opora.services.db.deleteFrom('district_profile').where('campaign_id', '=', world.campaignId).execute();
  });

  it('have the schools that were asked for in their order, never one out of scope', async () => {
    const stranger = await insertSchool(opora.services.db, (await makeWorld(opora.services, 1)).territoryId, {
      name: { ru: 'Чужая', en: 'Foreign' },
      shortName: { ru: 'Чужая', en: 'Foreign' },
    });
    const [a, b] = world.schoolIds;
    const rows = await table(`factor=F02&schools=${b},${stranger},${a},${b}`);
    expect(rows.slice(1).map(([school, code, , words]) => [school, code, words])).toEqual([
      ['Школа 2', 'F02', 'нет данных'],
      [`'${EVIL}`, 'F02', 'нет данных'],
    ]);
  });

  it('come as a workbook too, and of one school', async () => {
    for (const path of [
      `/api/campaigns/${world.campaignId}/export?format=xlsx&view=changes`,
      `/api/schools/${world.schoolIds[0]}/export?format=xlsx&campaign=${world.campaignId}`,
    ]) {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-disposition')).toContain('.xlsx');
      expect(await inspectFile(Buffer.from(await response.arrayBuffer()), ['xlsx'], 1e6)).toBe('xlsx');
    }
  });

  it('speak English, and every export is an entry of the log', async () => {
    const response = await get(`/api/campaigns/${world.campaignId}/export?language=en&factor=F01&view=changes`);
    const rows = parse(await response.text(), { bom: true }) as string[][];
    expect(rows[1][3]).toBe('nothing to compare with');
    const chief = await opora.signInAs('chief', { territoryId: world.territoryId, schoolId: null });
    const { entries } = await (await get('/api/audit?action=results.export', chief)).json();
    expect(entries[0].details).toEqual({ filter: 'view=changes&factor=F01' });
    expect(entries.length).toBeGreaterThanOrEqual(4);
  });
});
