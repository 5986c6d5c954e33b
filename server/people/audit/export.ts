/** The log of actions as rows of a file, in words of the reader's language. */
import type { Kysely } from 'kysely';
import type { Localized } from '../../../surveys/schema.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { Cell } from '../../ground/files/cells.ts';
import type { CsvLanguage } from '../../ground/files/csv.ts';
import type { Scope } from '../identity/caller.ts';
import { type EntryFilter, type EntryRow, findEntries } from './store.ts';
import words from './words.json' with { type: 'json' };

const BATCH = 1_000;
const MINUTE = 60_000;

export function exportHeader(language: CsvLanguage): string[] {
  return Object.values(words.columns).map((column) => column[language]);
}

/**
 * Every entry of the scope that passes the filter, newest first, read in batches.
 * @param schoolNames by id
 * @param offset minutes by which the reader's clock is ahead of UTC
 */
export async function* exportRows(
  db: Kysely<Database>,
  scope: Scope,
  filter: EntryFilter,
  { language, offset, schoolNames }: { language: CsvLanguage; offset: number; schoolNames: Map<number, Localized> },
): AsyncGenerator<Cell[]> {
  let before = filter.before;
  for (;;) {
    const entries = await findEntries(db, scope, { ...filter, before }, BATCH);
    for (const entry of entries) yield row(entry, language, offset, schoolNames);
    if (entries.length < BATCH) return;
    before = entries.at(-1)?.id;
  }
}

function row(entry: EntryRow, language: CsvLanguage, offset: number, schoolNames: Map<number, Localized>): Cell[] {
  return [
    new Date(entry.at.getTime() + offset * MINUTE).toISOString().slice(0, 19).replace('T', ' '),
    personOf(entry, language),
    entry.account_id,
    wordOf(words.actions, entry.action, language),
    wordOf(words.kinds, entry.kind, language),
    entry.record,
    entry.schoolId === null ? null : (schoolNames.get(entry.schoolId)?.[language] ?? String(entry.schoolId)),
    Object.entries(entry.details)
      .map(([name, value]) => `${wordOf(words.details, name, language)}: ${value}`)
      .join('; '),
  ];
}

function personOf({ accountName, account_id }: EntryRow, language: CsvLanguage): string {
  if (account_id === null) return words.people.nobody[language];
  return accountName ?? words.people.deleted[language];
}

/** A code that an older version wrote and this one no longer knows is shown as it is. */
function wordOf(texts: Record<string, Localized>, code: string, language: CsvLanguage): string {
  return texts[code]?.[language] ?? code;
}
