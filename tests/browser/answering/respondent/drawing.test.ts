/** The respondents' page is drawn by Preact and an abridged SurveyJS: each page of each form must be what React and the whole one draw. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from '../../chromium.ts';
import { openPage } from '../../pages.ts';
import { begin, openStage, pressAnswers, type Stage } from './stage.ts';

const QUESTIONNAIRES = join(import.meta.dirname, '../../../../surveys/questionnaires');

/** The script of the unabridged form; its styles are in it. */
async function buildUnabridged(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    // Tests run in Vitest's mode, where JSX would be that of development.
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: join(import.meta.dirname, 'unabridged.tsx'), output: { format: 'iife' } },
    },
  });
  const { output } = result as Rolldown.RolldownOutput;
  return output.find((part) => part.type === 'chunk')!.code;
}

/** Elements, attributes in the order of their names, and texts; of the icons those that are drawn, with what they are drawn of. */
const drawn = (page: Page): Promise<string[]> =>
  page.locator('.form').evaluate((form) => {
    const lines: string[] = [];
    const walk = document.createTreeWalker(form, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      // The bar is as long as the page around the form is high.
      node instanceof Element && node.matches('#sv-icon-holder-global-container, .sv-scroll__scrollbar')
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node instanceof Element) {
        const attributes = [...node.attributes].map(({ localName, value }) => `${localName}="${value}"`).sort();
        const icon =
          node.localName === 'use'
            ? form.querySelector(node.getAttribute('xlink:href') ?? node.getAttribute('href') ?? '')
            : null;
        // Whether the page is scrolled is no matter of drawing.
        const tag = `<${node.localName} ${attributes.join(' ')}>`.replace(' sv-root--sticky-top', '');
        lines.push(`${tag}${icon?.innerHTML ?? ''}`);
      } else if (node.textContent?.trim()) lines.push(node.textContent);
    }
    return lines;
  });

/** Waits until both show the same. */
async function seeSame(page: Page, whole: Page): Promise<void> {
  const other = async () => {
    const [lines, expected] = await Promise.all([drawn(page), drawn(whole)]);
    return {
      more: lines.filter((line) => !expected.includes(line)),
      less: expected.filter((line) => !lines.includes(line)),
      count: lines.length - expected.length,
    };
  };
  await expect.poll(other).toEqual({ more: [], less: [], count: 0 });
}

describe.runIf(canBrowse)('the abridged SurveyJS', () => {
  let stage: Stage;
  let unabridged: string;
  beforeAll(async () => {
    [stage, unabridged] = await Promise.all([openStage(), buildUnabridged()]);
  }, PATIENCE);
  afterAll(() => stage?.stop());

  it.each(['student', 'parent', 'teacher'] as const)(
    'draws every page of the form of a %s as the whole one does, the first one answered too',
    async (audience) => {
      const { page, context } = await openPage(stage.browser, 360, 740);
      await page.goto(`${stage.opora.url}/s/${await stage.link(audience)}`);
      await begin(page);
      const { page: whole, context: other } = await openPage(stage.browser, 360, 740);
      await whole.addScriptTag({ content: unabridged });
      const definition = JSON.parse(readFileSync(join(QUESTIONNAIRES, `${audience}.json`), 'utf8'));
      await whole.evaluate((form) => window.drawForm(form), definition);
      await whole.locator('.sd-question').first().waitFor();
      for (let number = 0; number < definition.pages.length; number++) {
        await seeSame(page, whole);
        if (number === 0) {
          for (const each of [page, whole]) await pressAnswers(each);
          await seeSame(page, whole);
        }
        if (number + 1 < definition.pages.length)
          for (const each of [page, whole]) await each.getByRole('button', { name: 'Дальше' }).click();
      }
      await context.close();
      await other.close();
    },
    PATIENCE,
  );
});
