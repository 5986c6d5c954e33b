/** Every page of the workplace and of the survey in a real browser: no breach of the policy, by whoever may open it. */
import { describe, expect, it } from 'vitest';
import { addresses } from './addresses.ts';
import { canBrowse, PATIENCE } from './chromium.ts';
import { openDemoStage } from './demoStage.ts';
import { openPage, signIn } from './pages.ts';

describe.runIf(canBrowse)('the policy', () => {
  const stage = openDemoStage();

  it.each(['analyst', 'chief', 'head'])(
    'is kept by every page that the %s sees',
    async (role) => {
      const { page, faults, context } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, role);
      for (const path of [...addresses(), '/no-such-page']) {
        const response = await page.goto(stage.demo.url + path);
        expect(response?.headers()['content-security-policy']).toContain("script-src 'self'");
        // What is not there (the demo has no such record) is said in an alert.
        await page.locator('main h1, main [role=alert]').first().waitFor();
        await page.waitForFunction(() => !document.querySelector('main [role=status][aria-label]'));
        expect([path, faults]).toEqual([path, []]);
      }
      await context.close();
    },
    PATIENCE,
  );

  it(
    'is kept by the questionnaires, and an element that breaks it is noticed',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 360, 740);
      for (const { code } of stage.demo.links.filter(({ audience }) => audience !== 'director').slice(0, 3)) {
        await page.goto(`${stage.demo.url}/s/${code}`);
        await page.getByRole('button', { name: 'Начать' }).click();
        await page.waitForSelector('.sd-question');
      }
      expect(faults).toEqual([]);
      await page.evaluate(() =>
        document.head.append(Object.assign(document.createElement('style'), { textContent: 'a{}' })),
      );
      await page.waitForTimeout(200);
      expect(faults.join()).toContain('policy: style-src');
      await context.close();
    },
    PATIENCE,
  );
});
