/**
 * The bench of the heat map: time of the main thread to draw 300 schools × 12 factors, and to filter them, in a real browser on
 * the real page. The server's answer is made up here; all else is what people use. Machines differ, so each time is also given as
 * a multiple of a floor measured in the same run: the same number of bare cells put into the same page by the fewest means.
 */
import type { Command } from 'commander';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { seededRandom } from '../../analytics/random.ts';
import type { ProfilesResponse } from '../../server/profiles/profiles/schemas.ts';
import { launchBrowser } from '../browser/chromium.ts';
import { type DemoProcess, startDemoProcess } from '../server/process.ts';

const SCHOOLS = 300;
const SEED = 20261125;
const RUNS = 5;
const MOST_MS = 200;

export type HeatMapFigures = {
  schools: number;
  /** Median milliseconds of the main thread: scripts, styles and layout; painting is not on it. */
  drawMs: number;
  filterMs: number;
  floorMs: number;
  drawRatio: number;
  filterRatio: number;
};

/** The demo's profiles grown to 300 schools: every result is one of the demo's. */
function grown(profiles: ProfilesResponse): ProfilesResponse {
  const random = seededRandom(SEED);
  const pick = () => profiles.schools[Math.floor(random() * profiles.schools.length)].factors;
  const schools = Array.from({ length: SCHOOLS }, (_, index) => ({
    schoolId: index + 1,
    factors: profiles.factors.flatMap(({ code }) => pick().find(({ factor }) => factor === code) ?? []),
  }));
  return { ...profiles, doubtful: [], total: SCHOOLS, schools };
}

async function open(browser: Browser, demo: DemoProcess): Promise<{ page: Page; client: CDPSession }> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.route(/\/api\/campaigns\/\d+\/profiles/, async (route) => {
    await route.fulfill({ json: grown(await (await route.fetch()).json()) });
  });
  // The page asks every second while a campaign is open; what it would do then is not what is measured.
  await page.route(/\/api\/campaigns$/, async (route) => {
    const body = await (await route.fetch()).json();
    const campaigns = body.campaigns.map((campaign: object) => ({ ...campaign, state: 'closed' }));
    await route.fulfill({ json: { campaigns } });
  });
  await page.goto(demo.url);
  await page.getByRole('button', { name: 'demo.analyst' }).click();
  await page.getByRole('navigation').waitFor();
  const client = await context.newCDPSession(page);
  await client.send('Performance.enable');
  return { page, client };
}

/** Seconds that the main thread has spent on tasks so far, without those of the tools that look at it. */
async function taskTime(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics');
  const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
  return of('TaskDuration') - of('DevToolsCommandDuration');
}

/** Milliseconds of the main thread from an act until two frames after it can be seen. */
async function measure(page: Page, client: CDPSession, act: () => Promise<void>): Promise<number> {
  const begun = await taskTime(client);
  await act();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return 1000 * ((await taskTime(client)) - begun);
}

/** Clicked in a task of its own, so that what follows from it does not count as a command of the tools. */
const click = (page: Page, selector: string) =>
  page.evaluate((found) => void setTimeout(() => document.querySelector<HTMLElement>(found)?.click()), selector);

const gridIs = (page: Page, isThere: boolean) =>
  page.waitForFunction((wanted) => (document.querySelector('[data-at]') !== null) === wanted, isThere);

async function draw(page: Page, client: CDPSession): Promise<number> {
  await click(page, 'nav a[href^="/?"], nav a[href="/"]');
  await gridIs(page, false);
  return measure(page, client, async () => {
    await click(page, 'nav a[href^="/risks"]');
    await gridIs(page, true);
  });
}

async function filter(page: Page, client: CDPSession): Promise<number> {
  const rows = () => page.evaluate(() => document.querySelector('svg.opora-plot')?.getAttribute('height'));
  const former = await rows();
  return measure(page, client, async () => {
    await click(page, 'main input[type=checkbox]:not([role=switch])');
    await page.waitForFunction(
      (height) => document.querySelector('svg.opora-plot')?.getAttribute('height') !== height,
      former,
    );
  });
}

/** As many bare cells as the map has, made by the browser from one string. */
function floor(page: Page, client: CDPSession): Promise<number> {
  return measure(page, client, () =>
    page.evaluate(async (cells) => {
      await new Promise((begin) => setTimeout(begin));
      const frame = document.createElement('div');
      const rects = Array.from(
        { length: cells },
        (_, i) => `<rect x="${(i % 12) * 90}" y="${Math.floor(i / 12) * 30}" width="86" height="27" fill="#cfe3ee"/>`,
      );
      frame.innerHTML = `<svg width="1100" height="9000">${rects.join('')}</svg>`;
      document.body.append(frame);
      frame.getBoundingClientRect();
      frame.remove();
    }, SCHOOLS * 12),
  );
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** @returns medians over five runs on a page that has been open before, as it is for whoever works with it */
export async function benchHeatMap(): Promise<HeatMapFigures> {
  const [demo, browser] = await Promise.all([startDemoProcess(), launchBrowser()]);
  try {
    const { client, page } = await open(browser, demo);
    await draw(page, client);
    const times = { draw: [] as number[], filter: [] as number[], floor: [] as number[] };
    for (let run = 0; run < RUNS; run++) {
      times.draw.push(await draw(page, client));
      times.filter.push(await filter(page, client), await filter(page, client));
      times.floor.push(await floor(page, client));
    }
    const [drawMs, filterMs, floorMs] = [times.draw, times.filter, times.floor].map((all) => Math.round(median(all)));
    const ratio = (ms: number) => Math.round((10 * ms) / Math.max(1, floorMs)) / 10;
    return { schools: SCHOOLS, drawMs, filterMs, floorMs, drawRatio: ratio(drawMs), filterRatio: ratio(filterMs) };
  } finally {
    await browser.close();
    await demo.stop();
  }
}

export function register(program: Command): void {
  program
    .command('heatmap')
    .description('main-thread time to draw and to filter the heat map of 300 schools')
    .option('--json', 'print the figures as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const figures = await benchHeatMap();
      const lines = Object.entries(figures).map(([name, value]) => `${name.padEnd(14)}${value}`);
      process.stdout.write(`${json ? JSON.stringify(figures) : lines.join('\n')}\n`);
      if (figures.drawMs > MOST_MS || figures.filterMs > MOST_MS) process.exitCode = 1;
    });
}
