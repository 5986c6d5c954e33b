/** Inside a school's network, on plain http by a name: there is no `crypto.subtle` and no service worker, and it works. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from '../../chromium.ts';
import { openPage } from '../../pages.ts';
import { answerAll, begin, finish, openStage, type Stage, seeReceived } from './stage.ts';

const NAME = 'school.test';

describe.runIf(canBrowse)('plain http', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage([`--host-resolver-rules=MAP ${NAME} 127.0.0.1`]);
  }, PATIENCE);
  afterAll(() => stage?.stop());

  it(
    'says that the page cannot be opened again without network, and takes answers by a one-time code',
    async () => {
      const { page, context, faults } = await openPage(stage.browser, 360, 740);
      const { port } = new URL(stage.opora.url);
      await page.goto(`http://${NAME}:${port}/s/${await stage.code()}`);
      expect(await page.evaluate(() => [isSecureContext, 'serviceWorker' in navigator])).toEqual([false, false]);
      await page.getByText('Без интернета эта страница заново не откроется').waitFor();
      await begin(page);
      await answerAll(page);
      await finish(page);
      await seeReceived(page);
      expect(await stage.received()).toBe(1);
      // Chromium notes that it heeds this header on https alone.
      expect(faults.filter((fault) => !fault.includes('Cross-Origin-Opener-Policy'))).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );
});
