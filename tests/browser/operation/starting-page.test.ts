import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSmallProject, PATIENCE } from '../../server/operation/first-minutes/small-project.ts';
import { canBrowse, launchBrowser } from '../chromium.ts';
import { axeViolations, openPage } from '../pages.ts';

describe.runIf(canBrowse)('the starting page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  test.each([360, 1366])('moves on and becomes the product by itself, %i pixels wide', async (width) => {
    const project = await makeSmallProject();
    const started = await project.start();
    await expect.poll(() => fetch(started.url).catch(() => null), PATIENCE).not.toBeNull();
    const { context, faults, page } = await openPage(browser, width, 740, { locale: 'ru-RU' });
    await page.goto(`${started.url}/risks`);
    await page.getByText('1 из 2').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await project.allow('npm');
    await page.getByText('3 из 14').waitFor();
    await project.allow('server');
    await page.getByText('product').waitFor();
    expect(page.url()).toBe(`${started.url}/risks`);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('says where to look when the start has ended without a product', async () => {
    const project = await makeSmallProject();
    const started = await project.start();
    await expect.poll(() => fetch(started.url).catch(() => null), PATIENCE).not.toBeNull();
    const { context, page } = await openPage(browser, 360, 740, { locale: 'ru-RU' });
    await page.goto(started.url);
    expect(await page.getByRole('alert').isVisible()).toBe(false);
    started.process.kill('SIGKILL');
    await page.getByRole('alert').filter({ hasText: 'Посмотрите, что написано в окне' }).waitFor();
    await context.close();
  });
});
