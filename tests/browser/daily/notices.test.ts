/** What is due, seen by the one whose turn it is: from the header to the task, the choice of letters, the calendar. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAllLinks } from '../../../server/answering/handing-out/bulk-links.ts';
import { remind } from '../../../server/daily/reminders/reminding.ts';
import { startApplication, type TestApplication } from '../../server/application.ts';
import { makeWorld, type World } from '../../server/world.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, overflow } from '../pages.ts';
import { keepPicture } from '../pictures.ts';
import { type Visit, visitAs } from '../workplaceVisit.ts';

describe.runIf(canBrowse)('days and reminders', () => {
  let opora: TestApplication;
  let browser: Browser;
  let world: World;
  beforeAll(async () => {
    // The campaign of the world ends on 30 June: a day is left.
    [opora, browser] = await Promise.all([startApplication('2026-06-29'), launchBrowser()]);
    world = await makeWorld(opora.services, 1);
    // Everybody can answer: that nobody could would be a task of its own.
    await makeAllLinks(opora.services, { campaignId: world.campaignId, most: null, scope: null }, null);
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await opora?.stop();
  });

  const visit = async (size: [number, number]): Promise<Visit> => {
    const coordinator = await visitAs(
      browser,
      opora,
      'coordinator',
      { schoolId: world.schoolIds[0], territoryId: null },
      size,
    );
    await opora.services.db.deleteFrom('setting').where('name', '=', 'reminders.lastDay').execute();
    await remind(opora.services);
    return coordinator;
  };

  it(
    'tell in the header, lead to the task, and are read then',
    async () => {
      const { context, faults, open, page } = await visit([1366, 768]);
      await open('/');
      await page.getByRole('link', { name: /непрочитанных напоминаний: *1/ }).click();
      await page.getByRole('heading', { name: 'В ближайшие семь дней: 1' }).waitFor();
      await keepPicture(page, 'notices');
      const notice = page.getByRole('listitem').filter({ hasText: 'Срок завтра или сегодня, 30 июня 2026 г.' });
      await notice.getByRole('link').click();
      await page.waitForURL(`**/campaigns/${world.campaignId}`);
      await page.getByRole('link', { name: 'Сроки', exact: true }).waitFor();
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'are chosen, and the calendar’s address is shown once',
    async () => {
      const { context, open, page } = await visit([360, 740]);
      await open('/notices');
      await page.getByLabel('Письма на почту').selectOption('off');
      await page.getByRole('button', { name: 'Сделать адрес' }).click();
      await page.getByText('Скопируйте адрес сейчас').waitFor();
      await keepPicture(page, 'notices-phone');
      expect(await axeViolations(page, true)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await open('/notices');
      expect(await page.getByLabel('Письма на почту').inputValue()).toBe('off');
      await page.getByText('Адрес уже есть.').waitFor();
      await page.getByRole('button', { name: 'Отключить адрес' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Отключить адрес' }).click();
      await page.getByRole('button', { name: 'Сделать адрес' }).waitFor();
      await context.close();
    },
    PATIENCE,
  );
});
