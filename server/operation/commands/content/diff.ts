/** `content diff`: what changed between two versions of content, item by item. */
import { commandTexts as words } from '../../../../surveys/command-texts.ts';
import { shown } from '../../../../surveys/fault.ts';
import type { Language } from '../../../../surveys/schema.ts';
import { type Difference, differences } from './difference.ts';
import { contentOf } from './folders.ts';

type Options = { json?: boolean; lang: Language };

/** Prints the differences of two folders, each laid over the built-in content. */
export function diffContent(before: string, after: string, { json, lang }: Options): void {
  const found = differences(contentOf(before, lang), contentOf(after, lang));
  const report = json === true ? JSON.stringify({ differences: found }) : readable(found, lang);
  process.stdout.write(`${report}\n`);
}

function readable(found: Difference[], language: Language): string {
  if (found.length === 0) return words.noDifferences[language];
  return found
    .map(({ path, kind, before, after }) => {
      const values = kind === 'changed' ? `${shown(before)} → ${shown(after)}` : shown(before ?? after);
      return `${path}: ${words[kind][language]} ${values}`;
    })
    .join('\n');
}
