/** The workplace in a real browser: both languages, by keyboard, under the policy; the head signs. */
import { describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from './chromium.ts';
import { openDemoStage } from './demoStage.ts';
import { axeViolations, chooseAccount, openPage, overflow, signIn } from './pages.ts';

describe.runIf(canBrowse)('the workplace', () => {
  const stage = openDemoStage();

  it('changes its language at once and remembers it', async () => {
    const { page, context } = await openPage(stage.browser, 1366, 768);
    await signIn(page, stage.demo, 'chief');
    await page.getByRole('heading', { level: 1, name: 'Что требует внимания' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'What needs attention' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'What needs attention' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('main').textContent()).not.toMatch(/[а-яё]{3,}/i);
    await context.close();
  });

  it('speaks another language whole, also one that was tried before anybody had signed in', async () => {
    const { page, faults, context } = await openPage(stage.browser, 1366, 768);
    await page.goto(stage.demo.url);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await page.getByRole('button', { name: 'Русский' }).click();
    await page.getByRole('heading', { level: 1, name: 'Вход' }).waitFor();
    await chooseAccount(page, stage.demo, 'analyst');
    await page.getByRole('heading', { level: 1, name: 'Что требует внимания' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'What needs attention' }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('says so where the words of its pages cannot be loaded, and goes on when they can', async () => {
    const { page, context } = await openPage(stage.browser, 1366, 768);
    const words = /\/assets\/ru-(?!frame)[\w-]+\.js$/;
    await signIn(page, stage.demo, 'analyst');
    await page.route(words, (route) => route.abort());
    await page.reload();
    await page.getByRole('alert').waitFor();
    await page.unroute(words);
    await page.getByRole('button', { name: 'Попробовать ещё раз' }).click();
    await page.getByRole('heading', { level: 1, name: 'Что требует внимания' }).waitFor();
    await context.close();
  });

  it('is moved through the heat map by arrows, and Enter opens the school at that factor', async () => {
    const { page, context } = await openPage(stage.browser, 1366, 768);
    await signIn(page, stage.demo, 'tutor');
    await page.getByRole('link', { name: 'Риски', exact: true }).click();
    const cells = page.getByRole('region', { name: 'Карта рисков' }).getByRole('button');
    await cells.first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const chosen = await page.locator(':focus').getAttribute('aria-label');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForURL(/schools\/\d+\?.*factor=F02/);
    const school = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    expect(chosen).toContain(school);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Где какие риски' }).waitFor();
    await context.close();
  });

  it(
    'lets the head sign the return after asking, and shows the version',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'head');
      await page.getByRole('link', { name: 'Отчёт директора' }).first().click();
      await page.getByRole('button', { name: /Заполнить отчёт|Исправить/ }).click();
      await page.locator('.sd-question input').first().waitFor();
      expect(await axeViolations(page)).toEqual([]);
      const finish = page.getByRole('button', { name: 'Проверить и подписать' });
      for (;;) {
        for (const field of await page.locator('.sd-question input').all()) await field.fill('3');
        await page.keyboard.press('Tab');
        if (await finish.isVisible()) break;
        await page.getByRole('button', { name: 'Дальше' }).click();
      }
      await finish.click();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Подписать' }).click();
      await page.getByText(/Отчёт подписан, версия \d+/).waitFor();
      await page.getByText(/Действует версия \d+/).waitFor();
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'leaves doubtful answers out by keyboard, says so, and keeps that from page to page',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'analyst', '/risks');
      const choice = page.getByRole('switch', { name: 'Без сомнительных ответов' });
      await choice.focus();
      await page.keyboard.press('Space');
      await page.waitForURL(/quality=kept/);
      await page.getByText(/заполненн(ые|ую) не глядя, не учтен/).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole('region', { name: 'Карта рисков' }).getByRole('button').first().click();
      await page.waitForURL(/schools\/\d+\?.*quality=kept/);
      await page.getByRole('heading', { name: 'Какие ответы на это влияют' }).waitFor();
      await page.goBack();
      await choice.focus();
      await page.keyboard.press('Space');
      await page.waitForURL((address) => !address.search.includes('quality'));
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it('keeps the menu of a phone behind a button, which the keyboard opens, closes and goes through', async () => {
    const { page, faults, context } = await openPage(stage.browser, 360, 740);
    await signIn(page, stage.demo, 'chief');
    await page.getByRole('heading', { level: 1, name: 'Что требует внимания' }).waitFor();
    const menu = page.getByRole('navigation', { name: 'Разделы' });
    const toggle = menu.getByRole('button', { name: 'Разделы' });
    const district = menu.getByRole('link', { name: 'Район', exact: true });
    await district.waitFor({ state: 'hidden' });
    await toggle.press('Enter');
    await district.waitFor();
    expect(await axeViolations(page, true)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await district.waitFor({ state: 'hidden' });
    expect(await toggle.evaluate((node) => node === document.activeElement)).toBe(true);
    await toggle.press('Enter');
    await district.press('Enter');
    await page.waitForURL(/district/);
    await district.waitFor({ state: 'hidden' });
    expect(faults).toEqual([]);
    await context.close();
  });

  it('offers a coordinator only what a coordinator may open', async () => {
    const { page, context } = await openPage(stage.browser, 1366, 768);
    await signIn(page, stage.demo, 'coordinator');
    const offered = await page.getByRole('navigation').getByRole('link').allTextContents();
    expect(offered).toEqual([
      'Обзор',
      'Моя школа',
      'Численность',
      'Анкетирование',
      'Раздать анкеты',
      'Ссылки на анкеты',
      'Отчёт директора',
      'План мер',
      'Дорожная карта',
      'Что от нас ждут',
      'Подтверждения',
      'Дорожная карта школы',
      'Практика',
      'Сеть поддержки',
      'Результаты',
      'Путь к выходу',
      'Публикации',
    ]);
    await page.getByRole('link', { name: 'Ссылки на анкеты' }).click();
    await page.getByRole('link', { name: /\/s\// }).first().waitFor();
    await page.getByRole('button', { name: 'Выйти' }).click();
    await page.getByRole('heading', { level: 1, name: 'Вход' }).waitFor();
    await context.close();
  });
});
