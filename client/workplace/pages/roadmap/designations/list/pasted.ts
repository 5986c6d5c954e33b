/** Rows of a table as people paste them, read as marks of a list. Pure. */
import { fold } from '../../../../../../surveys/fold.ts';
import { KINDS, type Kind, type Marks } from './marks.ts';
import words from './pasted-words.json' with { type: 'json' };

export type NamedSchool = { id: number; names: readonly string[] };
/** Every row with a text is in one of these; a heading is in none. Texts as they were pasted. */
export type Pasted = { marks: Marks; found: number; unknown: string[]; ambiguous: string[]; withoutStatus: string[] };

/** No list is longer; what is behind is told as unknown rows. */
const MOST_ROWS = 3000;
const WORDS: Record<Kind, string[]> = words.kinds;

export function readPasted(text: string, schools: readonly NamedSchool[]): Pasted {
  const byName = new Map<string, Set<number>>();
  for (const { id, names } of schools) {
    for (const name of names) byName.set(fold(name), (byName.get(fold(name)) ?? new Set()).add(id));
  }
  const marks = new Map<number, readonly Kind[]>();
  const seen = new Set<number>();
  const read: Pasted = { marks, found: 0, unknown: [], ambiguous: [], withoutStatus: [] };
  let columns: (Kind | null)[] = [];
  for (const row of text.split('\n', MOST_ROWS)) {
    const cells = row.split(/[\t;]/).map((cell) => cell.trim());
    const told = row.trim();
    if (told === '') continue;
    const heading = cells.map(kindNamed);
    const place = cells.findIndex((cell) => byName.has(fold(cell)));
    if (place === -1) {
      // A row that names both statuses in cells of their own and no school stands above the others.
      if (KINDS.every((kind) => heading.includes(kind))) columns = heading;
      else read.unknown.push(told);
      continue;
    }
    const [id, ...more] = byName.get(fold(cells[place])) ?? [];
    if (more.length > 0) {
      read.ambiguous.push(told);
      continue;
    }
    const others = cells.map((cell, index) => (index === place ? '' : cell));
    const kinds = KINDS.filter((kind) => others.some((cell, index) => says(cell, kind, columns[index] ?? null)));
    if (kinds.length === 0) read.withoutStatus.push(told);
    const former = marks.get(id) ?? [];
    if (kinds.length > 0)
      marks.set(
        id,
        KINDS.filter((kind) => kinds.includes(kind) || former.includes(kind)),
      );
    seen.add(id);
  }
  return { ...read, found: seen.size };
}

/** The status that a cell names alone. */
function kindNamed(cell: string): Kind | null {
  return KINDS.find((kind) => WORDS[kind].includes(fold(cell))) ?? null;
}

/** Whether a cell gives the status: by naming it, or by being filled in its column. */
function says(cell: string, kind: Kind, column: Kind | null): boolean {
  const folded = fold(cell);
  if (column === kind) return folded !== '' && !words.no.includes(folded);
  return column === null && folded.split(/[\s,+/()]+/).some((word) => WORDS[kind].includes(word));
}
