/** The command line answers at once: what a command works with is loaded when it runs. */
import { expect, it } from 'vitest';
import { findImports, sources } from './sources.ts';

const byPath = new Map(sources.map((source) => [source.path, source]));

/** What a file loads when it is loaded, and what that loads. */
function reach(path: string, reached = new Set<string>()): Set<string> {
  const source = byPath.get(path);
  if (!source || reached.has(path)) return reached;
  reached.add(path);
  const atOnce = findImports(path, source.code.replace(/\bimport\(/g, 'later('));
  for (const { target, typeOnly } of atOnce) if (!typeOnly) reach(target, reached);
  return reached;
}

it('loads for its help no database, no content and no statistics', () => {
  const loaded = [...reach('server/cli.ts')];
  expect(loaded).toContain('server/operation/commands/user.ts');
  // It stands with the content, but has none and loads none.
  const light = 'surveys/calendar-day.ts';
  const heavy = loaded.filter((path) => /^(analytics|surveys|server\/ground\/db)\//.test(path) && path !== light);
  expect(heavy).toEqual([]);
  expect(loaded).not.toContain('server/session.ts');
});
