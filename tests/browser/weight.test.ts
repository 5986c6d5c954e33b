/** What a phone must load, in bytes as they are sent (brotli). The pages are built before the tests. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
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

/** What a script imports at once. */
const staticallyNamed = (name: string): string[] =>
  [...readFileSync(join(CLIENT, 'assets', name), 'utf8').matchAll(/\bfrom["'`]\.\/([\w.-]+\.js)["'`]/g)].map(
    ([, own]) => own,
  );

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

describe('the workplace', () => {
  /** What a browser loads of it before anybody has signed in: the page's own files, and the texts of the sign-in. */
  const { first } = assetsOf('workplace.html');
  const texts = readdirSync(join(CLIENT, 'assets')).filter((name) => /^ru-frame-[\w-]+\.js$/.test(name));
  const before = new Set([...first, ...texts, ...texts.flatMap((name) => staticallyNamed(name))]);

  it('asks for the sign-in with few files, and for no page behind it', () => {
    expect(texts).toHaveLength(1);
    expect(before.size).toBeGreaterThan(4);
    expect(before.size).toBeLessThanOrEqual(10);
    // Fonts (61 KB), the page itself and three answers come to it: 250 KB and 25 requests are the limit of all together.
    expect(weight(before)).toBeLessThan(185_000);
  });
});
