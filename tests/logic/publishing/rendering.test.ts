/** Every text is either refused, with what to change, or rendered within the limits; and the preview shows what is stored. */
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { MarkdownText } from '../../../client/workplace/pages/publishing/publications/MarkdownText.tsx';
import { ProblemError } from '../../../server/ground/http/problem.ts';
import { renderMarkdown } from '../../../server/publishing/texts/markdown.ts';
import { renderText, TEXT_PROBLEMS } from '../../../server/publishing/texts/rendering.ts';
import { MARKDOWN_BOUNDS } from '../../../surveys/markdown-bounds.ts';

/** What means something in Markdown, alone or beside another. */
const PIECES = [
  ...['a', 'б', ' ', '    ', '\t', '\n', '\n\n', '\r', '\\', '&amp;', '\0'],
  ...[
    '#',
    '## ',
    '>',
    '> ',
    '- ',
    '* ',
    '1. ',
    '- [ ] ',
    '---\n',
    '===\n',
    '```',
    '~~~\n',
    '<',
    '<a ',
    '<!--',
    '-->',
    '<?',
  ],
  ...['*', '**', '_', '~~', '`', '``', '[', '![', ']', '](b)', '](', '(', ')', '[a]', '[a]: b\n', '[^a]', '[^a]: '],
  ...['|', '|-', 'a|b\n', '-|-\n', '|a|\n', 'www.a.b', 'http://a.b/', 'a@b.c', '"', '<b>', '</b>'],
];

const pieces = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }).map((all) => all.join(''));

/** Few pieces again and again up to the greatest length, between others: what grows with a square shows itself. */
const repeated = fc
  .tuple(
    pieces,
    pieces,
    pieces,
    fc.integer({ min: 1, max: MARKDOWN_BOUNDS.length }),
    fc.integer({ min: 1, max: 3_000 }),
  )
  .map(([before, again, after, length, paragraph]) => {
    const one = again.repeat(Math.ceil(paragraph / again.length)).slice(0, paragraph);
    return `${before}${`${one}\n\n`.repeat(Math.ceil(length / paragraph))}`.slice(0, length) + after;
  });
const anyText = fc.oneof(
  repeated,
  fc.array(fc.constantFrom(...PIECES), { maxLength: 400 }).map((all) => all.join('')),
);

const outcomeOf = async (text: string): Promise<string> => {
  try {
    return typeof (await renderText(text, 'body/body'));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    expect(error.faults?.map(({ path }) => path)).toEqual(['body/body']);
    return error.code;
  }
};

describe('a text', () => {
  it('is refused or rendered within the limits, whatever it is', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        expect(['string', ...TEXT_PROBLEMS]).toContain(await outcomeOf(text));
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['one address in thousands of links', `[a]: ${'b'.repeat(2_000)}\n\n${`${'[a] '.repeat(250)}\n\n`.repeat(50)}`],
    ['one note called again and again', `[^a]: b\n\n${`${'[^a]'.repeat(290)}\n\n`.repeat(45)}`],
  ])('that keeps to the bounds and would be a page of many megabytes is refused: %s', async (_, text) => {
    expect(await outcomeOf(text)).toBe('textHeavy');
  });
});

describe('the preview', () => {
  /** Without what a page puts around a text, and as one parser reads both. */
  const within = (html: string): string =>
    parseHTML(`<main>${html}</main>`).document.querySelector('main')?.innerHTML ?? '';
  const previewOf = (text: string): string => {
    const page = renderToStaticMarkup(createElement(MarkdownText, { text }));
    return within(page.slice(page.indexOf('>') + 1, page.lastIndexOf('</div>')));
  };

  it.each([
    '# Итоги\n\n**Семь** школ.\n\n<script>alert(1)</script>\n\n![x](https://example.org/x.png)\n\n[зло](javascript:alert(1))',
    '| школа | баллы |\n|---|--:|\n| 1 | 5 |\n\n- [x] сделано\n- [ ] нет\n\n~~было~~ https://example.org [^1]\n\n[^1]: сноска',
  ])('shows what is stored: %j', (text) => {
    expect(previewOf(text)).toBe(within(renderMarkdown(text)));
  });

  it('shows what is stored of any text', () => {
    const short = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((all) => all.join(''));
    fc.assert(
      fc.property(short, (text) => {
        const preview = previewOf(text);
        // A text over the bounds is not rendered, here or there.
        fc.pre(!preview.includes('<pre lang'));
        expect(preview).toBe(within(renderMarkdown(text)));
      }),
      { numRuns: 300 },
    );
  });

  it('does not try to render what the server would refuse, and shows it as it is written', () => {
    const text = `${'|a'.repeat(100)}\n${'|-'.repeat(100)}\n${'x\n'.repeat(2_000)}`;
    const { document } = parseHTML(`<main>${renderToStaticMarkup(createElement(MarkdownText, { text }))}</main>`);
    expect(document.querySelector('table')).toBeNull();
    expect(document.querySelector('pre')?.textContent).toContain('|a|a');
  });
});
