/** The log of actions in a real browser: it shows what was just done, filters by the address, and is downloaded. */
import { describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from '../chromium.ts';
import { openDemoStage } from '../demoStage.ts';
import { axeViolations, openPage, overflow, signIn } from '../pages.ts';
import { keepPicture } from '../pictures.ts';

describe.runIf(canBrowse)('the log of actions', () => {
  const stage = openDemoStage();

  it.each([1366, 360])(
    'is whole at %d px, filtered and empty',
    async (width) => {
      const { page, faults, context } = await openPage(stage.browser, width, 768);
      // The view is recorded when the server answers, which the heading does not wait for.
      await Promise.all([
        page.waitForResponse((response) => response.url().includes('/api/schools/1/profile?') && response.ok()),
        signIn(page, stage.demo, 'chief', '/schools/1'),
      ]);
      await page.goto(`${stage.demo.url}/audit`);
      await page.getByRole('heading', { level: 1, name: 'Журнал действий' }).waitFor();
      await page.getByRole('cell', { name: 'Просмотрены результаты школы' }).first().waitFor();
      await page.getByRole('cell', { name: 'Вход', exact: true }).first().waitFor();
      expect([await axeViolations(page), await overflow(page)]).toEqual([[], 0]);
      await keepPicture(page, `audit-${width}`);

      await page.getByLabel('Что сделано').selectOption({ label: 'Вход' });
      await page.waitForURL(/action=session\.start/);
      await page.getByRole('cell', { name: 'Просмотрены результаты школы' }).waitFor({ state: 'detached' });
      await page.getByLabel('Кто').fill('нет такого человека');
      await page.keyboard.press('Enter');
      await page.getByText('Записей нет').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await keepPicture(page, `audit-empty-${width}`);
      await page.getByRole('button', { name: 'Сбросить отбор' }).click();
      await page.getByRole('cell', { name: 'Просмотрены результаты школы' }).first().waitFor();
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it('is downloaded for Excel as it is filtered', async () => {
    const { page, context } = await openPage(stage.browser, 1366, 768);
    await signIn(page, stage.demo, 'chief', '/audit?action=session.start');
    const link = page.getByRole('link', { name: 'Скачать для Excel' });
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^Журнал действий .*\.csv$/);
    await context.close();
  });

  it('is no page for a tutor', async () => {
    const { page, context } = await openPage(stage.browser, 1366, 768);
    await signIn(page, stage.demo, 'tutor', '/audit');
    await page.getByText('Эта страница не для вашей роли').waitFor();
    expect(await page.getByRole('navigation').getByRole('link', { name: 'Журнал действий' }).count()).toBe(0);
    await context.close();
  });
});
