/** The network is lost at every point, tabs are doubled, the back button is pressed: the answers are received once. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from '../../chromium.ts';
import { openPage } from '../../pages.ts';
import { answerAll, answerPage, begin, finish, openStage, type Stage, seeReceived, seeWaiting } from './stage.ts';

describe.runIf(canBrowse)('nothing is lost', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, PATIENCE);
  afterAll(() => stage?.stop());

  const fill = async (page: Page, code: string) => {
    await page.goto(`${stage.opora.url}/s/${code}`);
    await begin(page);
    await answerAll(page);
  };
  /** The server does its work, and its reply is lost on the way. */
  const loseReply = (page: Page, path: string) =>
    page.route(path, async (route) => {
      await route.fetch();
      await route.abort();
    });

  const points: [string, (page: Page) => Promise<unknown>][] = [
    ['before sending', (page) => page.route('**/ticket', (route) => route.abort())],
    ['while the ticket comes back', (page) => loseReply(page, '**/ticket')],
    ['between ticket and answers', (page) => page.route('**/submissions', (route) => route.abort())],
    ['after the answers, before the reply', (page) => loseReply(page, '**/submissions')],
  ];

  it.each(points)(
    'when the network is lost %s: reload, regain, received once',
    async (_point, lose) => {
      const { page, context } = await openPage(stage.browser, 360, 740);
      const before = await stage.received();
      await fill(page, await stage.code());
      await lose(page);
      await finish(page);
      await seeWaiting(page);
      await page.reload();
      await seeWaiting(page);
      // A try that is under way ends first: its handler would else answer a request that is no longer its own.
      await page.unrouteAll({ behavior: 'wait' });
      await page.reload();
      await seeReceived(page);
      expect(await stage.received()).toBe(before + 1);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'sends by itself once the network is back, without a reload',
    async () => {
      const { page, context } = await openPage(stage.browser, 360, 740);
      const before = await stage.received();
      await fill(page, await stage.code());
      await context.setOffline(true);
      await finish(page);
      await seeWaiting(page);
      await context.setOffline(false);
      await seeReceived(page);
      expect(await stage.received()).toBe(before + 1);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'two tabs with the same code: finished in one, the other stops, received once',
    async () => {
      const { page, context } = await openPage(stage.browser, 360, 740);
      const before = await stage.received();
      const code = await stage.code();
      await page.goto(`${stage.opora.url}/s/${code}`);
      await begin(page);
      await answerPage(page);
      const other = await context.newPage();
      await other.goto(`${stage.opora.url}/s/${code}`);
      await other.getByRole('button', { name: 'продолжить' }).click();
      await other.getByRole('radio').first().waitFor();
      // A tab in the background is drawn once in a second or two.
      await page.bringToFront();
      await answerAll(page);
      await finish(page);
      await seeReceived(page);
      await other.bringToFront();
      await other.getByRole('heading', { name: 'в другой вкладке' }).waitFor();
      await other.getByRole('button', { name: 'Открыть анкету здесь' }).click();
      await other.getByRole('heading', { name: 'По этому коду ответы уже отправлены' }).waitFor();
      expect(await stage.received()).toBe(before + 1);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'two tabs that both wait for the network send the same answers once',
    async () => {
      const { page, context } = await openPage(stage.browser, 360, 740);
      const before = await stage.received();
      const code = await stage.code();
      await fill(page, code);
      await context.route('**/api/survey/**', (route) => route.abort());
      await finish(page);
      await seeWaiting(page);
      const other = await context.newPage();
      await other.goto(`${stage.opora.url}/s/${code}`);
      await seeWaiting(other);
      // A request that is just being held would else be held for ever.
      await context.unrouteAll({ behavior: 'wait' });
      // The button goes when the answers have arrived, be it by the other tab or by the tab's own next try.
      const press = (tab: Page) =>
        Promise.race([tab.getByRole('button', { name: 'Отправить сейчас' }).click(), seeReceived(tab)]);
      await Promise.all([press(page), press(other)]);
      await Promise.all([seeReceived(page), seeReceived(other)]);
      expect(await stage.received()).toBe(before + 1);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'the back button turns pages, leaves to the introduction, and keeps every answer',
    async () => {
      const { page, context } = await openPage(stage.browser, 360, 740);
      await page.goto(`${stage.opora.url}/s/${await stage.link()}`);
      await begin(page);
      const first = await page.locator('.sd-question').first().innerText();
      const questions = await page.locator('.sd-question').count();
      await answerPage(page);
      await page.getByRole('button', { name: 'Дальше' }).click();
      await page.getByRole('button', { name: 'Назад' }).waitFor();
      await answerPage(page);
      await page.goBack();
      await expect.poll(() => page.locator('.sd-question').first().innerText()).toBe(first);
      expect(await page.getByRole('radio', { checked: true }).count()).toBe(questions);
      await page.goForward();
      await expect.poll(() => page.locator('.sd-question').first().innerText()).not.toBe(first);
      await page.getByRole('button', { name: 'Назад' }).click();
      await expect.poll(() => page.locator('.sd-question').first().innerText()).toBe(first);
      await page.goBack();
      await page.getByRole('button', { name: 'продолжить' }).click();
      await page.getByRole('radio').first().waitFor();
      expect(await page.getByRole('radio', { checked: true }).count()).toBe(questions);
      await context.close();
    },
    PATIENCE,
  );
});
