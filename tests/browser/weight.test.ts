/** What a phone must load, in bytes as they are sent (brotli). The pages are built before the tests. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const CLIENT = join(import.meta.dirname, '../../dist/client');
const ASSET = /["'`](?:\.\/|\/?assets\/)([\w.-]+\.(?:js|css))/g;

const named = (text: string): string[] => [...text.matchAll(ASSET)].map(([, name]) => name);

/** The page's own assets, and all that these may load later. */
function assetsOf(page: string): { first: Set<string>; all: Set<string> } {
  const first = new Set(named(readFileSync(join(CLIENT, page), 'utf8')));
  const all = new Set(first);
  for (const name of all) {
    if (name.endsWith('.js'))
      for (const next of named(readFileSync(join(CLIENT, 'assets', name), 'utf8'))) all.add(next);
  }
  return { first, all };
}

function weight(names: Set<string>): number {
  return [...names].reduce((sum, name) => sum + statSync(join(CLIENT, 'assets', `${name}.br`)).size, 0);
}

describe("the respondents' page", () => {
  const { first, all } = assetsOf('survey.html');

  it('shows its introduction for at most 60 KB', () => {
    expect(first.size).toBeGreaterThan(1);
    expect(weight(first)).toBeLessThan(60_000);
  });

  it('weighs at most 240 KB with the questions', () => {
    expect(all.size).toBeGreaterThan(first.size);
    expect(weight(all)).toBeLessThan(240_000);
  });
});
