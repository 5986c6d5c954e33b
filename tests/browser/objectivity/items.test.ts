/** Results by item beside the region, on a phone and on a desk, as picture and table, by keyboard and on paper. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { district } from '../../analytics/objectivity/reported-district.ts';
import { startApplication, type TestApplication } from '../../server/application.ts';
import { request } from '../../server/asking.ts';
import { describeTest, judge, loadItems, type Reporting, TEST_PATH } from '../../server/objectivity/reported.ts';
import { makeWorld, type World } from '../../server/world.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, overflow } from '../pages.ts';
import { keepPicture } from '../pictures.ts';
import { visitAs } from '../workplaceVisit.ts';

/** The largest school did not teach item 12. */
const UNTAUGHT = district.schools.findIndex(({ n }) => n === Math.max(...district.schools.map((own) => own.n)));
const ITEM = district.test.items.findIndex(({ name }) => name === '12');

describe.runIf(canBrowse)('results by item', () => {
  let opora: TestApplication;
  let browser: Browser;
  let world: World;
  beforeAll(async () => {
    opora = await startApplication();
    browser = await launchBrowser();
    world = await makeWorld(opora.services, district.schools.length);
    const cookie = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
    const { account } = await (await request(opora, cookie, 'GET', '/api/session')).json();
    const own: Reporting = { services: opora.services, world, by: account.id };
    await describeTest(own);
    const change = (values: number[], place: number) => (place === UNTAUGHT ? values.with(ITEM, 12.5) : values);
    await loadItems(own, { change });
    await judge(own);
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await opora?.stop();
  });

  it.each([360, 1366])(
    'are seen at %i px',
    async (width) => {
      const place = { territoryId: world.territoryId, schoolId: null };
      const { context, faults, open, page } = await visitAs(browser, opora, 'analyst', place, [width, 768]);
      await open(`/objectivity/schools/${world.schoolIds[UNTAUGHT]}`);
      const figure = page.getByRole('region', { name: /хуже, чем в регионе: задание 12/ });
      await figure.scrollIntoViewIfNeeded({ timeout: 30_000 });
      expect(await figure.getByText('«Приозёрная область (вымышленная)»').count()).toBe(1);
      await keepPicture(page, `items-school-${width}`);
      expect(await overflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      // The twin by keys alone.
      await figure.getByRole('button', { name: 'Таблица' }).focus();
      await page.keyboard.press('Enter');
      const line = figure.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '12', exact: true }) });
      expect(await line.textContent()).toMatch(/хуже, чем можно ждать$/);
      expect(await figure.getByRole('columnheader').count()).toBe(7);
      await keepPicture(page, `items-table-${width}`);
      expect(await overflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      await open(`/objectivity/${TEST_PATH}`);
      const all = page.getByRole('region', { name: /Отдельные задания выделяются у 1 школы/ });
      await all.scrollIntoViewIfNeeded({ timeout: 30_000 });
      await page.getByRole('listitem').filter({ hasText: 'Задание 12, хуже, чем можно ждать' }).waitFor();
      await keepPicture(page, `items-test-${width}`);
      expect(await overflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'say what to load where there is nothing to compare with',
    async () => {
      const few = await makeWorld(opora.services, 4);
      const cookie = await opora.signInAs('analyst', { territoryId: few.territoryId, schoolId: null });
      const { account } = await (await request(opora, cookie, 'GET', '/api/session')).json();
      const own: Reporting = { services: opora.services, world: few, by: account.id };
      await describeTest(own);
      await loadItems(own, { isAlone: true, schools: 4 });
      await judge(own);
      const place = { territoryId: few.territoryId, schoolId: null };
      const { context, open, page } = await visitAs(browser, opora, 'analyst', place, [360, 768]);
      await open(`/objectivity/schools/${few.schoolIds[0]}`);
      await page
        .getByText(/С чем сравнить, неизвестно\. Загрузите отчёт «Выполнение заданий» со строкой региона/)
        .waitFor();
      await open(`/objectivity/${TEST_PATH}`);
      await page.getByText(/С регионом не сравнить\. Загрузите отчёт/).waitFor();
      expect(await page.getByRole('listitem').filter({ hasText: 'все школы вместе' }).textContent()).toBe(
        'все школы вместе',
      );
      await keepPicture(page, 'items-alone-360');
      expect(await overflow(page)).toBe(0);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'are printed as picture or as table, whole',
    async () => {
      const place = { territoryId: world.territoryId, schoolId: null };
      const { context, open, page } = await visitAs(browser, opora, 'analyst', place, [1000, 768]);
      await open(`/objectivity/schools/${world.schoolIds[UNTAUGHT]}`);
      const figure = page.getByRole('region', { name: /хуже, чем в регионе: задание 12/ });
      await figure.waitFor({ timeout: 30_000 });
      await page.emulateMedia({ media: 'print' });
      expect(await figure.locator('svg').isVisible()).toBe(true);
      await keepPicture(page, 'items-print');
      await page.emulateMedia({ media: 'screen' });
      await figure.getByRole('button', { name: 'Таблица' }).click();
      await page.emulateMedia({ media: 'print' });
      expect(await figure.getByRole('row').count()).toBe(district.test.items.length + 1);
      await context.close();
    },
    PATIENCE,
  );
});
