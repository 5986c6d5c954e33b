/** The walk over the pages as others take it: in English on a phone, as chief and head, and before anybody has signed in. */
import { describe, expect, it } from 'vitest';
import { addresses } from './addresses.ts';
import { canBrowse, PATIENCE } from './chromium.ts';
import { openDemoStage } from './demoStage.ts';
import { axeViolations, openPage, overflow, signIn } from './pages.ts';
import { askAxe, askAxeOfTables, type Fault, goOn } from './walk.ts';

const PATHS = [
  '/risks',
  '/',
  '/schools/1',
  '/schools/1/return',
  '/links',
  '/campaigns',
  '/campaigns/2',
  '/campaigns/new',
  '/schools/1/answering',
  '/schools/1/roll',
  '/methods#shrinkage',
  '/content',
  '/objectivity/imports',
  '/no-such-page',
];

const WIDTHS = [360, 1366];

describe.runIf(canBrowse)('every page', () => {
  const stage = openDemoStage();

  it(
    'is shown in English on a phone without a fault',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 360, 768);
      await page.goto(stage.demo.url);
      await page.getByRole('button', { name: 'English' }).click();
      const found = await askAxe(page, 'sign-in', 'English');
      await signIn(page, stage.demo, 'analyst');
      for (const path of PATHS) {
        await goOn(page, path);
        found.push(...(await askAxe(page, path, 'English')));
        expect([path, await overflow(page)]).toEqual([path, 0]);
        found.push(...(await askAxeOfTables(page, path, 'English')));
        found.push(...faults.splice(0).map((fault): Fault => [path, 'browser', fault]));
      }
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      expect(found).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it.each(['chief', 'head', 'administrator'])(
    'keeps the policy for the %s',
    async (role) => {
      const { page, faults, context } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, role);
      const found: Fault[] = [];
      for (const path of [...addresses(), '/no-such-page']) {
        await goOn(page, path);
        found.push(...faults.splice(0).map((fault): Fault => [path, role, fault]));
      }
      expect(found).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'before sign-in is whole too: where one signs in, and where one answers',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 360, 740);
      const found: Fault[] = [];
      const look = async (name: string) => {
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 768 });
          expect([name, width, await overflow(page)]).toEqual([name, width, 0]);
          found.push(...(await askAxe(page, name, `${width} pixels`)));
        }
      };
      await page.goto(stage.demo.url);
      await page.getByLabel('Имя пользователя').waitFor();
      await look('sign-in');
      for (const { code } of stage.demo.links.filter(({ audience }) => audience !== 'director').slice(0, 3)) {
        await page.goto(`${stage.demo.url}/s/${code}`);
        await page.getByRole('button', { name: 'Начать' }).waitFor();
        await look('introduction');
        await page.getByRole('button', { name: 'Начать' }).click();
        await page.waitForSelector('.sd-question');
        await look('questions');
      }
      expect([found, faults]).toEqual([[], []]);
      await context.close();
    },
    PATIENCE,
  );

  it('is looked at by eyes that see: what breaks the policy or a rule of axe is noticed', async () => {
    const { page, faults, context } = await openPage(stage.browser, 360, 740);
    await page.goto(stage.demo.url);
    await page.getByLabel('Имя пользователя').waitFor();
    await page.evaluate(() => {
      document.head.append(Object.assign(document.createElement('style'), { textContent: 'a{}' }));
      document.querySelector('main')?.append(document.createElement('button'));
    });
    await expect.poll(() => faults.join()).toContain('policy: style-src');
    expect((await axeViolations(page)).join()).toContain('button-name');
    await context.close();
  });
});
