/** People from a file in a real browser: from the preview over links on paper and by letter to inviting again; undone. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putSetting } from '../../../server/ground/db/settings.ts';
import { createMailer, type Mailer } from '../../../server/ground/mail/mailer.ts';
import { ADDRESS_SETTING } from '../../../server/session.ts';
import { makeDistrict } from '../../server/answering/enrolment/district.ts';
import { movableClock, startApplication, type TestApplication } from '../../server/application.ts';
import { type MailServer, startMailServer } from '../../server/daily/reminders/mailServer.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, openPage, overflow, type Watched } from '../pages.ts';

const FILE = new URL('../../fixtures/files/11-register-and-staff.xlsx', import.meta.url).pathname;
const WIDTHS = [360, 1366];

describe.runIf(canBrowse)('people from a file', () => {
  let opora: TestApplication;
  let post: MailServer;
  let mailer: Mailer;
  let browser: Browser;
  let watched: Watched;

  beforeAll(async () => {
    post = await startMailServer();
    mailer = createMailer(post.url, 'opora@district.example', 'Опора');
    opora = await startApplication(movableClock(new Date().toISOString().slice(0, 10)), { mailer });
    await putSetting(opora.services.db, ADDRESS_SETTING, opora.url);
    const { territoryId } = await makeDistrict(opora.services);
    const cookie = await opora.signInAs('administrator', { territoryId, schoolId: null });
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
    mailer?.close();
    await post?.stop();
  });

  /** Pictures of the page in both widths, kept where `OPORA_PICTURES` names a folder; that nothing sticks out. */
  async function look(page: Page, name: string): Promise<void> {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const pictures = process.env.OPORA_PICTURES;
      if (pictures) await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true });
      expect([name, width, await overflow(page)]).toEqual([name, width, 0]);
    }
  }

  async function inspect(page: Page, name: string): Promise<void> {
    await look(page, name);
    expect([name, await axeViolations(page)]).toEqual([name, []]);
  }

  it(
    'come in, get slips and letters, are invited again, and go as they came',
    async () => {
      const { page } = watched;
      await page.goto(`${opora.url}/accounts`);
      await page.getByRole('link', { name: 'Загрузить список' }).click();
      await page.getByRole('heading', { name: 'Загрузить список людей' }).waitFor();
      await look(page, 'empty');
      await page.locator('input[type=file]').setInputFiles(FILE);
      await page.getByText('повторяет ячейку E36').waitFor();
      await page.getByText('Новые: 35').click();
      await inspect(page, 'preview');
      await page.getByRole('button', { name: 'Загрузить 35 строк' }).click();
      await page.getByText('Готово 35 приглашений').waitFor();
      await page.getByText('Показать ссылки').click();
      await inspect(page, 'result');
      const slips = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Скачать листки для печати: 35' }).click();
      expect((await slips).suggestedFilename()).toMatch(/^Приглашения – .+ – \d{4}-\d{2}-\d{2}\.pdf$/);
      await page.getByRole('button', { name: 'Отправить письмом: 35' }).click();
      await look(page, 'letters');
      const takeOn = post.hold();
      await page.getByRole('dialog').getByRole('button', { name: 'Отправить' }).click();
      await page.getByText('Письма отправляются: 35').waitFor();
      await page.getByRole('link', { name: 'К списку учётных записей' }).click();
      await page.getByText('письмо ждёт отправки').first().waitFor();
      takeOn();
      await page.getByText('письмо отправлено').nth(34).waitFor();
      expect(post.letters.length).toBe(35);
      await page.getByLabel('Приглашение').selectOption('waiting');
      await look(page, 'list');
      await page.getByRole('button', { name: 'Пригласить снова: 35' }).click();
      await inspect(page, 'again');
      await page.getByRole('button', { name: 'Создать 35 ссылок' }).click();
      await page.getByText('Готово 35 приглашений').waitFor();
      await look(page, 'again-made');
      await page.getByRole('button', { name: 'Закрыть' }).click();
      await page.goto(`${opora.url}/accounts/import`);
      await page.getByRole('button', { name: /^Отменить загрузку: 11-register/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Отменить загрузку' }).click();
      await page.getByText(/^Отмена:/).waitFor();
      await look(page, 'undone');
      expect(watched.faults).toEqual([]);
    },
    PATIENCE,
  );
});
