/** One phone for several people, pages of wrong codes, and the page that opens without network. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from '../../chromium.ts';
import { axeViolations, openPage, overflow } from '../../pages.ts';
import { answerAll, answerPage, begin, finish, openStage, type Stage, seeReceived, seeWaiting } from './stage.ts';

describe.runIf(canBrowse)('a phone that goes from hand to hand', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, PATIENCE);
  afterAll(() => stage?.stop());

  const setState = (state: 'planned' | 'open' | 'closed' | 'sealed') =>
    stage.opora.services.db
      .updateTable('campaign')
      .set({ state, seals_on: state === 'closed' ? '2026-06-30' : null })
      .where('id', '=', stage.world.campaignId)
      .execute();

  it(
    'by a class link the next person begins anew, also while the former answers wait, and both are received',
    async () => {
      const { page, context } = await openPage(stage.browser, 360, 740);
      const before = await stage.received();
      const address = `${stage.opora.url}/s/${await stage.link()}`;
      await page.goto(address);
      await begin(page);
      await answerAll(page);
      await page.route('**/submissions', (route) => route.abort());
      await finish(page);
      await seeWaiting(page);
      await page.getByRole('button', { name: 'ответит другой человек' }).click();
      await page.getByText('готовые ответы, которые ещё не отправлены').waitFor();
      await begin(page);
      expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
      await page.unrouteAll({ behavior: 'wait' });
      await answerAll(page);
      await finish(page);
      await seeReceived(page);
      await expect.poll(() => stage.received(), { timeout: 20_000 }).toBe(before + 2);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'a draft asks whose it is: going on shows the answers, beginning anew shows none',
    async () => {
      const { page, context } = await openPage(stage.browser, 360, 740);
      await page.goto(`${stage.opora.url}/s/${await stage.link()}`);
      await begin(page);
      await answerPage(page);
      await page.reload();
      await page.getByText('Продолжить её может тот, кто её начал').waitFor();
      expect(await axeViolations(page, true)).toEqual([]);
      await page.getByRole('button', { name: 'Начать заново' }).click();
      await page.locator('.sd-question').first().waitFor();
      expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'forgets everything: nothing of ours is left in the browser',
    async () => {
      const { page, context } = await openPage(stage.browser, 360, 740);
      await page.goto(`${stage.opora.url}/s/${await stage.code()}`);
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('button', { name: 'Русский' }).click();
      await begin(page);
      await answerAll(page);
      await finish(page);
      await seeReceived(page);
      await page.getByRole('button', { name: 'Забыть всё' }).click();
      expect(await axeViolations(page, true)).toEqual([]);
      await page.getByRole('button', { name: 'Стереть' }).click();
      await page.getByRole('heading', { name: 'ничего не осталось' }).waitFor();
      const left = await page.evaluate(async () => ({
        stores: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
        databases: (await indexedDB.databases()).map(({ name }) => name),
        caches: await caches.keys(),
        workers: (await navigator.serviceWorker.getRegistrations()).length,
      }));
      expect(left).toEqual({ stores: [], databases: [], caches: [], workers: 0 });
      await context.close();
    },
    PATIENCE,
  );

  it('tells wrong, mistyped, spent, closed, sealed and not yet open codes apart, each without fault of accessibility', async () => {
    const { page, context } = await openPage(stage.browser, 360, 740);
    const code = await stage.code();
    const see = async (address: string, title: string) => {
      await page.goto(`${stage.opora.url}/s/${address}`);
      await page.getByRole('heading', { name: title }).waitFor();
      expect(await overflow(page)).toBe(0);
      expect(await axeViolations(page, true), title).toEqual([]);
    };
    await see('NOSUCHCODE', 'Такой анкеты нет');
    await see(code.slice(0, -1) + (code.endsWith('0') ? '1' : '0'), 'В коде опечатка');
    await page.getByLabel('Код').fill(code.toLowerCase());
    await page.keyboard.press('Enter');
    await begin(page);
    await answerAll(page);
    await finish(page);
    await seeReceived(page);
    await page.evaluate(() => sessionStorage.clear());
    await see(code, 'По этому коду ответы уже отправлены');
    const other = await stage.code();
    await setState('closed');
    await see(other, 'Опрос закрыт');
    await setState('sealed');
    await see(other, 'Опрос завершён');
    await setState('planned');
    await see(other, 'Опрос ещё не начался');
    await setState('open');
    await see('', 'Код с карточки');
    await see('../privacy', 'Что мы храним');
    await context.close();
  }, 90_000);

  it(
    'opens again without network after the first visit, and sends when it is back',
    async () => {
      const { page, context } = await openPage(stage.browser, 360, 740);
      const before = await stage.received();
      await page.goto(`${stage.opora.url}/s/${await stage.code()}`);
      await page.getByText('Страница откроется на этом устройстве и без интернета').waitFor();
      await page.evaluate(() => navigator.serviceWorker.ready);
      await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
      await context.setOffline(true);
      await page.reload();
      await begin(page);
      await answerAll(page);
      await finish(page);
      await seeWaiting(page);
      await page.reload();
      await seeWaiting(page);
      const kept = await page.evaluate(async () => {
        const names = await caches.keys();
        const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
        return requests.flat().map(({ url }) => new URL(url).pathname);
      });
      expect(
        kept.filter((path) => path.startsWith('/api/') || (path.length > '/s/'.length && path.startsWith('/s/'))),
      ).toEqual([]);
      await context.setOffline(false);
      await page.reload();
      await seeReceived(page);
      expect(await stage.received()).toBe(before + 1);
      await context.close();
    },
    PATIENCE,
  );
});
