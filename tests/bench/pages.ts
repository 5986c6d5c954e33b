/**
 * The bench of the workplace's pages in a browser: what the sign-in page loads, and of each page of a large district its nodes, its
 * longest task, its requests and its bytes.
 */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser/chromium.ts';
import { carrySession, openPage } from '../browser/pages.ts';
import { settle } from '../browser/settle.ts';
import { type DistrictSize, withDistrict } from './reads/stage.ts';

const SIGN_IN = '/';
const PATHS = [
  ...[
    '/',
    '/district',
    '/risks',
    '/factors/F01',
    '/plan',
    '/compare',
    '/results',
    '/campaigns/1',
    '/links',
    '/roadmap',
  ],
  ...['/roadmap/2026/1', '/exit', '/evidence', '/network', '/practice', '/objectivity', '/designations', '/schools'],
  ...['/school-roadmaps', '/notices', '/schools/1', '/schools/1/exit'],
];
const MOST = { nodes: 5_000, longTask: 200 };
const MOST_OF_SIGN_IN = { requests: 25, bytes: 250 * 1024 };

/** `bytes` as they were sent; `longTask` in milliseconds, 0 for none over fifty. */
export type PageFigures = Record<Figure, number> & { path: string };
type Figure = (typeof FIGURES)[number];
const FIGURES = ['nodes', 'longTask', 'requests', 'bytes'] as const;
export type PagesFigures = { signIn: PageFigures; pages: PageFigures[] };

export function measurePages(size: DistrictSize, told: (line: string) => void): Promise<PagesFigures> {
  return withDistrict(size, told, async ({ cookie, url }) => {
    const browser = await launchBrowser();
    try {
      const signIn = await measurePage(browser, url, SIGN_IN, null);
      const pages: PageFigures[] = [];
      for (const path of PATHS) {
        const figures = await measurePage(browser, url, path, cookie);
        told(JSON.stringify(figures));
        pages.push(figures);
      }
      return { signIn, pages };
    } finally {
      await browser.close();
    }
  });
}

/** Opens a page with nothing kept of any before. */
async function measurePage(browser: Browser, url: string, path: string, cookie: string | null): Promise<PageFigures> {
  const { context, page } = await openPage(browser, 1366, 768, { locale: 'ru-RU' });
  try {
    if (cookie !== null) await carrySession(context, url, cookie);
    const client = await context.newCDPSession(page);
    await client.send('Network.enable');
    let [requests, bytes] = [0, 0];
    client.on('Network.loadingFinished', ({ encodedDataLength }) => {
      requests += 1;
      bytes += encodedDataLength;
    });
    await page.addInitScript(() => {
      const tasks: number[] = [];
      Object.assign(globalThis, { longTasks: tasks });
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: 'longtask',
        buffered: true,
      });
    });
    await page.goto(url + path);
    await settle(page);
    const [nodes, longTask] = await page.evaluate(() => [
      document.querySelectorAll('*').length,
      Math.max(0, ...(globalThis as unknown as { longTasks: number[] }).longTasks),
    ]);
    return { path, nodes, longTask: Math.round(longTask), requests, bytes };
  } finally {
    await context.close();
  }
}

function misses({ pages, signIn }: PagesFigures): string[] {
  const over = (own: PageFigures, most: Partial<Record<Figure, number>>) =>
    FIGURES.filter((name) => own[name] > (most[name] ?? Number.POSITIVE_INFINITY)).map(
      (name) => `${own.path}: ${name} ${own[name]}, ${most[name]} is allowed`,
    );
  return [...over(signIn, MOST_OF_SIGN_IN), ...pages.flatMap((own) => over(own, MOST))];
}

function table({ pages, signIn }: PagesFigures): string {
  const cells = (own: PageFigures) => FIGURES.map((name) => own[name]);
  const line = (path: string, values: (string | number)[]) =>
    `${path.padEnd(24)}${values.map((value) => String(value).padStart(10)).join('')}`;
  return [
    line('', [...FIGURES]),
    line('sign-in', cells(signIn)),
    ...pages.map((own) => line(own.path, cells(own))),
  ].join('\n');
}

type Options = { schools: number; data?: string; json?: boolean };

export function register(program: Command): void {
  program
    .command('pages')
    .description(
      "what the workplace's pages of a large district are in a browser: nodes, longest task, requests, bytes",
    )
    .option('--schools <number>', 'schools of the district; three of five are surveyed', Number, 1_000)
    .option('--data <folder>', 'keep the district in this folder, as `reads` does')
    .option('--json', 'print the figures as JSON')
    .action(async ({ data, json, schools }: Options) => {
      const size = { schools, ...(data !== undefined && { data: resolve(data) }) };
      const figures = await measurePages(size, (line) => process.stderr.write(`${line}\n`));
      process.stdout.write(`${json ? JSON.stringify(figures) : table(figures)}\n`);
      const missed = misses(figures);
      process.stderr.write(missed.map((line) => `missed: ${line}\n`).join(''));
      if (missed.length > 0) process.exitCode = 1;
    });
}
