/** When a page is there: it has a name, and what it asked the server for has come and is drawn. */
import type { Page, Request } from 'playwright-core';

type Questions = {
  open: Set<Request>;
  /** Whoever waits until none is open. */
  waiting: (() => void)[];
};

const questions = new WeakMap<Page, Questions>();

/** Notes from now on what the page asks and what is answered, whether well or not. */
export function watchQuestions(page: Page): void {
  const own: Questions = { open: new Set(), waiting: [] };
  questions.set(page, own);
  const end = (request: Request) => {
    if (own.open.delete(request) && own.open.size === 0) for (const go of own.waiting.splice(0)) go();
  };
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/api/')) own.open.add(request);
  });
  page.on('requestfinished', end);
  page.on('requestfailed', end);
}

/** Resolves at once where nothing is open. */
function allAnswered({ open, waiting }: Questions): Promise<void> {
  return open.size === 0 ? Promise.resolve() : new Promise((go) => waiting.push(go));
}

/**
 * Waits until a page of `openPage` is there. Each has one heading that names it, also where it says that something is not
 * there; and what has come may lead to the next question.
 */
export async function settle(page: Page): Promise<void> {
  const asked = questions.get(page);
  if (!asked) throw new Error('nobody watches what this page asks');
  await page.getByRole('heading', { level: 1 }).waitFor();
  do {
    await allAnswered(asked);
    await page.waitForFunction(() => !document.querySelector('main [role=status][aria-label]'));
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
  } while (asked.open.size > 0);
}
