/** A district that has just begun: what its pages say before there are schools, before there is a campaign, and the list of statuses as a whole. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertSchool } from '../../../server/people/schools/store.ts';
import { insertTerritory } from '../../../server/people/territories/store.ts';
import { startApplication, type TestApplication } from '../../server/application.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, overflow } from '../pages.ts';
import { keepPicture } from '../pictures.ts';
import { visitAs } from '../workplaceVisit.ts';

const TODAY = '2026-11-20';

describe.runIf(canBrowse)('a new district', () => {
  let opora: TestApplication;
  let browser: Browser;
  let place: { territoryId: number; schoolId: null };
  beforeAll(async () => {
    [opora, browser] = await Promise.all([startApplication(TODAY), launchBrowser()]);
    const name = { ru: 'Речной район', en: 'River district' };
    const territoryId = await insertTerritory(opora.services.db, 'municipality', name, null, TODAY);
    place = { territoryId, schoolId: null };
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await opora?.stop();
  });

  it(
    'leads to its set-up while it has no schools, and calls nothing late',
    async () => {
      const { context, faults, open, page } = await visitAs(browser, opora, 'chief', place);
      await open('/');
      await page.getByText('Школ ещё нет').waitFor();
      expect(await page.getByRole('link', { name: 'Настройка района' }).last().getAttribute('href')).toBe('/setup');
      expect(await page.locator('svg.opora-plot').count()).toBe(0);
      await open('/roadmap');
      await page.getByText('Просроченных нет.').waitFor();
      await page
        .getByText(/^.*Срок был до начала работы в Опоре: \d+\./)
        .first()
        .waitFor();
      expect(await page.getByText(/^Просрочено: \d/).count()).toBe(0);
      await keepPicture(page, 'new-district-roadmap-1366');
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await overflow(page)).toBe(0);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'leads to its first campaign once it has schools',
    async () => {
      for (const number of [1, 2, 3]) {
        const name = { ru: `Школа № ${number}`, en: `School No. ${number}` };
        await insertSchool(opora.services.db, place.territoryId, { name, shortName: name });
      }
      const analyst = await visitAs(browser, opora, 'analyst', place);
      await analyst.open('/');
      await analyst.page.getByText('Анкетирований ещё нет').waitFor();
      expect(await analyst.page.getByRole('link', { name: 'Новое анкетирование' }).getAttribute('href')).toBe(
        '/campaigns/new',
      );
      await analyst.context.close();
      const { id: schoolId } = await opora.services.db
        .selectFrom('school')
        .select('id')
        .limit(1)
        .executeTakeFirstOrThrow();
      const head = await visitAs(browser, opora, 'head', { territoryId: null, schoolId });
      await head.open('/');
      await head.page.getByText('Когда методический кабинет откроет анкетирование').waitFor();
      expect(await head.page.getByRole('link', { name: 'Новое анкетирование' }).count()).toBe(0);
      await head.context.close();
    },
    PATIENCE,
  );

  it(
    'prepares the list of statuses as a draft and puts it in force in one step',
    async () => {
      const { context, faults, open, page } = await visitAs(browser, opora, 'chief', place);
      await open('/designations');
      await page.getByText('Перечня на 2026 год ещё нет').waitFor();
      await page.getByRole('link', { name: 'Подготовить перечень' }).click();
      await page.getByRole('checkbox', { name: 'ШНОР: Школа № 1' }).check();
      await page.getByRole('button', { name: 'Сохранить черновик' }).click();
      await page.getByText('Черновик сохранён.').waitFor();
      await page.getByRole('button', { name: 'Вставить из таблицы' }).click();
      const paste = page.getByRole('dialog', { name: 'Вставить из таблицы' });
      await paste.getByLabel('Строки из таблицы').fill('Школа № 2; ШНОР, ШССУ\nШкола № 3; ШССУ\nШкола № 9; ШНОР');
      await paste.getByText('Распознано школ: 2.').waitFor();
      await paste.getByText('1 название не подошло ни к одной школе').waitFor();
      await keepPicture(page, 'designation-paste-1366');
      await paste.getByLabel('Школа № 9').selectOption({ label: 'Не наша школа: пропустить' });
      await paste.getByRole('button', { name: 'Проверить снова' }).click();
      await paste.getByText('Пропущено строк о школах не из района: 1.').waitFor();
      await page.setViewportSize({ width: 360, height: 740 });
      await keepPicture(page, 'designation-paste-360');
      expect(await overflow(page)).toBe(0);
      await page.setViewportSize({ width: 1366, height: 740 });
      await paste.getByRole('button', { name: 'Поставить отметки' }).click();
      await page.getByText('Отмечено: ШНОР – 1, ШССУ – 2; без статуса – 1.').waitFor();
      await page.getByRole('button', { name: 'Проверить и ввести в действие' }).click();
      const outcome = page.getByRole('dialog', { name: 'Что изменится с 1 января 2026 года' });
      await outcome.getByText('Укажите номер и дату приказа').waitFor();
      expect(await outcome.getByRole('button', { name: 'Ввести в действие' }).isDisabled()).toBe(true);
      await outcome.getByRole('button', { name: 'Вернуться к отметкам' }).click();
      await page.getByLabel('Номер приказа').fill('12-од');
      await page.getByLabel('Дата приказа').fill('2026-11-18');
      expect(await axeViolations(page)).toEqual([]);
      await keepPicture(page, 'designation-list-1366');
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await overflow(page)).toBe(0);
      await keepPicture(page, 'designation-list-360');
      await page.getByRole('button', { name: 'Проверить и ввести в действие' }).click();
      await outcome.getByText('Получат статус: 2').waitFor();
      await keepPicture(page, 'designation-outcome-360');
      await outcome.getByRole('button', { name: 'Ввести в действие' }).click();
      await page.getByText('Перечень 2026 года введён в действие 20 ноября 2026 г.: приказ № 12-од').waitFor();
      await page
        .getByRole('row', { name: /Школа № 2/ })
        .getByText('ШССУ, ШНОР')
        .waitFor();
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );
});
