/** Questions that do not come: a fault of ours is told as ours, a missing network as missing, and the next try finds what is there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from '../../chromium.ts';
import { openPage, overflow } from '../../pages.ts';
import { openStage, type Stage } from './stage.ts';

const OURS = 'Анкета не открылась из-за нашей ошибки';

describe.runIf(canBrowse)('questions that do not come', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, PATIENCE);
  afterAll(() => stage?.stop());

  it.each([
    ['are gone with an earlier build', { status: 404 }],
    ['break when they are loaded', { contentType: 'text/javascript', body: 'throw new Error("broken");' }],
    [
      'break when they are drawn',
      { contentType: 'text/javascript', body: 'export const t = () => { throw new Error(); };' },
    ],
  ])('%s: the page says that it is our fault, and opens them when tried again', async (_what, answer) => {
    const { page, context } = await openPage(stage.browser, 360, 740);
    await page.route('**/assets/questions-*.js', (route) => route.fulfill(answer));
    await page.goto(`${stage.opora.url}/s/${await stage.link()}`);
    await page.getByRole('button', { name: 'Начать', exact: true }).click();
    await page.getByRole('heading', { name: OURS }).waitFor();
    expect(await overflow(page)).toBe(0);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Попробовать ещё раз' }).click();
    await page.getByRole('button', { name: 'Начать', exact: true }).click();
    await page.locator('.sd-question').first().waitFor();
    await context.close();
  });

  it('do not come without network: the page says that there is none', async () => {
    const { page, context } = await openPage(stage.browser, 360, 740);
    await page.route('**/assets/questions-*.js', (route) => route.abort());
    await page.goto(`${stage.opora.url}/s/${await stage.link()}`);
    await page.getByRole('button', { name: 'Начать', exact: true }).waitFor();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Начать', exact: true }).click();
    await page.getByRole('heading', { name: 'Нет связи' }).waitFor();
    await context.close();
  });
});
