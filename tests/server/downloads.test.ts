/** Every file that goes out is called by what it is, of which school or territory, and of which campaign, test or year. */
import { globSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApplication, type TestApplication } from './application.ts';
import { ask, request } from './asking.ts';
import { putResults, result } from './results.ts';
import { makeWorld, type World } from './world.ts';

/** Files of the server that send files: asked here, or in the named test, or why they have no such name. */
const SENDING: Record<string, 'here' | string> = {
  'server/answering/handing-out/routes.ts': 'here',
  'server/answering/paper/routes.ts': 'here',
  'server/people/audit/routes.ts': 'here',
  'server/profiles/exports/routes.ts': 'here',
  'server/roadmap/municipal/imports/routes.ts': 'here',
  'server/objectivity/tests/routes.ts': 'here',
  'server/objectivity/baselines/routes.ts': 'tests/server/objectivity/findings.test.ts',
  'server/operation/demo/vpr-routes.ts': 'tests/browser/objectivity/vpr-import.test.ts',
  'server/people/invitations/routes.ts': 'tests/server/people/account-imports/invitations.test.ts',
  'server/public/poster/routes.ts': 'tests/server/public/answer.test.ts',
  'server/roadmap/evidence/word/routes.ts': 'tests/server/roadmap/evidence/word.test.ts',
  'server/people/account-imports/routes.ts': 'a template holds nothing of a district',
  'server/people/schools/imports/routes.ts': 'a template holds nothing of a district',
  'server/public/pages/routes.ts': 'the name that whoever uploaded it gave',
  'server/publishing/files/routes.ts': 'the name that whoever uploaded it gave',
  'server/roadmap/evidence/files/routes.ts': 'the name that whoever uploaded it gave',
};

let opora: TestApplication;
let world: World;
let analyst: string;
let chief: string;
let coordinator: string;
beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services, 3, 30);
  const [schoolId] = world.schoolIds;
  analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
  chief = await opora.signInAs('chief', { territoryId: world.territoryId, schoolId: null });
  coordinator = await opora.signInAs('coordinator', { territoryId: null, schoolId });
  await putResults(opora.services, world.campaignId, [[schoolId, result('F01', 61.3)]]);
  const way = `/api/schools/${schoolId}/ways?campaign=${world.campaignId}`;
  await ask(opora, coordinator, 'PUT', way, { audience: 'parent', way: 'codes' });
  await ask(opora, coordinator, 'POST', `/api/campaigns/${world.campaignId}/links`, { most: 20 });
});
afterAll(() => opora.stop());

function nameOf(response: Response): string {
  const disposition = response.headers.get('content-disposition') ?? '';
  return decodeURIComponent(/filename\*=UTF-8''(.+)$/.exec(disposition)?.[1] ?? '');
}

const CARDS = { audience: 'parent', grade: 6, count: 5, label: '6А', language: 'ru', large: false };

describe('files that go out', () => {
  it.each<[string, (id: number, campaign: number) => [string, unknown?], string]>([
    ['risks', (_, c) => [`/api/campaigns/${c}/export`], 'Риски – Тестовый район – Опрос – 2026-06-01.csv'],
    [
      'changes as a workbook',
      (_, c) => [`/api/campaigns/${c}/export?view=changes&format=xlsx`],
      'Изменение рисков – Тестовый район – Опрос – 2026-06-01.xlsx',
    ],
    [
      'risks of one school among many',
      (id, c) => [`/api/campaigns/${c}/export?schools=${id}&language=en`],
      'Risks – School 1 – Survey – 2026-06-01.csv',
    ],
    [
      'risks of a school',
      (id, c) => [`/api/schools/${id}/export?campaign=${c}`],
      'Риски школы – Школа 1 – Опрос – 2026-06-01.csv',
    ],
    ['the log', () => ['/api/audit/export'], 'Журнал действий – Тестовый район – 2026-06-01.csv'],
    ['the roadmap', () => ['/api/roadmap/2026/table'], 'Дорожная карта – Тестовый район – 2026.xlsx'],
    [
      'tests to be filled in',
      () => ['/api/vpr-tests/template?language=ru&filled=yes'],
      'Описания работ ВПР – Тестовый район.xlsx',
    ],
    [
      'the list for the coordinator',
      (id, c) => [`/api/schools/${id}/handout-sheet?campaign=${c}&language=ru`],
      'Список для координатора – Школа 1 – Опрос.xlsx',
    ],
    [
      'notices',
      (id, c) => [`/api/schools/${id}/notices?campaign=${c}&language=ru`],
      'Объявления – Школа 1 – Опрос.pdf',
    ],
    [
      'the paper form',
      (id, c) => [`/api/schools/${id}/paper?campaign=${c}&audience=teacher&language=ru`],
      'Бумажная анкета – Школа 1 – учителя – Опрос.pdf',
    ],
    [
      'cards',
      (id, c) => [`/api/schools/${id}/cards?campaign=${c}`, CARDS],
      'Карточки с кодами – Школа 1 – родители, 6 класс – 6А – Опрос.pdf',
    ],
    [
      'the kit',
      (id, c) => [`/api/schools/${id}/kit?campaign=${c}`, { language: 'ru' }],
      'Анкеты – Школа 1 – Опрос.zip',
    ],
  ])('are called by what they are and of what: %s', async (_, of, expected) => {
    const [path, body] = of(world.schoolIds[0], world.campaignId);
    const isOfSchool = path.startsWith('/api/schools/') && !path.includes('/export');
    const cookie = path.includes('audit') ? chief : isOfSchool ? coordinator : analyst;
    const response = await request(opora, cookie, body === undefined ? 'GET' : 'POST', path, body);
    expect([path, response.status]).toEqual([path, body === undefined ? 200 : 201]);
    expect(nameOf(response)).toBe(expected);
  });

  it('are all asked for here or in a test of their own', () => {
    const found = globSync('server/**/*.ts', { cwd: `${import.meta.dirname}/../..` }).filter((path) =>
      /header\(\s*'content-disposition'/.test(readFileSync(`${import.meta.dirname}/../../${path}`, 'utf8')),
    );
    expect(found.toSorted()).toEqual(Object.keys(SENDING).toSorted());
  });

  it('have decimal commas in Russian and points in English, in CSV', async () => {
    const path = `/api/campaigns/${world.campaignId}/export?factor=F01`;
    for (const [language, delimiter, value] of [
      ['ru', ';', '61,3'],
      ['en', ',', '61.3'],
    ]) {
      const response = await request(opora, analyst, 'GET', `${path}&language=${language}`);
      const [, first] = parse(await response.text(), { bom: true, delimiter }) as string[][];
      expect(first.slice(1, 5)).toContain(value);
      expect(first[1]).toBe('F01');
    }
  });
});
