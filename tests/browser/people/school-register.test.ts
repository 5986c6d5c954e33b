/** The register of schools in a real browser: from an empty list to the schools of a file, and what becomes of them. */
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertTerritory } from '../../../server/people/territories/store.ts';
import { startApplication, type TestApplication } from '../../server/application.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, overflow } from '../pages.ts';
import { type Visit, visitAs } from '../workplaceVisit.ts';

const FILE = fileURLToPath(new URL('../../fixtures/files/11-register-and-staff.xlsx', import.meta.url));

describe.runIf(canBrowse)('the register of schools', () => {
  let opora: TestApplication;
  let browser: Browser;
  let visit: Visit;
  let page: Page;

  beforeAll(async () => {
    opora = await startApplication('2026-06-01');
    const name = { ru: 'Светлореченский район', en: 'Svetlorechensky district' };
    const territoryId = await insertTerritory(opora.services.db, 'municipality', name, null);
    browser = await launchBrowser();
    visit = await visitAs(browser, opora, 'chief', { territoryId, schoolId: null });
    page = visit.page;
  }, PATIENCE);
  afterAll(async () => {
    expect(visit?.faults).toEqual([]);
    await browser?.close();
    await opora?.stop();
  });

  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

  /** As it is seen and used: on a phone and on a wide screen. */
  async function inspect(): Promise<void> {
    for (const width of [360, 1366]) {
      await page.setViewportSize({ width, height: 900 });
      expect([width, await axeViolations(page), await overflow(page)]).toEqual([width, [], 0]);
    }
  }

  async function openCard(name: string): Promise<void> {
    await visit.open('/schools');
    await page.getByRole('link', { name, exact: true }).click();
    await heading(name);
  }

  /** Chooses the file and says which school its doubtful row means. */
  async function chooseFile(): Promise<void> {
    await visit.open('/schools/import');
    await page.locator('input[type=file]').setInputFiles(FILE);
    await page.getByText('Строк: 14 = новых 13', { exact: false }).waitFor();
    await page.getByText('Не загрузятся: с вопросами – 1.').waitFor();
    // By keyboard, as a list of radio buttons is used.
    await page.getByRole('radio', { name: 'Это Тихобродская школа' }).focus();
    await page.keyboard.press('Space');
    await page.getByText('Строк: 14 = новых 13 + с изменениями 1 + без изменений 0', { exact: false }).waitFor();
  }

  it(
    'begins empty: one school is typed in, the others come from a file, undone and taken again',
    async () => {
      await visit.open('/schools');
      await page.getByText('Школ пока нет').waitFor();
      expect(await page.getByRole('link', { name: 'Скачать образец таблицы' }).count()).toBe(1);
      await page.getByRole('link', { name: 'Добавить школу' }).click();
      await heading('Новая школа');
      await press('Добавить школу');
      await page.getByText('Заполните это поле').waitFor();
      await page.getByLabel('Краткое название', { exact: false }).first().fill('Тихобродская школа');
      await press('Добавить школу');
      await heading('Тихобродская школа');

      await chooseFile();
      await inspect();
      await press('Загрузить 14 строк');
      await page.getByText('Загружено 14 строк').waitFor();
      await press('Отменить загрузку');
      await page.getByRole('dialog').getByRole('button', { name: 'Отменить загрузку' }).click();
      await page.getByText('Загрузка отменена').waitFor();
      await visit.open('/schools');
      await page.getByText('1 школа').waitFor();

      await chooseFile();
      await press('Загрузить 14 строк');
      await page.getByRole('link', { name: 'К списку школ' }).click();
      await page.getByText('14 школ', { exact: true }).waitFor();
      await inspect();
      await page.getByRole('searchbox', { name: 'Найти школу' }).fill('edu980103');
      await page.getByText('1 школа', { exact: true }).waitFor();
      await page.getByRole('link', { name: 'МБОУ «Верхнеключинская СОШ»' }).waitFor();

      await visit.open('/schools/import');
      await page.locator('input[type=file]').setInputFiles(FILE);
      await page.getByText('Всё, что есть в файле, уже загружено.').waitFor();
      expect(await page.getByRole('button', { name: /^Загрузить 0/ }).isDisabled()).toBe(true);
    },
    PATIENCE,
  );

  it(
    'is mended: a login that another school has is told at its field, and the history says what was and what is',
    async () => {
      await openCard('МБОУ «Яснолужская СОШ»');
      await press('Изменить сведения');
      await page.getByLabel('Логин ФИС ОКО').fill('edu980103');
      await press('Сохранить');
      await page.getByText('Этот логин уже у другой школы').waitFor();
      await page.getByLabel('Логин ФИС ОКО').fill('edu980202');
      await press('Сохранить');
      await page.getByText('было edu980102, стало edu980202').waitFor();
      await inspect();
    },
    PATIENCE,
  );

  it(
    'ends schools: one is closed on a ground, one is merged and comes back',
    async () => {
      await openCard('МБОУ «Белокрыльская СОШ»');
      await press('Закрыть школу');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Последний день работы').fill('2026-05-31');
      await dialog.getByLabel('Основание').fill('Приказ № 7');
      await dialog.getByRole('button', { name: 'Закрыть школу' }).click();
      await page.getByText('Школа закрыта, последний день работы – 31 мая 2026 г.').waitFor();
      await page.getByText('Основание: Приказ № 7').waitFor();

      await openCard('МБОУ «Сухополянская СОШ»');
      await press('Присоединить к другой школе');
      await page.getByRole('combobox', { name: 'К какой школе' }).fill('старомост');
      await page.getByRole('option', { name: 'МБОУ «Старомостовская СОШ»' }).click();
      await dialog.getByText('Показатели двух школ никогда не складываются.').waitFor();
      await dialog.getByRole('button', { name: 'Присоединить', exact: true }).click();
      await page.getByText('присоединяется к школе МБОУ «Старомостовская СОШ»', { exact: false }).waitFor();
      await inspect();

      await visit.open('/schools?state=closed');
      await page.getByText('1 школа', { exact: true }).waitFor();
      await openCard('МБОУ «Сухополянская СОШ»');
      await press('Открыть снова');
      await dialog.getByRole('button', { name: 'Открыть снова' }).click();
      await page.getByRole('button', { name: 'Присоединить к другой школе' }).waitFor();
    },
    PATIENCE,
  );
});
