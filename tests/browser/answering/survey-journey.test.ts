/** From a phone to the profile: a student's answers change coverage at once, and the profile when ten wait. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from '../chromium.ts';
import { openDemoStage } from '../demoStage.ts';
import { axeViolations, chooseAccount, openPage, overflow } from '../pages.ts';
import { answerAll, begin, finish, pressAnswers } from './respondent/stage.ts';

/** Coverage changes within two seconds of the acknowledgement. */
const SEEN_MS = 2_000;

describe.runIf(canBrowse)('a student answers on a phone', () => {
  const stage = openDemoStage();

  const link = () => {
    const found = stage.demo.links.find(({ audience, waiting }) => audience === 'student' && waiting === 9);
    if (!found) throw new Error('no student link of the demo has nine answers waiting');
    return found;
  };

  it(
    'fills the form at 360 px; the district sees coverage and profile move',
    async () => {
      const { grade, school } = link();
      const analyst = await openPage(stage.browser, 1366, 768);
      await chooseAccount(analyst.page, stage.demo, 'analyst');
      await analyst.page.getByRole('link', { name: school }).first().waitFor();
      await openSchool(analyst.page, school);
      const row = analyst.page.getByRole('row', { name: `Ученики, ${grade} кл.` });
      const [received, sealed] = await counts(row);
      const before = await figures(analyst.page);

      const phone = await openPage(stage.browser, 360, 740);
      await phone.page.goto(`${stage.demo.url}/s/${link().code}`);
      await phone.page.getByRole('heading', { level: 1 }).waitFor();
      expect(await axeViolations(phone.page)).toEqual([]);
      await begin(phone.page);
      await answerAll(phone.page, (each) => pressAnswers(each, 3));
      await finish(phone.page);
      await phone.page.getByRole('heading', { name: 'Ответы получены' }).waitFor();
      const acknowledged = Date.now();

      await expect.poll(async () => (await counts(row))[0], { timeout: SEEN_MS, interval: 50 }).toBe(received + 1);
      expect(Date.now() - acknowledged).toBeLessThan(SEEN_MS);
      await expect.poll(async () => (await counts(row))[1], { timeout: 10_000 }).toBe(sealed + 5);
      await expect.poll(() => figures(analyst.page), { timeout: 10_000 }).not.toEqual(before);
      expect([...phone.faults, ...analyst.faults]).toEqual([]);

      await phone.page.reload();
      await phone.page.getByRole('heading', { name: 'Ответы получены' }).waitFor();
      expect(await axeViolations(phone.page)).toEqual([]);
      await phone.context.close();
      await analyst.context.close();
    },
    PATIENCE,
  );

  it('keeps a started form on the phone, through a reload and in the other language', async () => {
    const { page, faults, context } = await openPage(stage.browser, 360, 740);
    await page.goto(`${stage.demo.url}/s/${link().code}`);
    await page.getByRole('button', { name: 'Начать' }).click();
    await page.locator('.sd-item label').first().click();
    await page.reload();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('radio').first().waitFor();
    expect(await page.getByRole('radio').first().isChecked()).toBe(true);
    expect(await overflow(page)).toBe(0);
    // A typeface of its own, which phones do not have, would be drawn with serifs.
    for (const place of ['.sd-question__header', '.sd-question__content']) {
      const [own, all] = await page
        .locator(`${place}, body`)
        .evaluateAll(([body, form]) => [form, body].map((each) => getComputedStyle(each).fontFamily));
      expect([place, own]).toEqual([place, all]);
    }
    expect(await axeViolations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it(
    'says that answers are saved but not sent, sends them later, and clears the phone for the next person',
    async () => {
      const { page, context } = await openPage(stage.browser, 360, 740);
      await page.goto(`${stage.demo.url}/s/${link().code}`);
      await page.getByRole('button', { name: 'Начать' }).click();
      await page.getByRole('radio').first().waitFor();
      await page.route('**/submissions', (route) => route.abort());
      await answerAll(page);
      await finish(page);
      await page.getByRole('heading', { name: 'Сохранено на этом телефоне, ещё не отправлено' }).waitFor();
      await page.unrouteAll({ behavior: 'wait' });
      await page.reload();
      await page.getByRole('heading', { name: 'Ответы получены' }).waitFor();
      await page.getByRole('button', { name: 'ответит другой человек' }).click();
      await page.getByRole('button', { name: 'Начать' }).waitFor();
      expect(
        await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('opora-form'))),
      ).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it('tells an unknown code in words of its own', async () => {
    const { page, context } = await openPage(stage.browser, 360, 740);
    await page.goto(`${stage.demo.url}/s/NOSUCHCODE`);
    await page.getByRole('heading', { name: 'Такой анкеты нет' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await context.close();
  });
});

async function openSchool(page: Page, school: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(school.slice(0, 6));
  await page.getByRole('option', { name: school }).click();
  await page.getByRole('heading', { level: 1, name: school }).waitFor();
}

/** What came and what counts in the results, from the row of a group. */
async function counts(row: ReturnType<Page['getByRole']>): Promise<[number, number]> {
  const [received, sealed] = await row.getByRole('cell').allTextContents();
  return [Number.parseInt(received, 10), Number.parseInt(sealed, 10)];
}

/** The sentences of the ranked factors: they hold value, level and confidence. */
function figures(page: Page): Promise<string[]> {
  return page.locator('section[aria-labelledby="ranking"] li').allTextContents();
}
