import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const DOCS = resolve(import.meta.dirname, '../../docs');
const read = (name: string) => readFileSync(join(DOCS, name), 'utf8');
const english = read('methods.md');
const russian = read('methods.ru.md');

const findAnchors = (text: string) => [...text.matchAll(/^<a id="([a-z0-9-]+)"><\/a>$/gm)].map(([, slug]) => slug);
const findHeadings = (text: string) =>
  [...text.matchAll(/^(#+) (.+)$/gm)].map(([, marks, title]) => ({ marks, title }));

describe('the methods in two languages', () => {
  test('have the same anchors in the same order', () => {
    expect(findAnchors(english).length).toBeGreaterThan(0);
    expect(findAnchors(russian)).toEqual(findAnchors(english));
  });

  test('have the same headings by number and level', () => {
    const levels = (text: string) => findHeadings(text).map(({ marks }) => marks);
    expect(levels(russian)).toEqual(levels(english));
  });

  test('have no heading in common, so none is left untranslated', () => {
    const titles = findHeadings(english).map(({ title }) => title);
    expect(findHeadings(russian).filter(({ title }) => titles.includes(title))).toEqual([]);
  });

  test.each([
    ['methods.md', english],
    ['methods.ru.md', russian],
  ])('%s has one anchor of its own right before every section', (_name, text) => {
    const anchors = findAnchors(text);
    expect(text.match(/^<a id="[a-z0-9-]+"><\/a>\n## /gm)).toHaveLength(anchors.length);
    expect(text.match(/^## /gm)).toHaveLength(anchors.length);
    expect(new Set(anchors).size).toBe(anchors.length);
  });

  test.each([
    ['methods.md', english],
    ['methods.ru.md', russian],
  ])('%s links to anchors that exist', (_name, text) => {
    const targets = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, slug]) => slug);
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter((slug) => !findAnchors(text).includes(slug))).toEqual([]);
  });
});
