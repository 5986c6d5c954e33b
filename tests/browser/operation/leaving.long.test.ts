/** The demo is left by its button: the launcher starts the district on the same port, and the browser lands at the first administrator. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePassableFolder } from '../../server/dataFolder.ts';
import { findFreePort } from '../../server/operation/first-minutes/small-project.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, openPage, overflow } from '../pages.ts';

const PROJECT = resolve(import.meta.dirname, '../../..');
const WIDTHS = [360, 1366];

type Start = { process: ChildProcess; said(): string; ready: Promise<void> };

describe.runIf(canBrowse)('leaving the demo', () => {
  let browser: Browser;
  let home: string;
  let port: number;
  let url: string;
  const started: Start[] = [];

  beforeAll(async () => {
    home = await makePassableFolder();
    port = await findFreePort();
    url = `http://127.0.0.1:${port}`;
    browser = await launchBrowser();
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    for (const start of started) await stop(start);
    await rm(home, { recursive: true, force: true });
  });

  /** `npm start`, ready when its server says so. */
  function start(...options: string[]): Start {
    const { DATABASE_URL: _database, ...inherited } = process.env;
    const env = { ...inherited, OPORA_DATA: join(home, 'data'), PORT: String(port) };
    const child = spawn(process.execPath, ['bin/start.mjs', ...options], { cwd: PROJECT, env });
    let said = '';
    const ready = new Promise<void>((done, failed) => {
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (text) => {
          said += text;
          if (said.includes('Opora is ready')) done();
        });
      child.once('exit', (code) => failed(new Error(`the start has ended with ${code}: ${said}`)));
    });
    ready.catch(() => undefined);
    const begun = { process: child, said: () => said, ready };
    started.push(begun);
    return begun;
  }

  async function stop({ process: child }: Start): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }

  async function inspect(page: Page, name: string): Promise<void> {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const pictures = process.env.OPORA_PICTURES;
      if (pictures) await page.screenshot({ path: `${pictures}/${name}-${width}.png` });
      expect([name, width, await axeViolations(page)]).toEqual([name, width, []]);
      expect([name, width, await overflow(page)]).toEqual([name, width, 0]);
    }
  }

  it('needs the code of the start, and ends at the page of the first administrator', {
    timeout: PATIENCE,
  }, async () => {
    const demo = start();
    await demo.ready;
    const code = demo.said().match(/type the code ([\d-]+)/)?.[1] ?? '';
    const { context, page } = await openPage(browser, 1366, 900);
    await page.goto(url);
    await page.getByRole('button', { name: 'Начать свой район' }).click();
    await page.getByText('код напечатан в окне').waitFor();
    await inspect(page, 'leave');

    await page.getByLabel('Код из окна запуска').fill('1234-5678-9012');
    await page.getByRole('button', { name: 'Начать район' }).click();
    await page.getByRole('alert').filter({ hasText: 'Код не подошёл' }).waitFor();
    await page.getByLabel('Код из окна запуска').fill(code.replaceAll('-', ' '));
    await page.getByRole('button', { name: 'Начать район' }).click();
    await page.getByRole('heading', { name: 'Запускаем ваш район' }).waitFor();
    await inspect(page, 'leaving');

    await page.getByLabel('Название района').waitFor();
    expect(page.url()).toMatch(/\/link#\S{40}/);
    expect(await page.getByText('Демонстрация:').count()).toBe(0);
    await inspect(page, 'first-administrator');
    expect(demo.said()).toContain('the demo has ended');
    await context.close();
    await stop(demo);
    expect(demo.process.exitCode).toBe(0);
  });

  it('is remembered, and the demo is there when it is asked for', { timeout: PATIENCE }, async () => {
    const district = start();
    await district.ready;
    expect(district.said()).toContain('There is no administrator yet');
    await stop(district);
    const demo = start('--demo');
    await demo.ready;
    expect(demo.said()).toContain('demo.administrator');
    await stop(demo);
  });
});
