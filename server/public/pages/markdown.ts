/** The texts of publications: the same renderer as in the editor's preview, so that what was seen there is what is shown here. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { Html } from './html.ts';

/** The page's own heading is the first; texts begin with the second. */
const LOWER = { h1: 'h2' } as const;

/** HTML in the text is left out by the renderer, addresses that run scripts too; pictures from elsewhere are not loaded. */
export function renderMarkdown(text: string): Html {
  const options = { remarkPlugins: [remarkGfm], disallowedElements: ['img'], components: LOWER, children: text };
  return new Html(renderToStaticMarkup(createElement(Markdown, options)));
}
