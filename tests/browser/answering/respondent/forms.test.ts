/** Every form on a small phone: completed by a code and by a link, with axe on each page, in both languages, by keyboard. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from '../../chromium.ts';
import { axeViolations, openPage, overflow } from '../../pages.ts';
import { answerAll, answerPage, begin, finish, openStage, pressAnswers, type Stage, seeReceived } from './stage.ts';

describe.runIf(canBrowse)('the forms on a phone of 360 px', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, PATIENCE);
  afterAll(() => stage?.stop());

  it.each(['student', 'parent', 'teacher'] as const)(
    'the form of a %s is completed by a code: every page within the screen and without fault of accessibility',
    async (audience) => {
      const { page, faults, context } = await openPage(stage.browser, 360, 740);
      const before = await stage.received();
      await page.goto(`${stage.opora.url}/s/${await stage.code(audience)}`);
      await begin(page);
      let pages = 0;
      await answerAll(page, async () => {
        await pressAnswers(page);
        pages += 1;
        expect(await overflow(page)).toBe(0);
        // Pages of a form are alike; the first and the last but one show what axe can find.
        if (pages <= 2) expect(await axeViolations(page, true)).toEqual([]);
      });
      await finish(page);
      await seeReceived(page);
      expect(await axeViolations(page, true)).toEqual([]);
      expect(pages).toBeGreaterThan(3);
      expect(await stage.received()).toBe(before + 1);
      expect(await context.cookies()).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it('asks no other host, and sends the code with the exchange alone', async () => {
    const { page, context } = await openPage(stage.browser, 360, 740);
    const asked: { url: string; body: string }[] = [];
    page.on('request', (request) => asked.push({ url: request.url(), body: request.postData() ?? '' }));
    const code = await stage.code();
    await page.goto(`${stage.opora.url}/s/${code}`);
    await begin(page);
    await answerAll(page);
    await finish(page);
    await seeReceived(page);
    expect(asked.filter(({ url }) => new URL(url).origin !== stage.opora.url)).toEqual([]);
    const sent = asked.find(({ url }) => url.endsWith('/api/survey/submissions'));
    expect(sent?.body).toContain('"ticket"');
    expect(JSON.stringify(sent).replaceAll('-', '')).not.toContain(code.replaceAll('-', ''));
    await context.close();
  }, 60_000);

  it('changes the language in the middle, and no answer is lost', async () => {
    const { page, context } = await openPage(stage.browser, 360, 740);
    await page.goto(`${stage.opora.url}/s/${await stage.code()}`);
    await begin(page);
    await answerPage(page);
    const russian = await page.locator('.sd-question').first().innerText();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Next' }).waitFor();
    await expect.poll(() => page.locator('.sd-question').first().innerText()).not.toBe(russian);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(await page.locator('.sd-question').count());
    expect(await axeViolations(page, true)).toEqual([]);
    await context.close();
  });

  it('is filled in by keyboard alone', async () => {
    const { page, context } = await openPage(stage.browser, 360, 740);
    await page.goto(`${stage.opora.url}/s/${await stage.code()}`);
    await page.getByRole('button', { name: 'Начать', exact: true }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.sd-question').first().waitFor();
    const questions = await page.locator('.sd-question').count();
    await page.locator('h1').focus();
    for (let question = 0; question < questions; question++) {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
    }
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(questions);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Дальше');
    await context.close();
  });

  it('has targets that a thumb does not miss', async () => {
    const { page, context } = await openPage(stage.browser, 360, 740);
    await page.goto(`${stage.opora.url}/s/${await stage.code()}`);
    await begin(page);
    for (const target of await page.locator('.sd-item label, button:visible').all()) {
      const box = await target.boundingBox();
      expect(box?.height ?? 0, await target.innerText()).toBeGreaterThanOrEqual(44);
    }
    await context.close();
  });
});
