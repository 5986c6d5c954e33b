/** Whoever has forgotten the password asks for a letter on the sign-in page, and comes in by the link in it. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putSetting } from '../../../server/ground/db/settings.ts';
import { createMailer } from '../../../server/ground/mail/mailer.ts';
import { createAccount } from '../../../server/people/identity/auth.ts';
import { insertMembership } from '../../../server/people/identity/store.ts';
import { ADDRESS_SETTING } from '../../../server/session.ts';
import { movableClock, startApplication, type TestApplication } from '../../server/application.ts';
import { type MailServer, readLetter, startMailServer } from '../../server/daily/reminders/mailServer.ts';
import { makeWorld } from '../../server/world.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, openPage, overflow } from '../pages.ts';

const NEW_PASSWORD = 'four red umbrellas';
const WIDTHS = [360, 1366];

describe.runIf(canBrowse)('a forgotten password', () => {
  let browser: Browser;
  let opora: TestApplication;
  let post: MailServer;

  beforeAll(async () => {
    post = await startMailServer();
    const mailer = createMailer(post.url, 'opora@district.example', 'Опора');
    const clock = movableClock(new Date().toISOString().slice(0, 10));
    [opora, browser] = await Promise.all([startApplication(clock, { mailer }), launchBrowser()]);
    await putSetting(opora.services.db, ADDRESS_SETTING, opora.url);
    const { schoolIds } = await makeWorld(opora.services);
    const { auth, db } = opora.services;
    const id = await createAccount(auth, { username: 'head.one', name: 'Мария Петровна', password: 'long forgotten' });
    await insertMembership(db, id, { role: 'head', territoryId: null, schoolId: schoolIds[0] });
    await db.updateTable('account').set({ email: 'head@school.example' }).where('id', '=', id).execute();
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await opora?.stop();
    await post?.stop();
  });

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

  it('is replaced by way of a letter', { timeout: PATIENCE }, async () => {
    const { context, faults, page } = await openPage(browser, 1366, 900);
    await page.goto(opora.url);
    await page.getByLabel('Имя пользователя или почта').fill('head.one');
    await inspect(page, 'sign-in');
    await page.getByRole('button', { name: 'Забыли пароль?' }).click();
    await page.getByRole('heading', { name: 'Новый пароль' }).waitFor();
    // What was typed already need not be typed again.
    expect(await page.getByLabel('Имя пользователя или почта').inputValue()).toBe('head.one');
    await inspect(page, 'forgotten');
    await page.getByRole('button', { name: 'Отправить письмо' }).click();
    await page.getByRole('heading', { name: 'Проверьте почту' }).waitFor();
    await inspect(page, 'letter-sent');

    await expect.poll(() => post.letters.length).toBe(1);
    const link = readLetter(post.letters[0].data).match(/http\S+\/link#\S+/)?.[0] ?? '';
    await page.goto(link);
    await page.getByLabel('Пароль').first().fill(NEW_PASSWORD);
    await inspect(page, 'link');
    await page.getByRole('button', { name: 'Готово' }).click();
    await page.getByRole('link', { name: 'Войти' }).click();
    await page.getByLabel('Имя пользователя или почта').fill('head.one');
    await page.locator('input[type=password]').fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Войти', exact: true }).click();
    await page.getByRole('navigation').first().waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('is the business of the administrator where no mail is set up', { timeout: PATIENCE }, async () => {
    const silent = await startApplication();
    const { context, page } = await openPage(browser, 1366, 900);
    await page.goto(silent.url);
    await page.getByText('Обратитесь к администратору').waitFor();
    expect(await page.getByRole('button', { name: 'Забыли пароль?' }).count()).toBe(0);
    await inspect(page, 'sign-in-without-mail');
    await context.close();
    await silent.stop();
  });
});
