/** Every page of the workplace: on a phone, at double size, on paper, and by axe. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addresses } from './addresses.ts';
import { canBrowse, PATIENCE } from './chromium.ts';
import { openDemoStage } from './demoStage.ts';
import { axeViolations, openPage, overflow, signIn } from './pages.ts';
import { keepPicture } from './pictures.ts';

/** Between the margins of A4, in pixels of CSS. */
const SHEET = { width: 688, height: 1016 };

async function settle(page: Page): Promise<void> {
  // What is not there (the demo has no such record) is said in an alert.
  await page.locator('main h1, main [role=alert]').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('main [role=status][aria-label]'));
}

/** What reaches beyond the right edge and is not scrolled within a frame of its own. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *, [class*=head]')]
      .filter((node) => node.getClientRects().length > 0 && getComputedStyle(node).position !== 'absolute')
      .filter((node) => node.closest('svg') === null || node.tagName === 'svg')
      .filter((node) => node.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((node) => node.outerHTML.slice(0, 120)),
  );
}

/** Buttons whose words are cut, with what they say. */
function cutLabels(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.mantine-Button-label')]
      .filter((label) => label.getClientRects().length > 0 && label.scrollWidth > label.clientWidth + 1)
      .map((label) => label.textContent ?? ''),
  );
}

/** A hatched cell becomes a small picture of pixels in a PDF, whatever one does; a whole chart would be several times this. */
const HATCHED_PIXELS = 40_000;

/** Pixels of the largest raster picture in a PDF, 0 where all is drawn by lines and letters. */
function largestRaster(pdf: Buffer): number {
  const heads = [...pdf.toString('latin1').matchAll(/<<[^>]*\/Subtype\s*\/Image[^>]*>>/g)].map(([head]) => head);
  const side = (head: string, name: string) => Number(new RegExp(`/${name} (\\d+)`).exec(head)?.[1]);
  return Math.max(0, ...heads.map((head) => side(head, 'Width') * side(head, 'Height')));
}

describe.runIf(canBrowse)('every page', () => {
  const stage = openDemoStage();

  it.each([
    ['a phone', 360, 740, 1],
    ['double size on a small screen', 683, 384, 2],
  ])(
    'needs no scrolling sideways on %s, and cuts no word of a button',
    async (_name, width, height, deviceScaleFactor) => {
      const { page, context } = await openPage(stage.browser, width, height, { deviceScaleFactor });
      await signIn(page, stage.demo, 'analyst');
      const wide: [string, number][] = [];
      const cut: string[][] = [];
      for (const path of addresses()) {
        await page.goto(stage.demo.url + path);
        await settle(page);
        await keepPicture(page, `${width}${path.replaceAll('/', '-')}`);
        wide.push([path, await overflow(page)]);
        cut.push(...(await cutLabels(page)).map((label) => [path, label]));
      }
      expect(wide.filter(([, pixels]) => pixels > 0)).toEqual([]);
      expect(cut).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'prints without the frame of the screen, with its head, whole, and with charts that stay sharp',
    async () => {
      const { page, context } = await openPage(stage.browser, SHEET.width, SHEET.height);
      await signIn(page, stage.demo, 'analyst');
      await page.emulateMedia({ media: 'print' });
      const cut: string[][] = [];
      for (const path of addresses()) {
        await page.goto(stage.demo.url + path);
        await settle(page);
        expect(await page.locator('nav').first().isVisible(), path).toBe(false);
        expect(await page.getByText(/^Напечатано/).isVisible(), path).toBe(true);
        cut.push(...(await cutOff(page)).map((node) => [path, node]));
        const pdf = await page.pdf({ preferCSSPageSize: true });
        expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
        expect(largestRaster(pdf), path).toBeLessThan(HATCHED_PIXELS);
      }
      expect(cut).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'has nothing that axe finds',
    async () => {
      const { page, context } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'analyst');
      const found: [string, string[]][] = [];
      for (const path of addresses()) {
        await page.goto(stage.demo.url + path);
        await settle(page);
        found.push([path, await axeViolations(page)]);
      }
      expect(found.filter(([, violations]) => violations.length > 0)).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );
});
