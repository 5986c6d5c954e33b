/** Very many come at once, or the server is being started again: the phone says so, waits as long as it is asked to, and comes back. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemBody } from '../../../../server/ground/http/problem.ts';
import type { ProblemCode } from '../../../../server/ground/http/problem-texts.ts';
import { canBrowse, PATIENCE } from '../../chromium.ts';
import { axeViolations, openPage, overflow } from '../../pages.ts';
import { answerAll, begin, finish, openStage, type Stage, seeReceived, seeWaiting } from './stage.ts';

const REST_S = 2;

describe.runIf(canBrowse)('a server that cannot just now', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, PATIENCE);
  afterAll(() => stage?.stop());

  /** Refuses until told otherwise. @returns when each request came, and how to end it */
  async function refuse(page: Page, path: string, code: ProblemCode) {
    const came: number[] = [];
    let isOver = false;
    const body = JSON.stringify(problemBody(code, undefined, REST_S));
    const headers = { 'retry-after': String(REST_S), 'content-type': 'application/problem+json' };
    await page.route(path, (route) => {
      came.push(performance.now());
      return isOver ? route.continue() : route.fulfill({ status: 503, headers, body });
    });
    const end = (): void => {
      isOver = true;
    };
    return { came, end };
  }

  const leastPause = (came: number[]): number => Math.min(...came.slice(1).map((time, index) => time - came[index]));

  const steps: [string, string][] = [
    ['the code is exchanged', '**/ticket'],
    ['the answers are sent', '**/submissions'],
  ];
  it.each(steps)(
    'too many come while %s: the answers wait here, and go by themselves no sooner than asked',
    async (_, path) => {
      const { page, context } = await openPage(stage.browser, 360, 740);
      const before = await stage.received();
      await page.goto(`${stage.opora.url}/s/${await stage.code()}`);
      await begin(page);
      await answerAll(page);
      const { came, end } = await refuse(page, path, 'overloaded');
      await finish(page);
      await seeWaiting(page);
      await page.getByText('Сейчас отвечают очень многие').waitFor();
      expect(await page.getByRole('button', { name: 'Отправить сейчас' }).count()).toBe(0);
      expect([await overflow(page), await axeViolations(page, true)]).toEqual([0, []]);
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByText('Very many people are answering just now').waitFor();
      await page.getByRole('button', { name: 'Русский' }).click();
      // What makes a phone without a network try at once must not make this one.
      await page.evaluate(() => window.dispatchEvent(new Event('online')));
      await expect.poll(() => came.length).toBeGreaterThan(1);
      end();
      await seeReceived(page);
      expect(leastPause(came)).toBeGreaterThanOrEqual(REST_S * 1_000);
      expect(await stage.received()).toBe(before + 1);
      await context.close();
    },
    PATIENCE,
  );

  const reasons: [ProblemCode, string][] = [
    ['overloaded', 'Сейчас отвечают очень многие'],
    ['unavailable', 'Сервер перезапускается'],
  ];
  it.each(reasons)(
    'a questionnaire that cannot be opened (%s) opens by itself',
    async (code, title) => {
      const { page, context } = await openPage(stage.browser, 360, 740);
      const { came, end } = await refuse(page, '**/api/survey/*', code);
      await page.goto(`${stage.opora.url}/s/${await stage.link()}`);
      await page.getByRole('heading', { name: title }).waitFor();
      expect([await overflow(page), await axeViolations(page, true)]).toEqual([0, []]);
      await expect.poll(() => came.length).toBeGreaterThan(1);
      end();
      await begin(page);
      expect(leastPause(came)).toBeGreaterThanOrEqual(REST_S * 1_000);
      await context.close();
    },
    PATIENCE,
  );
});
