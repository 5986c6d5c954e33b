/** What the respondents' tests share: an application with an open campaign, its codes and links, and a phone. */
import type { Browser, Page } from 'playwright-core';
import { makeCodes } from '../../../../server/answering/codes/making.ts';
import type { AnonymousAudience } from '../../../../surveys/schema.ts';
import { startApplication, type TestApplication } from '../../../server/application.ts';
import { makeLink, makeWorld, type World } from '../../../server/world.ts';
import { launchBrowser } from '../../chromium.ts';

export type Stage = {
  opora: TestApplication;
  world: World;
  browser: Browser;
  /** A new one-time code of the first school. */
  code(audience?: AnonymousAudience): Promise<string>;
  link(audience?: AnonymousAudience): Promise<string>;
  /** Answers received in the campaign. */
  received(): Promise<number>;
  stop(): Promise<void>;
};

/** @param switches for Chromium */
export async function openStage(switches: string[] = []): Promise<Stage> {
  const [opora, browser] = await Promise.all([startApplication(), launchBrowser(switches)]);
  const world = await makeWorld(opora.services, 1);
  const { db } = opora.services;
  const gradeOf = (audience: AnonymousAudience) => (audience === 'teacher' ? 0 : 6);
  return {
    opora,
    world,
    browser,
    async code(audience = 'student') {
      const cell = { schoolId: world.schoolIds[0], campaignId: world.campaignId, audience, grade: gradeOf(audience) };
      const { codes } = await db.transaction().execute((trx) => makeCodes(trx, { ...cell, count: 1 }));
      return codes[0];
    },
    link: (audience = 'student') => makeLink(opora.services, world, { audience, grade: gradeOf(audience) }),
    async received() {
      const rows = await db
        .selectFrom('cell_count')
        .select('received')
        .where('campaign_id', '=', world.campaignId)
        .execute();
      return rows.reduce((sum, row) => sum + row.received, 0);
    },
    async stop() {
      await browser.close();
      await opora.stop();
    },
  };
}

export async function begin(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Начать', exact: true }).click();
  await page.locator('.sd-question').first().waitFor();
}

/** Chooses one answer of every question of the page that is shown, as a thumb does it. */
export async function pressAnswers(page: Page, choice = 1): Promise<void> {
  for (const question of await page.locator('.sd-question').all())
    await question.locator('.sd-item label').nth(choice).click();
}

/** The same at once, for tests of what becomes of the answers: whether a thumb can choose them is told by `forms.test.ts`. */
export async function answerPage(page: Page, choice = 1): Promise<void> {
  await page.locator('.sd-question').evaluateAll((questions, nth) => {
    for (const question of questions) question.querySelectorAll<HTMLElement>('.sd-item label')[nth]?.click();
  }, choice);
}

/** Answers page by page and stops before sending. @param answer how a page is answered, and what else is done there */
export async function answerAll(page: Page, answer: (page: Page) => Promise<void> = answerPage): Promise<void> {
  for (;;) {
    await answer(page);
    if (await page.getByRole('button', { name: 'Отправить ответы' }).isVisible()) return;
    const first = await page.locator('.sd-question').first().getAttribute('id');
    await page.getByRole('button', { name: 'Дальше' }).click();
    await page.waitForFunction((id) => document.querySelector('.sd-question')?.id !== id, first);
  }
}

export const finish = (page: Page) => page.getByRole('button', { name: 'Отправить ответы' }).click();
export const seeReceived = (page: Page) => page.getByRole('heading', { name: 'Ответы получены' }).waitFor();
export const seeWaiting = (page: Page) => page.getByRole('heading', { name: 'ещё не отправлено' }).waitFor();
