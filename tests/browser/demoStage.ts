/** The demo and a browser for all tests of a `describe`: started before them, stopped after them. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Demo, startDemo } from '../server/demo.ts';
import { launchBrowser, PATIENCE } from './chromium.ts';

export type DemoStage = { demo: Demo; browser: Browser };

/** @returns what the tests use; its parts are there once the first test runs */
export function openDemoStage(): DemoStage {
  const stage = {} as DemoStage;
  beforeAll(async () => {
    [stage.demo, stage.browser] = await Promise.all([startDemo(), launchBrowser()]);
  }, PATIENCE);
  afterAll(async () => {
    await stage.browser?.close();
    await stage.demo?.stop();
  });
  return stage;
}
