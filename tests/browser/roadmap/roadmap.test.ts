/** The roadmap in a real browser: what is late, why, whose turn; a state by hand; the state as of an earlier day. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApplication, type TestApplication } from '../../server/application.ts';
import { makeWorld, type World } from '../../server/world.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, overflow } from '../pages.ts';
import { keepPicture } from '../pictures.ts';
import { visitAs } from '../workplaceVisit.ts';

describe.runIf(canBrowse)('the roadmap', () => {
  let opora: TestApplication;
  let browser: Browser;
  let world: World;
  beforeAll(async () => {
    [opora, browser] = await Promise.all([startApplication('2026-06-01'), launchBrowser()]);
    world = await makeWorld(opora.services, 3);
    const { db } = opora.services;
    const designated = world.schoolIds.map((school_id) => ({ school_id, year: 2026, kind: 'lowResults' as const }));
    await db.insertInto('designation').values(designated).execute();
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await opora?.stop();
  });

  const chief = (size: [number, number]) =>
    visitAs(browser, opora, 'chief', { schoolId: null, territoryId: world.territoryId }, size);

  it.each([
    [1366, 768],
    [360, 740],
  ] as [number, number][])(
    'is read at %i px: the year, an activity, and what concerns a school',
    async (width, height) => {
      const { context, faults, open, page } = await chief([width, height]);
      await open('/roadmap');
      await page.getByText('Выполнено 1 из 28.').waitFor();
      await page.getByRole('heading', { name: 'Годы рядом' }).waitFor();
      await keepPicture(page, `roadmap-${width}`);
      expect(await axeViolations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await page.getByRole('link', { name: '8. Посещение школ закреплёнными тьюторами' }).first().click();
      await page.getByText('нет графика посещений').first().waitFor();
      await keepPicture(page, `roadmap-activity-${width}`);
      expect(await axeViolations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await page.getByRole('table').getByRole('link', { name: 'Школа 1' }).click();
      await page.getByRole('heading', { name: 'Дорожная карта района: что касается школы' }).waitFor();
      await page.getByText('Просрочено:').waitFor();
      await keepPicture(page, `roadmap-school-${width}`);
      expect(await axeViolations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'is narrowed, and looked at as of an earlier day, on which nothing was late yet',
    async () => {
      const { context, open, page } = await chief([1366, 768]);
      await open('/roadmap');
      await page.getByLabel('Кто отвечает').selectOption('tutor');
      await page.waitForURL(/responsible=tutor/);
      await page
        .getByRole('cell')
        .getByRole('link', { name: /^12\. / })
        .waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Сбросить отбор' }).click();
      await page.getByLabel('Состояние на день').fill('2026-01-15');
      await page.getByText('Состояние на 15 января 2026 г.').waitFor();
      await page.getByText('Просроченных нет.').waitFor();
      await context.close();
    },
    PATIENCE,
  );

  it(
    'takes a state by hand with its reason, which stays visible, and goes back to what is computed',
    async () => {
      const { context, open, page } = await chief([1366, 768]);
      await open('/roadmap/2026/2');
      await page.getByRole('button', { name: 'Поставить состояние вручную' }).click();
      await page.getByLabel('Причина').fill('Материалы изучены на совещании');
      await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
      await page.getByText('(поставлено вручную)').waitFor();
      await page.getByText('«Материалы изучены на совещании»').waitFor();
      await page.getByRole('button', { name: 'Вернуть к расчёту' }).click();
      await page.getByText('– действовало до').waitFor();
      await page.getByText('(поставлено вручную)').waitFor({ state: 'detached' });
      await context.close();
    },
    PATIENCE,
  );

  it(
    'is changed by row with its reason in the history, and copied to a new year',
    async () => {
      const { context, open, page } = await chief([1366, 768]);
      await open('/roadmap/2026/7');
      await page.getByRole('button', { name: 'Изменить мероприятие' }).click();
      await page.getByLabel('Название по-русски').fill('Большой установочный семинар');
      await page.getByLabel('Что и почему изменено').fill('По просьбе школ');
      await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
      await page.getByRole('heading', { level: 1, name: '7. Большой установочный семинар' }).waitFor();
      await page.getByRole('link', { name: 'Дорожная карта 2026 года' }).click();
      await page.getByRole('button', { name: 'Показать историю' }).click();
      await page.getByText('изменены строки 7').waitFor();
      await page.getByRole('button', { name: 'Карта на новый год' }).click();
      await page.getByRole('button', { name: 'Создать карту' }).click();
      await page.waitForURL(/year=2027/);
      const copied = page.locator('a[href^="/roadmap/2027/7"]', { hasText: '7. Большой установочный семинар' });
      await copied.first().waitFor();
      await context.close();
    },
    PATIENCE,
  );
});
