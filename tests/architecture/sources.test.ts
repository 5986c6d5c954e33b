import { describe, expect, test } from 'vitest';
import { blankComments, findImports, findLines, sources } from './sources.ts';

describe('reading sources', () => {
  test('finds every kind of import', () => {
    const code = [
      "import './style.css';",
      "import type { A } from './a.ts';",
      "import {\n  b,\n  type B,\n} from '../b.ts';",
      "export { c } from 'react';",
      "const d = await import('node:fs');",
    ].join('\n');
    expect(findImports('client/ui/x.ts', code)).toEqual([
      { target: 'client/ui/style.css', typeOnly: false },
      { target: 'client/ui/a.ts', typeOnly: true },
      { target: 'client/b.ts', typeOnly: false },
      { target: 'react', typeOnly: false },
      { target: 'node:fs', typeOnly: false },
    ]);
  });

  test('blanks comments and leaves strings', () => {
    expect(blankComments("a('https://x'); // Math.random()\n/* new\nDate() */b")).toBe(
      `a('https://x');${' '.repeat(17)}\n${' '.repeat(6)}\n${' '.repeat(9)}b`,
    );
  });

  test('sees the whole project, and names the line of what it finds', () => {
    const own = sources.find(({ path }) => path === 'tests/architecture/sources.ts');
    expect(sources.length).toBeGreaterThan(100);
    expect(own && findLines(own, /^const PROJECT/)).toHaveLength(1);
  });
});
