/** The preview in a real browser: every form at both widths, and a student form done by keyboard alone. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Preview, startPreview } from '../../../server/operation/commands/content/preview.ts';
import { loadContent } from '../../../surveys/load.ts';
import { canBrowse, launchBrowser } from '../chromium.ts';
import { overflow } from '../pages.ts';
import { keepPicture } from '../pictures.ts';

const content = loadContent();
const names = [...Object.keys(content.questionnaires), ...Object.keys(content.forms)];
const patience = 60_000;

describe.runIf(canBrowse)('content preview', () => {
  let browser: Browser;
  let preview: Preview;
  beforeAll(async () => {
    preview = await startPreview(undefined, 0, 'ru');
    browser = await launchBrowser();
  }, patience);
  afterAll(async () => {
    await browser?.close();
    preview?.server.close();
    preview?.server.closeAllConnections();
  });

  async function open(path: string, width: number): Promise<{ page: Page; faults: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) faults.push(message.text());
    });
    await page.goto(preview.url + path);
    return { page, faults };
  }

  it.each(names)(
    'shows %s at 360 and 1366 px without overflow or warning',
    async (name) => {
      const { page, faults } = await open(name, 360);
      await page.waitForSelector('.sd-question');
      for (const width of [360, 1366]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await overflow(page), `${width} px`).toBeLessThanOrEqual(0);
        expect(await page.locator('#feeds dt').count()).toBeGreaterThan(0);
        await keepPicture(page, `${name}-${width}`);
      }
      await page.close();
      expect(faults).toEqual([]);
    },
    patience,
  );

  it(
    'names the factor and direction of each question of the page',
    async () => {
      const { page } = await open('student?lang=en', 1366);
      await page.waitForSelector('#feeds dd');
      const text = await page.locator('#feeds').innerText();
      await page.close();
      expect(text).toContain('f01_s1: There are enough textbooks for everyone in class.');
      expect(text).toContain('F01 · Poor equipment of the school · a higher answer lowers the risk');
    },
    patience,
  );

  it(
    'lets a student do the whole form by keyboard alone',
    async () => {
      const { page } = await open('student', 360);
      await page.waitForSelector('.sd-question');
      const questions = content.questionnaires.student.items.length;
      const answered = new Set<string>();
      for (let presses = 0; presses < 200 && !(await page.locator('.sd-completedpage').isVisible()); presses++) {
        await page.keyboard.press('Tab');
        const focus = await page.evaluate(() => {
          const element = document.activeElement as HTMLInputElement;
          return { type: element.type, name: element.name, text: element.innerText };
        });
        if (focus.type === 'radio') {
          await page.keyboard.press('ArrowDown');
          answered.add(focus.name);
        } else if (focus.text === 'Далее' || focus.text === 'Готово') {
          const former = await page.locator('.sd-question').first().getAttribute('data-name');
          await page.keyboard.press('Enter');
          // The next page is there before the next press: else it goes to what is just being taken away.
          await page.waitForFunction(
            (name) => document.querySelector('.sd-question')?.getAttribute('data-name') !== name,
            former,
          );
        }
      }
      const closing = await page.locator('#form').innerText();
      await page.close();
      expect(answered.size).toBe(questions);
      expect(closing).toContain('Спасибо!');
      expect(closing).toContain('8-800-2000-122');
    },
    patience,
  );

  it('answers a wrong address with 404 and the list of forms', async () => {
    const response = await fetch(`${preview.url}nothing`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('href="/student?lang=ru"');
  });
});
