import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canBrowse, launchBrowser } from './chromium.ts';

describe.runIf(canBrowse)('the browser of the tests', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  const draw = async (text: string) => {
    const page = await browser.newPage({ viewport: { width: 360, height: 120 } });
    const html = `<meta charset="utf-8"><title>Опора</title><h1 style="font:32px sans-serif">${text}</h1>`;
    await page.goto(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
    const picture = await page.screenshot();
    await page.close();
    return picture;
  };

  test('draws Cyrillic with letters, not with one box for all', async () => {
    // Private-use characters are in no font, so they are drawn as boxes.
    const [letters, otherLetters, boxes, otherBoxes] = [
      await draw('Опора'),
      await draw('Проао'),
      await draw('\u{e000}\u{e001}\u{e002}\u{e003}\u{e004}'),
      await draw('\u{e005}\u{e006}\u{e007}\u{e008}\u{e009}'),
    ];
    expect(boxes.equals(otherBoxes)).toBe(true);
    expect(letters.equals(otherLetters)).toBe(false);
    expect(letters.equals(boxes)).toBe(false);
  });
});
