/** What the journeys share: a page that notes every fault, and the way through the sign-in. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type axe from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { DemoDescription } from '../../server/operation/demo/description.ts';
import { signIn as signInOverHttp } from '../server/signIn.ts';
import { STEP_PATIENCE } from './chromium.ts';
import { watchQuestions } from './settle.ts';

export type Watched = {
  page: Page;
  context: BrowserContext;
  /** Breaches of the policy, errors of scripts and of the console, in order. */
  faults: string[];
};

/** A new visitor, with nothing remembered from others. A refused request (for instance 401 before sign-in) is no fault. */
export async function openPage(
  browser: Browser,
  width: number,
  height: number,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(STEP_PATIENCE);
  const page = await context.newPage();
  watchQuestions(page);
  const faults: string[] = [];
  await page.exposeFunction('noteBreach', (breach: string) => faults.push(`policy: ${breach}`));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const note = (globalThis as unknown as { noteBreach(breach: string): void }).noteBreach;
      note(`${event.violatedDirective} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    const isRefusal = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isRefusal) faults.push(`console: ${message.text()}`);
  });
  return { page, context, faults };
}

function accountOf(demo: DemoDescription, role: string): DemoDescription['accounts'][number] {
  const account = demo.accounts.find((each) => each.role === role);
  if (!account) throw new Error(`the demo has no account of the role ${role}`);
  return account;
}

/**
 * Opens the workplace with a session of the demo's account of the role. The sign-in page has journeys of its own.
 * @param path of the page to begin at, which is the overview where the way from there is not what a journey is about
 */
export async function signIn(page: Page, demo: DemoDescription, role: string, path = '/'): Promise<void> {
  const { password, username } = accountOf(demo, role);
  await carrySession(page.context(), demo.url, await signInOverHttp(demo.url, username, password));
  await page.goto(demo.url + path);
  await page.getByRole('navigation').first().waitFor();
}

/** Signs in by clicking the account that the demo offers. */
export async function chooseAccount(page: Page, demo: DemoDescription, role: string): Promise<void> {
  await page.goto(demo.url);
  await page.getByRole('button', { name: accountOf(demo, role).username }).click();
  await page.getByRole('navigation').waitFor();
}

/** @param cookies as a request carries them */
export async function carrySession(context: BrowserContext, url: string, cookies: string): Promise<void> {
  const pairs = cookies.split('; ').map((cookie) => {
    const cut = cookie.indexOf('=');
    return { name: cookie.slice(0, cut), value: cookie.slice(cut + 1), url };
  });
  await context.addCookies(pairs);
}

/** Opens a page by its name in the menu, which a narrow window keeps behind a button. */
export async function openSection(page: Page, name: string): Promise<void> {
  const menu = page.getByRole('navigation', { name: 'Разделы' });
  // Not there before the page knows who is signed in; the button is hidden on a wide screen.
  await menu.waitFor();
  const toggle = menu.getByRole('button', { name: 'Разделы', expanded: false });
  if (await toggle.isVisible()) await toggle.click();
  await menu.getByRole('link', { name, exact: true }).click();
}

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

type WithAxe = { axe?: typeof axe };

/**
 * Violations found by axe, each as the rule and the elements.
 * @param targets also the sizes of targets (WCAG 2.2, 2.5.8), which axe leaves out by itself
 */
export async function axeViolations(page: Page, targets = false): Promise<string[]> {
  // Once for each document: to hand the program over takes as long as to run it.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const violations = await page.evaluate(async (enabled) => {
    const rules = { 'target-size': { enabled } };
    const results = await (globalThis as WithAxe).axe?.run(document, { rules, resultTypes: ['violations'] });
    return results?.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html.slice(0, 160)) }));
  }, targets);
  if (!violations) throw new Error('axe is gone from the page');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.join(' | ')}`);
}

/** Longer than charts take to be drawn anew for another window, on a busy machine too. */
export const REDRAWN_MS = 10_000;

/** How far the page stays wider than its window: anything above zero must be scrolled sideways. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(async (patience) => {
    const beyond = () => document.documentElement.scrollWidth - window.innerWidth;
    const end = performance.now() + patience;
    while (beyond() > 0 && performance.now() < end) await new Promise(requestAnimationFrame);
    return beyond();
  }, REDRAWN_MS);
}
