/** A region with more schools than anybody reads: territories first, then the schools of one of them. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApplication, type TestApplication } from '../../server/application.ts';
import { makeRegion, type Region } from '../../server/region.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, overflow } from '../pages.ts';
import { keepPicture } from '../pictures.ts';
import { visitAs } from '../workplaceVisit.ts';

describe.runIf(canBrowse)('the risks of a region', () => {
  let opora: TestApplication;
  let browser: Browser;
  let region: Region;
  beforeAll(async () => {
    [opora, browser] = await Promise.all([startApplication(), launchBrowser()]);
    region = await makeRegion(opora.services, 6, 100);
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await opora?.stop();
  });

  it(
    'arrive by territory, and lead to the schools of one and back',
    async () => {
      const place = { territoryId: region.regionId, schoolId: null };
      const { context, faults, open, page } = await visitAs(browser, opora, 'analyst', place);
      await open('/risks');
      await page.getByRole('heading', { name: 'Высокий риск: 15 раз из 7 200; чаще всего «Низкий уровень' }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await keepPicture(page, 'region-1366');
      await page.getByRole('link', { name: 'Район 06: школ 100, открыть' }).click();
      const cells = page.getByRole('region', { name: 'Карта рисков' }).getByRole('button');
      await cells.first().waitFor();
      await page.getByText('показано 100 школ из 100').waitFor();
      // Of a long map only what is near has buttons; the keyboard reaches all the same what is far.
      expect(await cells.count()).toBeLessThan(100 * 12);
      await cells.first().focus();
      for (let row = 0; row < 40; row++) await page.keyboard.press('ArrowDown');
      await page.waitForFunction(() => document.activeElement?.getAttribute('data-at') === '40 0');
      expect(await axeViolations(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 768 });
      expect(await overflow(page)).toBe(0);
      await page.getByRole('navigation', { name: 'Где мы' }).getByRole('link', { name: 'Область' }).click();
      await page.getByRole('link', { name: 'Район 01: школ 100, открыть' }).waitFor();
      expect(await overflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      await keepPicture(page, 'region-360');
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );
});
