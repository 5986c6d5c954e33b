/** The texts of publications as HTML. The preview of the editor renders the same way, so that what was seen there is what is shown. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';

/** The page's own heading is the first; texts begin with the second. */
const LOWER = { h1: 'h2' } as const;

/**
 * HTML in the text is shown as it is written, addresses that run scripts are left out, pictures from elsewhere are not loaded. The work
 * may grow with the square of the text and deeper than the stack: it is done in a thread alone (`rendering.ts`).
 */
export function renderMarkdown(text: string): string {
  const options = { remarkPlugins: [remarkGfm], disallowedElements: ['img'], components: LOWER, children: text };
  return renderToStaticMarkup(createElement(Markdown, options));
}
