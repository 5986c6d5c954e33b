/** The bench of the respondents' page: bytes and time to the introduction and to the first question, cold, on a slow phone. */
import type { Command } from 'commander';
import type { Browser, CDPSession } from 'playwright-core';
import { launchBrowser } from '../browser/chromium.ts';
import { type DemoProcess, startDemoProcess } from '../server/process.ts';

/** Four times slower than this computer, 400 kbit/s each way, 400 ms there and back. */
const SLOWER = 4;
const BYTES_PER_SECOND = 400_000 / 8;
const LATENCY_MS = 400;

const MOST_INTRO_BYTES = 60_000;
const MOST_BYTES = 240_000;

export type SurveyPageFigures = {
  /** Bytes as sent (brotli, headers included) until the introduction can be used. */
  introBytes: number;
  /** The same until the first question can be answered; what the introduction took is part of it. */
  firstQuestionBytes: number;
  introMs: number;
  firstQuestionMs: number;
};

async function slowDown(client: CDPSession): Promise<void> {
  await client.send('Network.enable');
  await client.send('Network.clearBrowserCache');
  const speed = { downloadThroughput: BYTES_PER_SECOND, uploadThroughput: BYTES_PER_SECOND };
  await client.send('Network.emulateNetworkConditions', { offline: false, latency: LATENCY_MS, ...speed });
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

/** Counts the bytes of what has arrived whole, as it was sent. */
function countBytes(client: CDPSession): () => number {
  let total = 0;
  client.on('Network.loadingFinished', ({ encodedDataLength }) => {
    total += encodedDataLength;
  });
  return () => total;
}

async function measure(browser: Browser, { links, url }: DemoProcess): Promise<SurveyPageFigures> {
  const link = links.find(({ audience }) => audience === 'student');
  if (!link) throw new Error('the demo has no student link');
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await slowDown(client);
  const bytes = countBytes(client);
  const begun = performance.now();
  await page.goto(`${url}/s/${link.code}`, { waitUntil: 'commit' });
  const start = page.getByRole('button', { name: 'Начать', exact: true });
  await start.waitFor({ timeout: 120_000 });
  const introMs = performance.now() - begun;
  const introBytes = bytes();
  await start.click();
  await page.getByRole('radio').first().waitFor({ timeout: 180_000 });
  const firstQuestionMs = performance.now() - begun;
  const firstQuestionBytes = bytes();
  await context.close();
  const round = Math.round;
  return { introBytes, firstQuestionBytes, introMs: round(introMs), firstQuestionMs: round(firstQuestionMs) };
}

/** @returns the figures of one cold visit of the demo's student form */
export async function benchSurveyPage(): Promise<SurveyPageFigures> {
  const [demo, browser] = await Promise.all([startDemoProcess(), launchBrowser()]);
  try {
    return await measure(browser, demo);
  } finally {
    await browser.close();
    await demo.stop();
  }
}

export function register(program: Command): void {
  program
    .command('survey-page')
    .description("bytes and time of the respondents' page, cold, on a slow phone")
    .option('--json', 'print the figures as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const figures = await benchSurveyPage();
      const lines = Object.entries(figures).map(([name, value]) => `${name.padEnd(20)}${value}`);
      process.stdout.write(`${json ? JSON.stringify(figures) : lines.join('\n')}\n`);
      if (figures.introBytes > MOST_INTRO_BYTES || figures.firstQuestionBytes > MOST_BYTES) process.exitCode = 1;
    });
}
