import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const PROJECT = resolve(import.meta.dirname, '../..');
const PAPERS = [
  ...['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md'],
  ...readdirSync(join(PROJECT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].filter((name) => existsSync(join(PROJECT, name)));

const TOP = /^(server|client|tests|analytics|surveys|bin|docs|\.ci)\//;
const FILE = /^[\w.-]+\/[\w./-]+\.(ts|tsx|mjs|json|css|sql|md)$/;
/** Where a path without its top may lie: the papers leave out `server/` and `analytics/` where the text says which is meant. */
const HOMES = ['', 'server', 'analytics'];

/** Paths of the project that a paper names in code marks, placeholders (`*`, `<name>`, `YEAR.json`) left out. */
function pathsIn(text: string): string[] {
  return [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, word = '']) => word.replace(/[.,;:]$/, ''))
    .filter((word) => !/[*<{$(]|\b[A-Z]+\./.test(word) && (TOP.test(word) || FILE.test(word)));
}

describe('the papers', () => {
  test.each(PAPERS)('%s names files and folders that exist', (name) => {
    const paths = pathsIn(readFileSync(join(PROJECT, name), 'utf8'));
    const missing = paths.filter((path) => !HOMES.some((home) => existsSync(join(PROJECT, home, path))));
    expect(missing).toEqual([]);
  });

  test.each(PAPERS)('%s links to files that exist', (name) => {
    const text = readFileSync(join(PROJECT, name), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(PROJECT, name, '..', link)))).toEqual([]);
  });
});
