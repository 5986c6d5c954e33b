/**
 * The ways from the overview to what an analyst and a tutor came for: by visible controls alone, in as few clicks as promised, and
 * by keyboard alone. Filling in fields is not counted.
 */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from '../chromium.ts';
import { openDemoStage } from '../demoStage.ts';
import { axeViolations, openPage, overflow, signIn } from '../pages.ts';

/** More stops than any page has before what a journey needs. */
const MOST_TABS = 250;

/** How a journey goes on to the next control: both ways count how often. */
type Hand = { use(control: Locator): Promise<void>; uses(): number };

function mouse(): Hand {
  let clicks = 0;
  return {
    use: async (control) => {
      clicks += 1;
      await control.click();
    },
    uses: () => clicks,
  };
}

/** Tab until the control has the focus, then Enter. */
function keyboard(page: Page): Hand {
  let steps = 0;
  const hasFocus = (control: Locator) => control.evaluate((node) => node === document.activeElement);
  return {
    use: async (control) => {
      steps += 1;
      await control.waitFor();
      for (let tabs = 0; !(await hasFocus(control)); tabs++) {
        if (tabs === MOST_TABS) throw new Error(`the keyboard does not reach ${control}`);
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Enter');
    },
    uses: () => steps,
  };
}

const hands: [string, (page: Page) => Hand][] = [
  ['the mouse', mouse],
  ['the keyboard alone', keyboard],
];

describe.runIf(canBrowse)('from the overview', () => {
  const stage = openDemoStage();

  it.each(hands)(
    'the analyst finds the school with the highest motivation risk and says why in four clicks, by %s',
    async (_, take) => {
      const { page, faults, context } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'analyst');
      await page.getByRole('heading', { level: 1, name: 'Что требует внимания' }).waitFor();
      const hand = take(page);
      await hand.use(page.getByRole('link', { name: 'Риски', exact: true }));
      await hand.use(page.getByRole('link', { name: /^Низкая учебная мотивация: Все школы/ }));
      // All schools on motivation, the highest risk first.
      const first = page.locator('main li > a[title]').first();
      await first.waitFor();
      const [school, verdict] = ((await first.getAttribute('title')) ?? '').split(': ');
      expect(verdict).toContain('высокий риск');
      await hand.use(first);
      await page.getByRole('heading', { level: 1, name: school }).waitFor();
      await page.getByRole('heading', { level: 2, name: 'Низкая учебная мотивация', exact: true }).waitFor();
      const why = page.getByRole('region', { name: 'Какие ответы на это влияют' });
      await why
        .getByText(/выше района на \d+ балл/)
        .first()
        .waitFor();
      await page
        .getByRole('region', { name: 'Кто что говорит' })
        .getByText(/\d+ из 100/)
        .first()
        .waitFor();
      expect(hand.uses()).toBeLessThanOrEqual(4);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it.each(hands)(
    'the tutor has a measure planned against the highest risk and tied to an activity in six clicks, by %s',
    async (_, take) => {
      const { page, faults, context } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'tutor');
      const hand = take(page);
      // The neediest school first, and in its row the highest risk first.
      const neediest = page.getByRole('region', { name: 'Школы, которым помощь нужна в первую очередь' });
      const highest = neediest.getByRole('listitem').first().getByRole('link').nth(1);
      await highest.waitFor();
      const factor = (await highest.textContent()) ?? '';
      await hand.use(highest);
      await page.getByRole('heading', { level: 2, name: factor, exact: true }).waitFor();
      const offer = page.getByRole('button', { name: /^Взять в план: / }).first();
      await offer.waitFor();
      const measure = ((await offer.getAttribute('aria-label')) ?? '').replace('Взять в план: ', '');
      await hand.use(offer);
      const dialog = page.getByRole('dialog', { name: 'Взять меру в план' });
      await dialog.getByLabel('Кто отвечает').fill('заместитель директора');
      expect(await dialog.getByLabel('Пункт дорожной карты').inputValue()).toMatch(/^\d+$/);
      await hand.use(dialog.getByRole('button', { name: 'Сохранить', exact: true }));
      await page.getByText(`Сохранено: «${measure}»`).waitFor();
      const line = page
        .getByRole('region', { name: 'В плане школы' })
        .getByRole('listitem')
        .filter({ hasText: measure });
      expect(await line.textContent()).not.toContain('без пункта');
      expect(hand.uses()).toBeLessThanOrEqual(6);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it.each(hands)(
    'a sentence about a school leads to its place on the page, and the focus goes with it, by %s',
    async (_, take) => {
      const { page, faults, context } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'analyst');
      const hand = take(page);
      await hand.use(page.getByRole('region', { name: 'Школы, которым' }).getByRole('link').first());
      const sentences = page.getByRole('region', { name: 'Главное о школе' });
      await hand.use(sentences.getByRole('link', { name: /по-разному/ }));
      await page.waitForFunction(() => document.activeElement?.id === 'divergences');
      await page.waitForURL(/factor=F\d\d.*#divergences$/);
      await page.locator('#history').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 768 });
      expect(await overflow(page)).toBe(0);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );
});
