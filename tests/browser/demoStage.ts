/** The demo and a browser for all tests of a `describe`: started before them, stopped after them. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { type DemoProcess, startDemo } from '../server/application.ts';
import { seedDemoOnce } from '../server/seededDemo.ts';
import { launchBrowser, PATIENCE } from './chromium.ts';

export type DemoStage = { demo: DemoProcess; browser: Browser };

/** @returns what the tests use; its parts are there once the first test runs */
export function openDemoStage(): DemoStage {
  const stage = {} as DemoStage;
  beforeAll(async () => {
    const seeded = await seedDemoOnce(inject('demoFolder'));
    [stage.demo, stage.browser] = await Promise.all([startDemo(seeded), launchBrowser()]);
  }, PATIENCE);
  afterAll(async () => {
    await stage.browser?.close();
    await stage.demo?.stop();
  });
  return stage;
}
