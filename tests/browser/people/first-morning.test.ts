/** From an empty installation to the answer of a student, by pages alone: six schools with statuses, numbers, people, tutors, a roadmap and a campaign. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSetupLink } from '../../../server/people/account-links/setup.ts';
import { movableClock, startApplication, type TestApplication } from '../../server/application.ts';
import { totp } from '../../server/totp.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, openPage, overflow, type Watched } from '../pages.ts';
import { keepPicture } from '../pictures.ts';
import { settle } from '../settle.ts';

const PASSWORD = 'three green kettles';
const SCHOOLS = ['Тихобродская', 'Яснолужская', 'Верхнеключинская', 'Краснотальная', 'Белокрыльская', 'Заозёрновская'];
const nameOf = (school: string) => `МБОУ «${school} СОШ»`;

const table = (rows: (string | number)[][]) => Buffer.from(rows.map((row) => row.join(';')).join('\r\n'));

const REGISTER = table([
  ['Краткое наименование', 'Логин ФИС ОКО', 'Населённый пункт'],
  ...SCHOOLS.map((school, index) => [nameOf(school), `edu98010${index}`, 'с. Речное']),
]);
const NUMBERS = table([
  ['Школа', '6 класс', '8 класс', 'Педагогических работников'],
  ...SCHOOLS.map((school, index) => [nameOf(school), 20 + index, 22 + index, 18]),
]);
const PEOPLE = table([
  ['ФИО', 'Роль', 'Школа', 'Электронная почта'],
  ...SCHOOLS.flatMap((school, index) => [
    [`Директор ${index + 1}`, 'Директор школы', nameOf(school), `head${index}@example.org`],
    [`Координатор ${index + 1}`, 'Школьный координатор', nameOf(school), ''],
  ]),
  ['Тьютор Анна', 'Муниципальный тьютор', `"${SCHOOLS.slice(0, 3).map(nameOf).join('; ')}"`, 'anna@example.org'],
]);

describe.runIf(canBrowse)('the first morning of a district', () => {
  let opora: TestApplication;
  let browser: Browser;
  let visit: Watched;
  let page: Page;
  /** What a person does: clicks and keys of choice, and fields that are filled in. */
  const done = { clicks: 0, fields: 0 };

  beforeAll(async () => {
    opora = await startApplication(movableClock(new Date().toISOString().slice(0, 10)));
    browser = await launchBrowser();
    visit = await openPage(browser, 1366, 900);
    page = visit.page;
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await opora?.stop();
  });

  async function click(target: Locator): Promise<void> {
    done.clicks += 1;
    await target.click();
  }
  const press = (name: string | RegExp) => click(page.getByRole('button', { name }));
  const follow = (name: string | RegExp) => click(page.getByRole('link', { name }).first());
  async function fill(target: Locator, text: string): Promise<void> {
    done.fields += 1;
    await target.fill(text);
  }
  /** Offers a file and takes all of its rows in. */
  async function load(name: string, buffer: Buffer, button: string): Promise<void> {
    done.fields += 1;
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
    await press(button);
  }
  /** Back to the checklist, and what it says of a step. */
  async function backToSetup(step: string, state: RegExp): Promise<void> {
    await click(page.getByRole('navigation').getByRole('link', { name: 'Настройка района' }));
    await page.getByRole('listitem', { name: step }).getByText(state).waitFor();
  }

  it(
    'ends with a campaign that is open and a student who has answered',
    async () => {
      await page.goto(`${opora.url}${await makeSetupLink(opora.services)}`);
      await fill(page.getByLabel('Как к вам обращаться'), 'Ирина Павловна');
      await fill(page.getByLabel('Имя для входа'), 'irina');
      await fill(page.getByLabel('Пароль').first(), PASSWORD);
      await fill(page.getByLabel(/район/i).first(), 'Светлореченский район');
      await press('Готово');
      await follow('Войти');
      await fill(page.getByLabel('Имя пользователя или почта'), 'irina');
      await fill(page.locator('input[type=password]'), PASSWORD);
      await press('Войти');
      await fill(page.getByLabel('Нынешний пароль'), PASSWORD);
      await press('Настроить');
      await page.getByRole('img', { name: 'Рисунок с секретом' }).waitFor();
      const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
      await fill(page.getByLabel('Шесть цифр из приложения'), totp(secret));
      await press('Включить второй шаг');
      await press('Я их сохранил(а)');

      await backToSetup('Школы', /Не начато/);
      expect(await axeViolations(page)).toEqual([]);
      await keepPicture(page, 'setup-empty-1366');
      await press('Назначить себе: Аналитик методкабинета');
      await press('Назначить себе: Главный специалист управления');

      await follow('Открыть школы');
      await follow('Загрузить из файла');
      await load('schools.csv', REGISTER, 'Загрузить 6 строк');
      await page.getByText('Загружено 6 строк').waitFor();

      await backToSetup('Школы', /Готово/);
      await follow('Ввести численность');
      await follow('Загрузить из файла');
      await fill(page.getByLabel(/дат/i).first(), new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
      await load('numbers.csv', NUMBERS, 'Загрузить 6 строк');
      await page.getByText('Загружено 6 строк').waitFor();
      await backToSetup('Численность', /Готово, 6 из 6/);

      // Steps that are begun, done and not begun stand beside each other.
      expect(await axeViolations(page)).toEqual([]);
      await follow('Открыть перечень');
      await follow('Подготовить перечень');
      for (const school of SCHOOLS.slice(0, 3))
        await click(page.getByRole('checkbox', { name: `ШНОР: ${nameOf(school)}` }));
      await fill(page.getByLabel('Номер приказа'), '12-од');
      await fill(page.getByLabel('Дата приказа'), new Date().toISOString().slice(0, 10));
      await press('Проверить и ввести в действие');
      await click(page.getByRole('dialog').getByRole('button', { name: 'Ввести в действие' }));
      await page
        .getByText(/введён в действие/)
        .first()
        .waitFor();
      await backToSetup('Статусы школ (ШНОР и ШССУ)', /Готово/);

      await follow('Открыть учётные записи');
      await follow('Загрузить список');
      await load('people.csv', PEOPLE, 'Загрузить 13 строк');
      await page.getByText('Готово 13 приглашений').waitFor();
      await backToSetup('Сотрудники и роли', /Готово, 14 из 14/);
      await page
        .getByRole('listitem', { name: 'Тьюторы школ' })
        .getByText(/Готово, 3 из 3/)
        .waitFor();

      await press('Принять типовую дорожную карту');
      await page.getByRole('listitem', { name: 'Дорожная карта года' }).getByText('Готово').waitFor();

      await follow('Открыть анкетирование');
      await press('Дальше');
      await press('Дальше');
      await press('Сохранить план');
      await press('Открыть');
      await click(page.getByRole('dialog').getByRole('button', { name: 'Открыть' }));
      await page.getByRole('heading', { name: 'Охват по школам и группам' }).waitFor();
      await backToSetup('Анкетирование', /Начато/);
      await follow('Открыть анкетирование');
      await press(/^Сделать ссылки/);
      await click(page.getByRole('dialog').getByRole('button', { name: /^Сделать ссылки/ }));
      await page.getByText(/^Сделано ссылок: \d+\./).waitFor();
      await backToSetup('Анкетирование', /Готово/);
      await page.getByText('Готово шагов: 8 из 8').waitFor();
      await keepPicture(page, 'setup-done-1366');
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await overflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      expect(visit.faults).toEqual([]);

      await answerAsStudent();
      // What it takes of hands: a change that asks for more is noticed here.
      expect(done).toEqual({ clicks: 41, fields: 14 });
    },
    PATIENCE,
  );

  async function answerAsStudent(): Promise<void> {
    const { code, schoolId } = await opora.services.db
      .selectFrom('survey_link')
      .select(['code', 'school_id as schoolId'])
      .where('audience', '=', 'student')
      .where('grade', '=', 6)
      .limit(1)
      .executeTakeFirstOrThrow();
    const phone = await openPage(browser, 360, 740);
    await phone.page.goto(`${opora.url}/s/${code}`);
    await phone.page.getByRole('button', { name: 'Начать' }).click();
    await phone.page.waitForSelector('.sd-question');
    for (;;) {
      for (const question of await phone.page.locator('.sd-question').all())
        await question.locator('label').nth(3).click();
      const finish = phone.page.getByRole('button', { name: 'Отправить ответы' });
      if (await finish.isVisible()) {
        await finish.click();
        break;
      }
      const title = await phone.page.locator('.sd-page__title').textContent();
      await phone.page.getByRole('button', { name: 'Дальше' }).click();
      await phone.page.waitForFunction((old) => document.querySelector('.sd-page__title')?.textContent !== old, title);
    }
    await phone.page.getByText('Ответы получены').waitFor();
    await settle(phone.page);
    const counted = await opora.services.db
      .selectFrom('cell_count')
      .select('received')
      .where('school_id', '=', schoolId)
      .where('audience', '=', 'student')
      .where('grade', '=', 6)
      .executeTakeFirstOrThrow();
    expect(counted.received).toBe(1);
    expect(phone.faults).toEqual([]);
    await phone.context.close();
  }
});
