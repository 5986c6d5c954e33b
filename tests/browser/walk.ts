/** A walk over pages of the workplace: how one comes to a page, and what is looked at there. */
import type { AnyRouter } from '@tanstack/react-router';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeViolations } from './pages.ts';
import { settle } from './settle.ts';

/** What was found on the way: the address, how it was looked at, and what is wrong there. */
export type Fault = [path: string, look: string, wrong: string];

/** Loads an address, which must come with the policy, and waits until the page is there. */
export async function load(page: Page, url: string): Promise<void> {
  const response = await page.goto(url);
  expect(response?.headers()['content-security-policy'], url).toContain("script-src 'self'");
  await settle(page);
}

/** Goes on to an address within the open page, as a link would, and waits until that page is there. */
export async function goOn(page: Page, path: string): Promise<void> {
  await page.evaluate(async (to) => {
    const { __TSR_ROUTER__: router } = globalThis as unknown as { __TSR_ROUTER__: AnyRouter };
    const drawn = new Promise<void>((done) => {
      const stop = router.subscribe('onRendered', () => {
        stop();
        done();
      });
    });
    router.history.push(to);
    await drawn;
  }, path);
  await settle(page);
}

/** What axe finds, with the sizes of targets. */
export async function askAxe(page: Page, path: string, look: string): Promise<Fault[]> {
  return (await axeViolations(page, true)).map((violation) => [path, look, violation]);
}

/** What axe finds once every chart shows its table instead; nothing where the page has no chart. */
export async function askAxeOfTables(page: Page, path: string, look: string): Promise<Fault[]> {
  const tables = page.getByRole('button', { name: /^(Таблица|Table)$/ });
  if ((await tables.count()) === 0) return [];
  while ((await tables.count()) > 0) await tables.first().click();
  return askAxe(page, path, `${look}, tables`);
}
