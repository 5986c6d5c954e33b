/** Files of a district as they come, in a real browser: what they are, which schools they mean, what is refused and why. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixture, makeDistrict } from '../../server/answering/enrolment/district.ts';
import { startApplication, type TestApplication } from '../../server/application.ts';
import { request } from '../../server/asking.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, overflow } from '../pages.ts';
import { keepPicture } from '../pictures.ts';
import { type Visit, visitAs } from '../workplaceVisit.ts';

const FILES = new URL('../../fixtures/files/', import.meta.url).pathname;
const WIDTHS = [360, 1366];
const RUSSIAN = 'Русский язык, 7 класс, 2026';

/** The tests of the files, as an upload of `tests.csv` stores them. */
async function loadTests(opora: TestApplication, cookie: string): Promise<void> {
  const body = new FormData();
  body.append('file', new File([new Uint8Array(fixture('tests.csv'))], 'tests.csv'));
  const preview = await fetch(`${opora.url}/api/vpr-tests/preview`, { method: 'POST', headers: { cookie }, body });
  const { faults, tests } = await preview.json();
  expect(faults).toEqual([]);
  expect((await request(opora, cookie, 'POST', '/api/vpr-tests', { tests })).status).toBe(201);
}

describe.runIf(canBrowse)('files with results', () => {
  let opora: TestApplication;
  let browser: Browser;
  let visit: Visit;

  beforeAll(async () => {
    opora = await startApplication();
    const { territoryId } = await makeDistrict(opora.services);
    const place = { territoryId, schoolId: null };
    await loadTests(opora, await opora.signInAs('analyst', place));
    browser = await launchBrowser();
    visit = await visitAs(browser, opora, 'analyst', place);
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await opora?.stop();
  });

  /** Looks at the page in both widths and by axe. */
  async function inspect(name: string): Promise<void> {
    const { page } = visit;
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await keepPicture(page, `files-${name}-${width}`);
      expect([name, width, await overflow(page)]).toEqual([name, width, 0]);
    }
    expect([name, await axeViolations(page)]).toEqual([name, []]);
  }

  const button = (name: string) => visit.page.getByRole('button', { name, exact: true });
  const choose = (file: string) => visit.page.locator('input[type=file]').setInputFiles(`${FILES}${file}`);
  const chooseText = (name: string, text: string) =>
    visit.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  const chosenTest = () => visit.page.getByLabel('Работа').locator('option:checked').textContent();

  it(
    'take rows of pupils: table and test are found, a school of elsewhere is asked for once',
    async () => {
      const { open, page } = visit;
      await open('/objectivity/imports');
      await inspect('empty');
      await choose('01-individual-results.xlsx');
      await page
        .getByText(
          'Похоже на: индивидуальные результаты участников. Лист «Ф1 Индивидуальные результаты», заголовок в строке 8.',
        )
        .waitFor();
      expect(await chosenTest()).toBe(RUSSIAN);
      await inspect('recognised');
      await button('Проверить').click();
      await page.getByText('Лист «Ф1 Индивидуальные результаты», заголовок в строке 8.', { exact: false }).waitFor();
      await inspect('mapping');
      await button('Проверить все строки').click();
      await page.getByText('1 название не подошло ни к одной школе').waitFor();
      await page
        .getByText('Строк в таблице 344 = без ошибок 340 + не писали 0 + с ошибками 1 + пропущено 3.')
        .waitFor();
      await page.getByRole('rowheader', { name: 'D180' }).waitFor();
      await inspect('preview');
      await page.getByLabel(/Ольховатовская/).selectOption('Не наша школа: пропустить');
      await button('Проверить снова').click();
      await page.getByText('Пропущено: не наши школы – 3.').waitFor();
      await inspect('answered');
      await button('Импортировать без 1 строки').click();
      await page.getByText(/Импортировано: 01-individual/).waitFor();
      await page
        .getByRole('row', { name: /01-individual/ })
        .getByText('действует для 14 из 14 школ')
        .waitFor();
      expect(visit.faults).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'take the form of one school: totals and marks are computed, and rows that are no pupils are told',
    async () => {
      const { open, page } = visit;
      await open('/objectivity/imports');
      await choose('02-collection-form.xlsx');
      await page.getByText('Похоже на: форма сбора результатов').waitFor();
      expect(await chosenTest()).toBe('Математика, 7 класс, 2026');
      await button('Проверить').click();
      await button('Проверить все строки').waitFor();
      expect(await page.getByLabel('Школа всего файла').locator('option:checked').textContent()).toBe(
        'МБОУ «Яснолужская СОШ»',
      );
      await page.getByLabel('Отметка за работу').selectOption({ value: '5' });
      await page.getByText('Столбец F выбран дважды.').waitFor();
      await page.getByLabel('Отметка за работу').selectOption('нет в файле');
      await button('Проверить все строки').click();
      await page.getByText('Столбцов с суммой и отметкой нет').waitFor();
      await page.getByText('Строк в таблице 25 = без ошибок 20 + не писали 3 + с ошибками 1 + пропущено 1.').waitFor();
      await page.getByText('Пропущено: строка максимальных баллов – 1.').waitFor();
      await page.getByRole('rowheader', { name: 'S16' }).waitFor();
      await inspect('form');
      await button('Удалить файл').click();
      await button('Выбрать файл').waitFor();
      expect(visit.faults).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'take reports by school: names are asked for with the likeliest schools, remembered, and what was loaded can be undone',
    async () => {
      const { open, page } = visit;
      // Of these three the district has not yet written down that files number them.
      await opora.services.db
        .updateTable('school')
        .set({ aliases: [] })
        .where('oko_login', 'in', ['edu980111', 'edu980112', 'edu980113'])
        .execute();
      await open('/objectivity/imports');
      await page.getByText('Отчётов по школам ещё не загружали.').waitFor();
      await choose('05-score-distribution.xlsx');
      await page.getByText('Похоже на: распределение первичных баллов.').waitFor();
      expect(await chosenTest()).toBe(RUSSIAN);
      await button('Проверить').click();
      await page.getByText('3 названия не подошли ни к одной школе').waitFor();
      await page.getByText('Строк в таблице 17 = школ 11 + для сравнения 3 + с ошибками 0 + пропущено 3.').waitFor();
      expect(await button('Проверить снова').isDisabled()).toBe(true);
      await inspect('report-asked');
      for (const [name, school] of [
        ['№1', 'МБОУ «Светлореченская первая СОШ»'],
        ['№2', 'МБОУ «Светлореченская вторая СОШ»'],
        ['№3', 'МБОУ «Светлореченская третья СОШ»'],
      ]) {
        const question = page.getByLabel(new RegExp(`Светлореченская СОШ ${name}`));
        expect(await question.locator('optgroup[label=Похожие]').textContent()).toContain(school);
        await question.selectOption(school);
      }
      await button('Проверить снова').click();
      await page.getByText('Строк в таблице 17 = школ 14 + для сравнения 3 + с ошибками 0 + пропущено 0.').waitFor();
      await page.getByText('Вы ответили про 3 названия').waitFor();
      await inspect('report-answered');
      await button('Загрузить').click();
      await page.getByText('Отчёт загружен: 14 школ.').waitFor();
      const loaded = page.getByRole('row', { name: /05-score/ });
      await loaded.getByText('действует для 14 из 14 школ').waitFor();
      await inspect('report-loaded');
      await choose('05-score-distribution.xlsx');
      await button('Проверить').click();
      await page.getByText('Для 14 школ такой отчёт уже есть').waitFor();
      expect(await page.getByText('не подошли ни к одной школе').count()).toBe(0);
      await button('Убрать файл').click();
      await loaded.getByRole('button', { name: 'Отменить загрузку: 05-score-distribution.xlsx' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Отменить загрузку' }).click();
      await loaded.getByText(/^Отменён/).waitFor();
      await choose('04-journal-comparison.xlsx');
      await page.getByText('Похоже на: сравнение отметок с отметками по журналу.').waitFor();
      await button('Проверить').click();
      await button('Загрузить').click();
      await page.getByText('Отчёт загружен: 14 школ.').waitFor();
      await inspect('report-undone');
      expect(visit.faults).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'take two tests that stand below one another, one by one, and choose the file once',
    async () => {
      const { open, page } = visit;
      const table = (title: string) => [
        title,
        'Группы участников;Кол-во участников;2;3;4;5',
        'МБОУ «Яснолужская СОШ»;20;2;8;6;4',
        'МБОУ «Тихобродская СОШ»;22;2;10;6;4',
      ];
      await open('/objectivity/imports');
      const lines = [...table('ВПР 2026. Русский язык, 7 класс'), ...table('ВПР 2026. Математика, 7 класс')];
      await chooseText('two.csv', lines.join('\n'));
      await page.getByText('В файле несколько таблиц.', { exact: false }).waitFor();
      expect(await chosenTest()).toBe(RUSSIAN);
      await inspect('several');
      for (const [option, test] of [RUSSIAN, 'Математика, 7 класс, 2026'].entries()) {
        await page.getByLabel('Что загрузить из файла').selectOption({ index: option });
        await expect.poll(chosenTest).toBe(test);
        await button('Проверить').click();
        await button('Загрузить').click();
        await page
          .getByRole('row', { name: /two\.csv/ })
          .nth(option)
          .waitFor();
      }
      await page.getByText('Отчёт загружен: 2 школы.').waitFor();
      expect(visit.faults).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'are refused with the reason and the way out, or led to the page where they belong',
    async () => {
      const { open, page } = visit;
      await open('/objectivity/imports');
      await choose('14-journal-report.xls');
      await page.getByText('Это веб-страница, сохранённая под именем таблицы').waitFor();
      await choose('16-old-format.xls');
      await page.getByText('Это книга старого формата (XLS, до 2007 года)').waitFor();
      await choose('13-names-of-pupils.xlsx');
      await page.getByText('Выбран файл: 13-names').waitFor();
      await page.getByLabel('Работа').selectOption({ label: RUSSIAN });
      await button('Проверить').click();
      await page.getByText(/В файле имена людей: B3, B4/).waitFor();
      await inspect('names');
      await choose('11-register-and-staff.xlsx');
      await page.getByText('Этот файл загружают на другой странице').waitFor();
      // What stands above a table is told after its place.
      const table = page.getByLabel('Что загрузить из файла');
      const selectOffered = async (place: string) => {
        const offered = await table.locator('option').allTextContents();
        await table.selectOption({ index: offered.findIndex((text) => text.startsWith(place)) });
      };
      await selectOffered('список школ: лист «Реестр ОО», строка 3');
      expect(await page.getByRole('link', { name: /странице списка школ/ }).getAttribute('href')).toBe(
        '/schools/import',
      );
      await inspect('elsewhere');
      await selectOffered('список сотрудников: лист «Сотрудники», строка 2');
      await page.getByText('у вашей роли нет доступа').waitFor();
      await chooseText('other.csv', 'Русский язык, 8 класс, 2026 год\nКод участника;Первичный балл\na1;8\n');
      await page.getByText('В файле – Русский язык, 8 класс, 2026. Такой работы в списке нет.').waitFor();
      await inspect('test-missing');
      await chooseText('unknown.csv', 'Отчёт школы\nНомер работы;Пункты\na1;8\na2;9\n');
      await page.getByText('Вид таблицы узнать не удалось').waitFor();
      expect(await button('Проверить').isDisabled()).toBe(true);
      await page.getByText('Чтобы проверить файл, выберите работу.').waitFor();
      await inspect('unknown');
      await page.getByLabel('Строка с названиями столбцов').fill('2');
      await button('Искать здесь').click();
      await button('Вернуть как было найдено').waitFor();
      await page.getByLabel('Работа').selectOption({ label: RUSSIAN });
      await button('Проверить').click();
      await page.getByText('Чтобы проверить строки, укажите столбец с кодом участника.').waitFor();
      await page.getByLabel('Код участника').selectOption({ label: 'A: Номер работы (например, a1)' });
      await page.getByLabel('Сумма баллов').selectOption({ label: 'B: Пункты (например, 8)' });
      await page.getByText('укажите столбец со школой или логином').waitFor();
      await inspect('by-hand');
      await button('Удалить файл').click();
      await choose('15-other-test.csv');
      await page.getByText('Выбран файл: 15-other').waitFor();
      await page.getByLabel('Работа').selectOption({ label: 'Математика, 7 класс, 2026' });
      await button('Проверить').click();
      await button('Проверить все строки').click();
      await page.getByText('Похоже, это результаты другой работы').waitFor();
      await page.getByText(`По баллам и отметкам подходят: ${RUSSIAN}`).waitFor();
      expect(await page.getByRole('button', { name: /^Импортировать/ }).isDisabled()).toBe(true);
      await inspect('other-test');
      await button('English').click();
      await page.getByText('By scores and marks these fit').waitFor();
      await inspect('english');
      expect(visit.faults).toEqual([]);
    },
    PATIENCE,
  );
});
