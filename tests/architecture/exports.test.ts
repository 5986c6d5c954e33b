import { describe, expect, test } from 'vitest';
import { type Source, sources } from './sources.ts';

const product = sources.filter(({ room }) => room !== 'tests');

/** Functions, classes and constants that a file offers; types cost nothing when the program runs. */
const exportsOf = ({ code }: Source): string[] =>
  [...code.matchAll(/^export\s+(?:async\s+)?(?:function\*?|const|let|class)\s+(\w+)/gm)].map(([, name = '']) => name);

const counts = (code: string, name: string): number => code.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0;

/** Files that are found by their names and not by an import. */
const FOUND_BY_NAME = /^server\/ground\/db\/migrations\//;

describe('what the product offers', () => {
  test('is used by the product, and not by the tests alone', () => {
    const unused = product
      .filter(({ path }) => !FOUND_BY_NAME.test(path))
      .flatMap((source) => {
        const importers = product.filter(({ imports }) => imports.some(({ target }) => target === source.path));
        return exportsOf(source)
          .filter((name) => counts(source.code, name) === 1)
          .filter((name) => !importers.some(({ code }) => counts(code, name) > 0))
          .map((name) => `${source.path} exports ${name}`);
      });
    expect(unused).toEqual([]);
  });
});
