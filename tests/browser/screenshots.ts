/** Takes the pictures of docs/screenshots from a fresh demo: `node tests/browser/screenshots.ts [FOLDER]`. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { startDemoProcess } from '../server/process.ts';
import { launchBrowser } from './chromium.ts';
import { openPage } from './pages.ts';
import { settle } from './settle.ts';

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../../docs/screenshots'));
mkdirSync(folder, { recursive: true });
const demo = await startDemoProcess();
const browser = await launchBrowser();

const take = async (page: Page, name: string, width: number) => {
  await settle(page);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true, animations: 'disabled' });
};

for (const width of [360, 1366]) {
  const { context, page } = await openPage(browser, width, 768, { locale: 'ru-RU' });
  const link = demo.links.find(({ audience }) => audience === 'student');
  await page.goto(`${demo.url}/s/${link?.code}`);
  await page.getByRole('button', { name: 'Начать' }).waitFor();
  await take(page, 'survey-introduction', width);
  await page.getByRole('button', { name: 'Начать' }).click();
  await page.waitForSelector('.sd-question');
  await take(page, 'survey-questions', width);
  await page.goto(demo.url);
  await page.getByLabel('Имя пользователя').waitFor();
  await take(page, 'sign-in', width);
  const analyst = demo.accounts.find(({ role }) => role === 'analyst');
  await page.getByLabel('Имя пользователя').fill(analyst?.username ?? '');
  await page.locator('input[type=password]').fill(analyst?.password ?? '');
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await page.getByRole('button', { name: 'Выйти' }).waitFor();
  for (const [name, path] of [
    ['overview', '/'],
    ['risks', '/risks'],
    ['school', '/schools/11'],
    ['factor', '/factors/F06'],
    ['plan', '/plan'],
    ['campaign', '/campaigns/2'],
    ['content', '/content'],
    ['import', '/objectivity/imports'],
    ['objectivity', '/objectivity'],
    ['roadmap', '/roadmap'],
    ['practice', '/practice'],
    ['results', '/results'],
    ['district', '/district'],
    ['meeting', '/meeting'],
  ]) {
    await page.goto(demo.url + path);
    await take(page, name, width);
  }
  await context.close();
}
await browser.close();
await demo.stop();
