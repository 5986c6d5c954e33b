/**
 * Every chart with its edge cases, compared with the pictures in tests/browser/gallery. After a wanted change take them anew:
 * `OPORA_TAKE_PICTURES=1 npx vitest run tests/browser/gallery.test.ts`, and look at what changed.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pixelmatch from 'pixelmatch';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, canDrawAlike, launchBrowser, launchPackedBrowser, PATIENCE } from './chromium.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const PICTURES = join(import.meta.dirname, 'gallery');
const WIDTHS = [340, 900];
/** Nobody asks for this address: the pages of the gallery are put in its place. */
const ADDRESS = 'http://gallery.invalid';
const TYPES: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
};

/** Edges of letters may differ from one processor to the next; a moved or recoloured mark is more than this. */
const COLOUR_TOLERANCE = 0.2;
const SHARE_TOLERANCE = 0.001;

const CHARTS = join(PROJECT, 'client/charts');
const chartFiles = readdirSync(CHARTS)
  .filter((name) => readFileSync(join(CHARTS, name), 'utf8').includes('): Plot.PlotOptions {'))
  .map((name) => name.replace('.ts', ''));

let folder: string;
let browser: Browser;
const pages = new Map<number, Page>();

async function openGallery(width: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: width + 40, height: 800 },
    deviceScaleFactor: 1,
    locale: 'ru-RU',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.route(`${ADDRESS}/**`, (route) => {
    const path = new URL(route.request().url()).pathname;
    const type = TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    return route.fulfill({ body: readFileSync(join(folder, path)), contentType: type });
  });
  await page.goto(`${ADDRESS}/gallery.html?width=${width}`);
  await page.waitForSelector('body[data-hung]');
  return page;
}

beforeAll(async () => {
  if (!canBrowse) return;
  folder = mkdtempSync(join(tmpdir(), 'opora-gallery-'));
  await build({
    configFile: false,
    root: join(PROJECT, 'client'),
    publicDir: false,
    logLevel: 'error',
    build: { outDir: folder, target: 'es2022', rolldownOptions: { input: join(PROJECT, 'client/gallery.html') } },
  });
  browser = await (canDrawAlike ? launchPackedBrowser() : launchBrowser());
  for (const width of WIDTHS) pages.set(width, await openGallery(width));
}, PATIENCE);
afterAll(async () => {
  await browser?.close();
  if (folder) rmSync(folder, { recursive: true });
});

/** Keeps what is seen, what was expected and where they differ. @returns the folder for the reviewer */
function keepForReviewer(name: string, pictures: Record<string, PNG>): string {
  const kept = join(tmpdir(), 'opora-changed-pictures');
  mkdirSync(kept, { recursive: true });
  for (const [kind, picture] of Object.entries(pictures)) {
    writeFileSync(join(kept, `${name}-${kind}.png`), PNG.sync.write(picture));
  }
  return kept;
}

/** @returns what is wrong with the picture, or null; a wrong one is taken anew where that is asked for, and others stay as they are */
function faultOf(name: string, bytes: Buffer): string | null {
  const fault = differenceOf(name, bytes);
  if (fault === null || !process.env.OPORA_TAKE_PICTURES) return fault;
  mkdirSync(PICTURES, { recursive: true });
  writeFileSync(join(PICTURES, `${name}.png`), bytes);
  return null;
}

/** @returns how the picture differs from the kept one, or null */
function differenceOf(name: string, bytes: Buffer): string | null {
  const path = join(PICTURES, `${name}.png`);
  const seen = PNG.sync.read(bytes);
  if (!existsSync(path)) return `there is no picture of it; what is seen: ${keepForReviewer(name, { seen })}`;
  const expected = PNG.sync.read(readFileSync(path));
  const { height, width } = expected;
  if (seen.width !== width || seen.height !== height) {
    const sizes = `${seen.width} × ${seen.height} instead of ${width} × ${height}`;
    return `${sizes}: ${keepForReviewer(name, { seen, expected })}`;
  }
  const difference = new PNG({ width, height });
  const options = { threshold: COLOUR_TOLERANCE };
  const differing = pixelmatch(seen.data, expected.data, difference.data, width, height, options);
  if (differing <= SHARE_TOLERANCE * width * height) return null;
  return `${differing} pixels differ: ${keepForReviewer(name, { seen, expected, difference })}`;
}

describe.runIf(canBrowse)('the gallery', () => {
  it('hangs every chart', async () => {
    const hung = await pages.get(900)?.$$eval('section', (sections) => sections.map(({ id }) => id));
    expect(hung?.toSorted()).toEqual(chartFiles.toSorted());
  });

  it('stays out of the product', () => {
    expect(readdirSync(join(PROJECT, 'dist/client')).filter((name) => name.includes('gallery'))).toEqual([]);
  });

  it('notices a mark that moved', () => {
    const picture = new PNG({ width: 100, height: 100 });
    picture.data.fill(255);
    const moved = PNG.sync.read(PNG.sync.write(picture));
    for (let n = 0; n < 12; n++) moved.data.set([11, 107, 97, 255], 4 * (2000 + n));
    const differing = pixelmatch(moved.data, picture.data, undefined, 100, 100, { threshold: COLOUR_TOLERANCE });
    expect(differing).toBeGreaterThan(SHARE_TOLERANCE * 100 * 100);
  });

  it.runIf(canDrawAlike).each(WIDTHS.flatMap((width) => chartFiles.map((chart) => [chart, width] as const)))(
    '%s looks as before at %i pixels',
    async (chart, width) => {
      const section = pages.get(width)?.locator(`#${chart}`);
      const bytes = await section?.screenshot({ animations: 'disabled' });
      expect(bytes && faultOf(`${chart}-${width}`, bytes)).toBeNull();
    },
    PATIENCE,
  );
});
