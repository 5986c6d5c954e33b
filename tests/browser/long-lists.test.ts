/** Lists of a district of 130 schools: a page at a time, found by name, and no page heavier for there being many schools. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertDesignation } from '../../server/people/schools/store.ts';
import { insertRecord } from '../../server/roadmap/evidence/store.ts';
import { startApplication, type TestApplication } from '../server/application.ts';
import { makeLink, makeWorld, type World } from '../server/world.ts';
import { canBrowse, launchBrowser, PATIENCE } from './chromium.ts';
import { axeViolations, overflow } from './pages.ts';
import { keepPicture } from './pictures.ts';
import { type Visit, visitAs } from './workplaceVisit.ts';

const SCHOOLS = 130;
const MOST_NODES = 5_000;
const RECORDS = 230;

describe.runIf(canBrowse)('a long list', { timeout: PATIENCE }, () => {
  let opora: TestApplication;
  let world: World;
  let browser: Browser;
  let visit: Visit;
  let analyst: Visit;
  let page: Page;

  beforeAll(async () => {
    opora = await startApplication('2026-06-01');
    const { db } = opora.services;
    world = await makeWorld(opora.services, SCHOOLS);
    for (let school = 0; school < SCHOOLS; school++) {
      await makeLink(opora.services, world, { school });
      await insertDesignation(db, world.schoolIds[school], 2026, school % 2 ? 'lowResults' : 'hardConditions');
    }
    browser = await launchBrowser();
    visit = await visitAs(browser, opora, 'chief', { territoryId: world.territoryId, schoolId: null });
    page = visit.page;
    analyst = await visitAs(browser, opora, 'analyst', { territoryId: world.territoryId, schoolId: null });
    const by = (await db.selectFrom('account').select('id').executeTakeFirstOrThrow()).id;
    for (let number = 1; number <= RECORDS; number++)
      await insertRecord(db, {
        ...{ kind: 'consultation', occursOn: '2026-05-20', territoryId: world.territoryId, schoolId: null, by },
        data: { month: '2026-05', received: 20, answered: 20, offered: 40, held: 30, note: '' },
        ...{ at: new Date('2026-05-20T09:00:00Z'), day: '2026-05-20' },
      });
  }, PATIENCE);
  afterAll(async () => {
    expect([visit?.faults, analyst?.faults]).toEqual([[], []]);
    await browser?.close();
    await opora?.stop();
  });

  const nodesOf = (own: Page) => own.evaluate(() => document.querySelectorAll('*').length);

  it.each([
    ['/links', () => analyst],
    ['/designations', () => visit],
    ['/designations/list', () => visit],
    ['/exit', () => visit],
  ])('%s is shown fifty rows at a time', async (path, visitOf) => {
    const { open, page } = visitOf();
    await open(path);
    const rows = () => page.locator('main tbody tr').count();
    const told = (from: number, to: number) => page.getByText(`Показаны ${from}–${to} из ${SCHOOLS}`).waitFor();
    await told(1, 50);
    expect(await rows()).toBe(50);
    expect(await nodesOf(page)).toBeLessThan(MOST_NODES);
    for (const width of [360, 1366]) {
      await page.setViewportSize({ width, height: 900 });
      expect([width, await axeViolations(page), await overflow(page)]).toEqual([width, [], 0]);
      await keepPicture(page, `long-list${path.replaceAll('/', '-')}-${width}`);
    }
    await page.getByRole('button', { name: 'Страница 3' }).click();
    await told(101, SCHOOLS);
    await page.getByRole('searchbox', { name: 'Найти школу' }).fill('школа 77');
    await page.getByText('Показаны 1–1 из 1').waitFor();
    expect(await rows()).toBe(1);
    await page.getByRole('searchbox', { name: 'Найти школу' }).fill('лицей');
    await page.getByText('Ничего не нашлось. Измените запрос.').waitFor();
  });

  it('of records is asked for a page at a time, and its page is in the address', async () => {
    await visit.open('/evidence');
    await page.getByText(`Показаны 1–100 из ${RECORDS}`).waitFor();
    const rows = () => page.locator('main tbody tr').count();
    expect(await rows()).toBe(100);
    expect(await nodesOf(page)).toBeLessThan(MOST_NODES);
    await page.getByRole('button', { name: 'Следующая страница' }).click();
    await page.getByText(`Показаны 101–200 из ${RECORDS}`).waitFor();
    await page.getByRole('button', { name: 'Страница 3' }).click();
    await page.getByText(`Показаны 201–${RECORDS} из ${RECORDS}`).waitFor();
    expect(await rows()).toBe(RECORDS - 200);
    expect(new URL(page.url()).searchParams.get('page')).toBe('3');
    await page.reload();
    await page.getByText(`Показаны 201–${RECORDS} из ${RECORDS}`).waitFor();
  });

  it('of coverage shows the worst schools as a picture and all of them in its table', async () => {
    await visit.open('/');
    await page.getByText(`Все школы (${SCHOOLS})`).waitFor();
    expect(await nodesOf(page)).toBeLessThan(MOST_NODES);
    for (const width of [360, 1366]) {
      await page.setViewportSize({ width, height: 900 });
      await keepPicture(page, `long-list-coverage-${width}`);
    }
    const figure = page.locator('#coverage');
    await figure.getByRole('button', { name: 'Таблица' }).click();
    await figure.getByText(`Показаны 1–50 из ${SCHOOLS}`).waitFor();
    await figure.getByRole('searchbox', { name: 'Найти школу' }).fill('130');
    await figure.getByRole('rowheader', { name: 'Школа 130' }).waitFor();
  });
});
