/** Accounts in a real browser: from the set-up link over invitations to the second factor; every page without a fault. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSetupLink } from '../../../server/people/account-links/setup.ts';
import { movableClock, startApplication, type TestApplication } from '../../server/application.ts';
import { totp } from '../../server/totp.ts';
import { makeWorld, type World } from '../../server/world.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, openPage, overflow, type Watched } from '../pages.ts';

const PASSWORD = 'three green kettles';
const WIDTHS = [360, 1366];

describe.runIf(canBrowse)('accounts', () => {
  let opora: TestApplication;
  let browser: Browser;
  let world: World;

  beforeAll(async () => {
    opora = await startApplication(movableClock(new Date().toISOString().slice(0, 10)));
    world = await makeWorld(opora.services);
    browser = await launchBrowser();
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await opora?.stop();
  });

  const visit = (): Promise<Watched> => openPage(browser, 1366, 900);

  /** Looks at the page in both widths; pictures are kept where `OPORA_PICTURES` names a folder. */
  async function inspect(page: Page, name: string): Promise<void> {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const pictures = process.env.OPORA_PICTURES;
      if (pictures) await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true });
      expect([name, width, await axeViolations(page)]).toEqual([name, width, []]);
      expect([name, width, await overflow(page)]).toEqual([name, width, 0]);
    }
  }

  async function openLink(page: Page, path: string, username: string, name?: string): Promise<void> {
    await page.goto(opora.url + path);
    if (name) await page.getByLabel('Как к вам обращаться').fill(name);
    await page.getByLabel('Имя для входа').fill(username);
    await page.getByLabel('Пароль').first().fill(PASSWORD);
    await page.getByRole('button', { name: 'Готово' }).click();
    await page.getByRole('heading', { name: 'Пароль задан' }).waitFor();
    await page.getByRole('link', { name: 'Войти' }).click();
  }

  async function signIn(page: Page, username: string): Promise<void> {
    await page.getByLabel('Имя пользователя или почта').fill(username);
    await page.locator('input[type=password]').fill(PASSWORD);
    await page.getByRole('button', { name: 'Войти', exact: true }).click();
  }

  /** Sets up the second factor that the role needs. @returns the secret and the recovery codes */
  async function setUp(page: Page, name: string): Promise<{ secret: string; codes: string[] }> {
    await page.getByRole('heading', { name: 'Сначала настройте второй шаг входа' }).waitFor();
    expect(await page.getByRole('navigation').getByRole('link').count()).toBe(0);
    await page.getByLabel('Нынешний пароль').fill(PASSWORD);
    await page.getByRole('button', { name: 'Настроить' }).click();
    await page.getByRole('img', { name: 'Рисунок с секретом' }).waitFor();
    await inspect(page, `${name}-second-factor`);
    const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
    await page.getByLabel('Шесть цифр из приложения').fill(totp(secret));
    await page.getByRole('button', { name: 'Включить второй шаг' }).click();
    await page.getByRole('heading', { name: 'Коды восстановления' }).waitFor();
    await inspect(page, `${name}-recovery-codes`);
    const codes = await page.locator('[role=status] li').allTextContents();
    await page.getByRole('button', { name: 'Я их сохранил(а)' }).click();
    await page.getByRole('navigation').getByRole('link').first().waitFor();
    return { secret, codes };
  }

  async function invite(page: Page, name: string, role: string, school?: string): Promise<string> {
    await page.getByRole('button', { name: 'Пригласить', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Как обращаться').fill(name);
    await dialog.getByLabel('Роль').selectOption({ label: role });
    if (school) {
      await dialog.getByRole('combobox', { name: 'Школа' }).click();
      await page.getByRole('option', { name: school }).click();
    }
    await dialog.getByRole('button', { name: 'Создать ссылку' }).click();
    return readLink(page);
  }

  async function readLink(page: Page): Promise<string> {
    await page.getByRole('heading', { name: 'Ссылка готова' }).waitFor();
    const address = await page.getByRole('dialog').locator('code').textContent();
    await page.getByRole('button', { name: 'Закрыть' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    return new URL(address ?? '').pathname + new URL(address ?? '').hash;
  }

  it(
    'begin with the set-up link; the administrator invites the chief, who passes two steps from then on',
    async () => {
      const administrator = await visit();
      const path = (await makeSetupLink(opora.services)) ?? '';
      await administrator.page.goto(opora.url + path);
      await administrator.page.getByRole('heading', { name: 'Первый администратор' }).waitFor();
      await inspect(administrator.page, 'setup-link');
      await openLink(administrator.page, path, 'the.admin', 'Ирина');
      await inspect(administrator.page, 'sign-in');
      await signIn(administrator.page, 'the.admin');
      await setUp(administrator.page, 'administrator');
      await administrator.page.getByRole('link', { name: 'Учётные записи' }).click();
      const invitation = await invite(administrator.page, 'Главный специалист', 'Главный специалист управления');
      await inspect(administrator.page, 'accounts');

      const chief = await visit();
      await chief.page.goto(opora.url + invitation);
      await chief.page.getByRole('heading', { name: 'Вас приглашают в Опору' }).waitFor();
      await chief.page.getByText('Главный специалист управления, Тестовый район').waitFor();
      await inspect(chief.page, 'invitation');
      await openLink(chief.page, invitation, 'the.chief');
      await signIn(chief.page, 'the.chief');
      const { codes, secret } = await setUp(chief.page, 'chief');
      await chief.page.getByRole('button', { name: 'Выйти' }).click();
      await signIn(chief.page, 'the.chief');
      await chief.page.getByRole('heading', { name: 'Второй шаг входа' }).waitFor();
      await inspect(chief.page, 'second-step');
      await chief.page.getByLabel('Код из приложения').fill('000000');
      await chief.page.getByRole('button', { name: 'Войти', exact: true }).click();
      await chief.page.getByText('Код не подошёл').waitFor();
      await chief.page.getByLabel('Код из приложения').fill(totp(secret));
      await chief.page.keyboard.press('Enter');
      await chief.page.getByRole('button', { name: 'Выйти' }).click();
      await signIn(chief.page, 'the.chief');
      await chief.page.getByRole('button', { name: /код восстановления/ }).click();
      await chief.page.getByLabel('Код восстановления').fill(codes[0]);
      await chief.page.keyboard.press('Enter');
      await chief.page.getByRole('navigation').getByRole('link').first().waitFor();

      // A link works once.
      await administrator.page.goto(opora.url + invitation);
      await administrator.page.getByRole('heading', { name: 'По этой ссылке войти нельзя' }).waitFor();
      await inspect(administrator.page, 'used-link');
      expect([...administrator.faults, ...chief.faults]).toEqual([]);
      await administrator.context.close();

      // The chief asks a tutor and a head in, and gives the tutor a school.
      const { page } = chief;
      await page.getByRole('link', { name: 'Учётные записи' }).click();
      await invite(page, 'Тьютор Петрова', 'Муниципальный тьютор');
      await page.getByRole('link', { name: 'Тьюторы' }).click();
      await page.getByRole('button', { name: 'Назначить школу: Тьютор Петрова' }).click();
      await page.getByRole('combobox', { name: 'Школа' }).click();
      await page.getByRole('option', { name: 'Школа 2' }).click();
      await page.getByRole('button', { name: 'Назначить', exact: true }).click();
      await page.getByText('1 школа').waitFor();
      await inspect(page, 'tutors');
      await page.getByRole('button', { name: 'Закончить: Школа 2' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Закончить' }).click();
      await page.getByText('0 школ').waitFor();
      expect(chief.faults).toEqual([]);
      await chief.context.close();
    },
    PATIENCE,
  );

  it(
    'let the head appoint the coordinator, and end a session elsewhere',
    async () => {
      const { page, context, faults } = await visit();
      const place = { territoryId: null, schoolId: world.schoolIds[0] };
      const cookie = await opora.signInAs('head', place);
      const cookies = cookie.split('; ').map((pair) => {
        const [name, ...value] = pair.split('=');
        return { name, value: value.join('='), url: opora.url };
      });
      await context.addCookies(cookies);
      await page.goto(`${opora.url}/appointments`);
      await page.getByRole('button', { name: 'Назначить: Школьный координатор' }).click();
      await page.getByLabel('Как обращаться').fill('Координатор Иванова');
      await page.getByRole('button', { name: 'Создать ссылку' }).click();
      const path = await readLink(page);
      await page.getByText('Координатор Иванова, ссылка ещё не открыта').waitFor();
      await inspect(page, 'appointments');

      const first = await visit();
      await openLink(first.page, path, 'the.coordinator');
      await signIn(first.page, 'the.coordinator');
      await first.page.getByRole('navigation').getByRole('link').first().waitFor();
      const second = await visit();
      await second.page.goto(opora.url);
      await signIn(second.page, 'the.coordinator');
      await second.page.getByRole('link', { name: 'Координатор Иванова' }).click();
      await second.page.getByText('это устройство').waitFor();
      await inspect(second.page, 'account');
      await second.page.getByRole('button', { name: 'Выйти там' }).first().click();
      await second.page.getByRole('button', { name: 'Выйти там' }).waitFor({ state: 'hidden' });
      await first.page.goto(`${opora.url}/account`);
      await first.page.getByRole('heading', { name: 'Вход' }).waitFor();

      // The menu offers no page of others, and its address ends in a refusal.
      await second.page.goto(`${opora.url}/accounts`);
      await second.page.getByRole('heading', { name: 'Эта страница не для вашей роли' }).waitFor();
      await inspect(second.page, 'refusal');
      expect([...faults, ...first.faults, ...second.faults]).toEqual([]);
      for (const each of [context, first.context, second.context]) await each.close();
    },
    PATIENCE,
  );
});
