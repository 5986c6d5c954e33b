/**
 * Every page of the workplace as the analyst sees it, loaded once and looked at in every way: on a phone, at double size, on
 * paper, by axe, under the policy. `walk-others.test.ts` walks as others do.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addresses } from './addresses.ts';
import { canBrowse, PATIENCE } from './chromium.ts';
import { openDemoStage } from './demoStage.ts';
import { openPage, overflow, REDRAWN_MS, signIn } from './pages.ts';
import { keepPicture } from './pictures.ts';
import { askAxe, askAxeOfTables, type Fault, load } from './walk.ts';

const PHONE = { width: 360, height: 740 };
/** A small screen on which everything is twice as large. */
const DOUBLED = { width: 683, height: 384 };
const DESK = { width: 1366, height: 768 };
/** Between the margins of A4, in pixels of CSS. */
const SHEET = { width: 688, height: 1016 };

/** The demo has two campaigns, of which the second is closed; and an address that leads nowhere. */
const PATHS = [...addresses(), '/campaigns/2', '/no-such-page'];

/** The pages of the main job are looked at by axe on a phone too. */
const MAIN_JOB = ['/', '/risks', '/schools/1', '/links', '/methods', '/no-such-page'];

/** Of these axe is asked about the tables behind the charts too. */
const WITH_TABLES = ['/', '/risks', '/schools/1', '/campaigns/1', '/campaigns/2'];

/** A hatched cell becomes a small picture of pixels in a PDF, whatever one does; a whole chart would be several times this. */
const HATCHED_PIXELS = 40_000;

describe.runIf(canBrowse)('every page', () => {
  const stage = openDemoStage();

  it(
    'is whole for the analyst on a phone, at double size and on paper, without a fault of accessibility or of the policy',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, PHONE.width, PHONE.height, {
        deviceScaleFactor: 2,
      });
      await signIn(page, stage.demo, 'analyst');
      const refused: string[] = [];
      page.on('response', (response) => {
        if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
      });
      const found: Fault[] = [];
      for (const path of PATHS) {
        await load(page, stage.demo.url + path);
        found.push(...(await lookAtSize(page, path, PHONE)));
        if (MAIN_JOB.includes(path)) found.push(...(await askAxe(page, path, 'phone')));
        found.push(...(await lookAtSize(page, path, DOUBLED)));
        found.push(...(await lookAtPaper(page, path)));
        await page.setViewportSize(DESK);
        const beyond = await overflow(page);
        if (beyond > 0) found.push([path, 'desk', `${beyond} pixels too wide`]);
        found.push(...(await askAxe(page, path, 'desk')));
        if (WITH_TABLES.includes(path)) found.push(...(await askAxeOfTables(page, path, 'desk')));
        found.push(...[...faults.splice(0), ...refused.splice(0)].map((fault): Fault => [path, 'browser', fault]));
        await page.setViewportSize(PHONE);
      }
      expect(found).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );
});

/** Whether it must be scrolled sideways, and which words of buttons are cut. */
async function lookAtSize(page: Page, path: string, size: { width: number; height: number }): Promise<Fault[]> {
  await page.setViewportSize(size);
  const beyond = await overflow(page);
  await keepPicture(page, `${size.width}${path.replaceAll('/', '-')}`);
  const wrong = (await cutLabels(page)).map((label) => `cuts «${label}»`);
  if (beyond > 0) wrong.push(`${beyond} pixels too wide`);
  return wrong.map((each) => [path, `${size.width} pixels`, each]);
}

/** On paper: without the frame of the screen, with its head, whole, and with charts that stay sharp. */
async function lookAtPaper(page: Page, path: string): Promise<Fault[]> {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(SHEET);
  const wrong = await cutOff(page);
  if (await page.locator('nav').first().isVisible()) wrong.push('shows the menu');
  if (!(await page.getByText(/^Напечатано/).isVisible())) wrong.push('has no head');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  if (pdf.subarray(0, 5).toString() !== '%PDF-') wrong.push('is no PDF');
  const pixels = largestRaster(pdf);
  if (pixels >= HATCHED_PIXELS) wrong.push(`draws ${pixels} pixels`);
  await page.emulateMedia({ media: 'screen' });
  return wrong.map((each) => [path, 'paper', each]);
}

/** What reaches beyond the right edge and is not scrolled within a frame of its own. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(async (patience) => {
    const beyond = () =>
      [...document.querySelectorAll<HTMLElement>('main *, [class*=head]')]
        .filter((node) => node.getClientRects().length > 0 && getComputedStyle(node).position !== 'absolute')
        .filter((node) => node.closest('svg') === null || node.tagName === 'svg')
        .filter((node) => node.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map((node) => node.outerHTML.slice(0, 120));
    const end = performance.now() + patience;
    while (beyond().length > 0 && performance.now() < end) await new Promise(requestAnimationFrame);
    return beyond();
  }, REDRAWN_MS);
}

/** Buttons whose words are cut, with what they say. */
function cutLabels(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.mantine-Button-label')]
      .filter((label) => label.getClientRects().length > 0 && label.scrollWidth > label.clientWidth + 1)
      .map((label) => label.textContent ?? ''),
  );
}

/** Pixels of the largest raster picture in a PDF, 0 where all is drawn by lines and letters. */
function largestRaster(pdf: Buffer): number {
  const heads = [...pdf.toString('latin1').matchAll(/<<[^>]*\/Subtype\s*\/Image[^>]*>>/g)].map(([head]) => head);
  const side = (head: string, name: string) => Number(new RegExp(`/${name} (\\d+)`).exec(head)?.[1]);
  return Math.max(0, ...heads.map((head) => side(head, 'Width') * side(head, 'Height')));
}
