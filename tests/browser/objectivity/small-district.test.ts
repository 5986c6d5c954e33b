/** Six schools of 25 pupils and one test, on a phone and on a desk: "not checked" with its reasons, and nowhere "no sign". */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askForAnalyses } from '../../../server/objectivity/findings/job.ts';
import { markStale } from '../../../server/objectivity/findings/store.ts';
import { insertDesignation } from '../../../server/people/schools/store.ts';
import { startApplication, type TestApplication } from '../../server/application.ts';
import { request } from '../../server/asking.ts';
import { importTotals } from '../../server/objectivity/plain.ts';
import { makeWorld, type World } from '../../server/world.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, overflow } from '../pages.ts';
import { keepPicture } from '../pictures.ts';
import { visitAs } from '../workplaceVisit.ts';

/** What would be a word of comfort where nothing was looked at. */
const COMFORT = /признаков нет|признаков не |скоплений( у границ отметок)? не видно|--baseline/i;

describe.runIf(canBrowse)('a district in which nothing can be checked', () => {
  let opora: TestApplication;
  let browser: Browser;
  let world: World;
  beforeAll(async () => {
    opora = await startApplication();
    browser = await launchBrowser();
    world = await makeWorld(opora.services, 7);
    const { territoryId } = world;
    const cookie = await opora.signInAs('analyst', { territoryId, schoolId: null });
    const { account } = await (await request(opora, cookie, 'GET', '/api/session')).json();
    const schoolIds = world.schoolIds.slice(0, 6);
    await importTotals(opora.services, { territoryId, schoolIds, pupils: 25, by: account.id });
    // Of one more school nothing may be shown.
    await importTotals(opora.services, { territoryId, schoolIds: [world.schoolIds[6]], pupils: 4, by: account.id });
    await markStale(opora.services.db, territoryId);
    await askForAnalyses(opora.services);
    await opora.services.jobs.idle();
    await insertDesignation(opora.services.db, schoolIds[0], 2026, 'lowResults');
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await opora?.stop();
  });

  it.each([360, 1366])(
    'says so at %i px, with the reasons',
    async (width) => {
      const place = { territoryId: world.territoryId, schoolId: null };
      const { context, faults, open, page } = await visitAs(browser, opora, 'analyst', place, [width, 768]);
      for (const [name, path] of [
        ['district', '/objectivity'],
        ['school', `/objectivity/schools/${world.schoolIds[0]}`],
        ['test', '/objectivity/tests/2026/mathematics/6'],
        ['exit', `/schools/${world.schoolIds[0]}/exit`],
        ['roadmap', '/roadmap/2026/21'],
      ] as const) {
        await open(path);
        const main = page.getByRole('main');
        await main.getByText('нет отметок из журнала').first().waitFor();
        await keepPicture(page, `not-checked-${name}-${width}`);
        expect(await main.innerText()).not.toMatch(COMFORT);
        expect(await overflow(page)).toBe(0);
        expect(await axeViolations(page)).toEqual([]);
      }
      await open(`/objectivity/schools/${world.schoolIds[6]}`);
      await page.getByText('результаты скрыты').waitFor();
      await keepPicture(page, `not-checked-hidden-${width}`);
      expect(await page.getByRole('main').innerText()).not.toMatch(/нет данных\n|Результатов этой школы нет/);
      await open('/objectivity');
      const hidden = page.getByRole('row').filter({ hasText: 'скрыто или меньше 5 работ' });
      expect(await hidden.count()).toBe(1);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );
});
