/** Files whose table stands elsewhere and whose schools have other names, in a real browser: a sheet is chosen, a name is asked for once. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDistrict } from '../../server/answering/enrolment/district.ts';
import { movableClock, startApplication, type TestApplication } from '../../server/application.ts';
import { workbookOf } from '../../server/ground/tables/workbooks.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, openPage, overflow, type Watched } from '../pages.ts';
import { keepPicture } from '../pictures.ts';

const WIDTHS = [360, 1366];
const SCHOOL = 'МБОУ «Тихобродская СОШ»';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe.runIf(canBrowse)('a file with a table elsewhere and with other names', () => {
  let opora: TestApplication;
  let browser: Browser;
  let watched: Watched;

  beforeAll(async () => {
    opora = await startApplication(movableClock('2026-06-01'));
    const { territoryId } = await makeDistrict(opora.services);
    const cookie = await opora.signInAs('analyst', { territoryId, schoolId: null });
    browser = await launchBrowser();
    watched = await openPage(browser, 1366, 900);
    const cookies = cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: opora.url };
    });
    await watched.page.context().addCookies(cookies);
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await opora?.stop();
  });

  async function inspect(page: Page, name: string): Promise<void> {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await keepPicture(page, `asked-${name}-${width}`);
      expect([name, width, await overflow(page)]).toEqual([name, width, 0]);
    }
    expect([name, await axeViolations(page)]).toEqual([name, []]);
  }

  const choose = (within: Page | Locator, name: string, buffer: Buffer) =>
    within.locator('input[type=file]').setInputFiles({ name, mimeType: XLSX, buffer });

  it(
    'is a list of markers: its sheet is chosen, its names are answered, and known the next time',
    async () => {
      const { page } = watched;
      const rows = (...schools: string[]) => [['Школа', '4 РУ'], ...schools.map((name) => [name, 'да'])];
      const list = workbookOf({
        'Прошлый год': rows(SCHOOL),
        Маркеры: [['Школы с маркерами'], ...rows('Тихобродская начальная', 'Лицей Луны')],
      });
      await page.goto(`${opora.url}/objectivity/sources`);
      const section = page.getByRole('region', { name: 'Внешний список школ', exact: true });
      await choose(section, 'маркеры.xlsx', list);
      await section.getByRole('button', { name: 'Проверить файл' }).click();
      await section.getByText('Лист «Прошлый год», заголовок в строке 1. Ещё листы в файле: «Маркеры».').waitFor();
      await section.getByText('на листе «Маркеры» есть ещё такая таблица').waitFor();
      await inspect(page, 'list-sheets');
      await section.getByLabel('Лист', { exact: true }).selectOption('Маркеры');
      await section.getByRole('button', { name: 'Искать здесь' }).click();
      await section.getByText('Лист «Маркеры», заголовок в строке 2.').waitFor();
      await section.getByText('2 названия не подошли ни к одной школе').waitFor();
      await inspect(page, 'list-names');
      await section.getByLabel('Тихобродская начальная').selectOption({ label: SCHOOL });
      await section.getByLabel('Лицей Луны').selectOption({ label: 'Не наша школа: пропустить' });
      await section.getByRole('button', { name: 'Проверить снова' }).click();
      await section.getByText('Строк 2, из них пропущено 1. Школ 1, маркеров 1.').waitFor();
      await section.getByText('Вы ответили про 2 названия').waitFor();
      await section.getByRole('button', { name: 'Сохранить и использовать' }).click();
      await section.getByText('Сохранено.').waitFor();

      await choose(section, 'ещё раз.xlsx', workbookOf({ Маркеры: rows('Тихобродская начальная', 'Лицей Луны') }));
      await section.getByRole('button', { name: 'Проверить файл' }).click();
      await section.getByText('1 название не подошло ни к одной школе').waitFor();
      expect(await section.getByLabel('Тихобродская начальная').count()).toBe(0);
      expect(watched.faults).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'is a table of means: it is looked at elsewhere before it is confirmed, and the former look is gone',
    async () => {
      const { page } = watched;
      const head = ['Школа', 'Год', 'Работа', 'Класс', 'Учеников', 'Средний балл', 'Стандартное отклонение'];
      const row = (school: string) => [school, 2026, 'ОГЭ математика', 9, 20, 12, 4];
      const means = workbookOf({
        Черновик: [head, row(SCHOOL)],
        Итог: [['Средние баллы'], head, row(SCHOOL), row('МБОУ «Яснолужская СОШ»')],
      });
      await page.goto(`${opora.url}/results/tables`);
      await choose(page, 'средние.xlsx', means);
      await page.getByRole('button', { name: 'Проверить файл' }).click();
      await page.getByText('Лист «Черновик», заголовок в строке 1.').waitFor();
      await page.getByText('Таблица не там? Указать лист и строку заголовка').click();
      await page.getByLabel('Лист', { exact: true }).selectOption('Итог');
      await inspect(page, 'means');
      await page.getByRole('button', { name: 'Искать здесь' }).click();
      await page.getByText('Лист «Итог», заголовок в строке 2.').waitFor();
      await page.getByRole('button', { name: 'Вернуть как было найдено' }).waitFor();
      await inspect(page, 'means-chosen');
      await page.getByRole('button', { name: 'Принять' }).click();
      await page.getByText('Принято. Результаты уже учитывают таблицу').waitFor();
      await page.getByRole('rowheader', { name: 'средние.xlsx' }).waitFor();
      expect(await page.getByRole('rowheader', { name: 'средние.xlsx' }).count()).toBe(1);
      expect(watched.faults).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'is a table of numbers of people: its rows wait for an answer',
    async () => {
      const { page } = watched;
      const rows = [
        ['Численность на 01.09.2026'],
        ['Школа', '6 класс', '8 класс'],
        ['Яснолужская, нижняя', 20, 21],
        ['Тихобродская школа', 25, 26],
      ];
      await page.goto(`${opora.url}/enrolment/import`);
      await choose(page, 'численность.xlsx', workbookOf({ Пояснения: [['Пояснения']], Люди: rows }));
      await page.getByText('Лист «Люди», заголовок в строке 2.').waitFor();
      await page.getByText('1 название не подошло ни к одной школе').waitFor();
      await inspect(page, 'enrolment');
      await page.getByText('Изменить лист, строку заголовка или столбцы').click();
      await inspect(page, 'enrolment-place');
      await page.getByLabel('Яснолужская, нижняя').selectOption({ label: 'МБОУ «Яснолужская СОШ»' });
      await page.getByRole('button', { name: 'Проверить снова' }).click();
      await page.getByRole('button', { name: 'Загрузить 2 строки' }).click();
      await page.getByText('Загружены 2 строки').waitFor();
      expect(watched.faults).toEqual([]);
    },
    PATIENCE,
  );
});
