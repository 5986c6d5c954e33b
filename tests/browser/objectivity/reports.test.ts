/** A district with reports by school alone, on a phone and on a desk: what is found, and by which report. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AGGREGATE_KINDS } from '../../../analytics/objectivity/aggregates/report.ts';
import { putRoll } from '../../../server/answering/enrolment/store.ts';
import { definition, district } from '../../analytics/objectivity/reported-district.ts';
import { startApplication, type TestApplication } from '../../server/application.ts';
import { request } from '../../server/asking.ts';
import { describeTest, judge, loadReport, type Reporting, TEST_PATH } from '../../server/objectivity/reported.ts';
import { makeWorld, type World } from '../../server/world.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, overflow } from '../pages.ts';
import { keepPicture } from '../pictures.ts';
import { visitAs } from '../workplaceVisit.ts';

describe.runIf(canBrowse)('a district with reports alone', () => {
  let opora: TestApplication;
  let browser: Browser;
  let world: World;
  let own: Reporting;
  beforeAll(async () => {
    opora = await startApplication();
    browser = await launchBrowser();
    world = await makeWorld(opora.services, district.schools.length);
    const cookie = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
    const { account } = await (await request(opora, cookie, 'GET', '/api/session')).json();
    own = { services: opora.services, world, by: account.id };
    await describeTest(own);
    for (const kind of AGGREGATE_KINDS) await loadReport(own, kind);
    // No number of pupils in these schools has 99.5 per cent: their lines contradict themselves.
    await loadReport(own, 'itemResults', (values) => values.map((value) => (value === 100 ? 99.5 : value)));
    // Of one school many more are on the roll than wrote.
    const roll = { audience: 'student', grade: definition.grade, asOf: `${definition.year}-01-10` } as const;
    const numbers = district.schools.map(({ n, name }, place) => ({
      ...{ ...roll, schoolId: world.schoolIds[place] },
      people: n + (name === district.journal ? 28 : place % 5),
    }));
    await putRoll(opora.services.db, numbers, account.id, opora.services.clock.now());
    await judge(own);
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await opora?.stop();
  });

  const schoolOf = (name: string) => world.schoolIds[district.schools.findIndex((each) => each.name === name)];

  it.each([360, 1366])(
    'tells at %i px what was found and by what',
    async (width) => {
      const place = { territoryId: world.territoryId, schoolId: null };
      const { context, faults, open, page } = await visitAs(browser, opora, 'analyst', place, [width, 768]);
      for (const [name, path, text] of [
        ['district', '/objectivity', 'Скопление у границы отметки'],
        ['heap', `/objectivity/schools/${schoolOf(district.heap)}`, 'Видно по распределению первичных баллов.'],
        ['journal', `/objectivity/schools/${schoolOf(district.journal)}`, 'Видно по сравнению отметок с журналом.'],
        ['strong', `/objectivity/schools/${schoolOf(district.strong)}`, 'проценты не складываются'],
        ['test', `/objectivity/${TEST_PATH}`, 'Русский язык'],
      ] as const) {
        await open(path);
        await page.getByRole('main').getByText(new RegExp(text)).first().waitFor();
        await keepPicture(page, `reports-${name}-${width}`);
        expect(await overflow(page)).toBe(0);
        expect(await axeViolations(page)).toEqual([]);
      }
      await open('/objectivity');
      const found = page.getByRole('row').filter({ hasText: 'стоит проверить' });
      expect(await found.count()).toBe(2);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );
});
