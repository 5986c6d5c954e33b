/** Rows of a table as people paste them, read as marks of a list. Pure. */
import { fold } from '../../../../../surveys/fold.ts';
import type { DesignationKind } from '../../../../ground/db/schema.ts';
import type { UnknownSchool } from '../../../../ground/db/stored/schemas.ts';
import type { KnownSchool } from '../../../../people/schools/name-index.ts';
import { createRowSchools, type SchoolAnswers } from '../../../../people/schools/row-school.ts';
import words from './pasted-words.json' with { type: 'json' };

export type PastedTask = { text: string; schools: readonly KnownSchool[]; answers: SchoolAnswers };

/** Every row with a text is in one of these; a heading is in none. Texts as they were pasted. */
export type Pasted = {
  marks: { schoolId: number; kinds: DesignationKind[] }[];
  /** Schools that rows name, with a status or without. */
  found: number;
  /** Names beside a status that fit no school or several, and that nobody has answered. */
  unknown: UnknownSchool[];
  /** Rows of schools that are none of the district's, as somebody has said. */
  leftOut: number;
  /** Rows that name neither a school that is known nor a status. */
  notUnderstood: string[];
  withoutStatus: string[];
};

/** No list is longer; what is behind is not read. */
const MOST_ROWS = 3000;
const KINDS: DesignationKind[] = ['lowResults', 'hardConditions'];
const WORDS: Record<DesignationKind, string[]> = words.kinds;
/** The number of a row, a tick or a date is no name. */
const NAME = /\p{L}{2}|\d{6}/u;

export function readPasted({ answers, schools, text }: PastedTask): Pasted {
  const rowSchools = createRowSchools(schools, answers);
  const marks = new Map<number, DesignationKind[]>();
  const seen = new Set<number>();
  const read = { leftOut: 0, notUnderstood: [] as string[], withoutStatus: [] as string[] };
  let columns: (DesignationKind | null)[] = [];
  for (const row of text.split('\n', MOST_ROWS)) {
    const cells = row.split(/[\t;]/).map((cell) => cell.trim());
    const told = row.trim();
    if (told === '') continue;
    const heading = cells.map(kindNamed);
    // A row that names both statuses in cells of their own stands above the others.
    if (KINDS.every((kind) => heading.includes(kind)) && cells.every((cell) => idOf(cell) === undefined)) {
      columns = heading;
      continue;
    }
    const place = placeOf(cells, columns);
    const others = cells.map((cell, index) => (index === place ? '' : cell));
    const kinds = KINDS.filter((kind) => others.some((cell, index) => says(cell, kind, columns[index] ?? null)));
    // What bears no status is not asked for: it may be a title.
    const id = place === -1 ? undefined : kinds.length > 0 ? rowSchools.find(cells[place], '') : idOf(cells[place]);
    if (id === null) read.leftOut += 1;
    else if (id === undefined) {
      if (place === -1 || kinds.length === 0) read.notUnderstood.push(told);
    } else {
      seen.add(id);
      if (kinds.length === 0) read.withoutStatus.push(told);
      else
        marks.set(
          id,
          KINDS.filter((kind) => kinds.includes(kind) || marks.get(id)?.includes(kind)),
        );
    }
  }
  return {
    ...read,
    marks: [...marks].map(([schoolId, kinds]) => ({ schoolId, kinds })),
    found: seen.size,
    unknown: rowSchools.unknown(),
  };

  function idOf(cell: string): number | null | undefined {
    return NAME.test(cell) ? rowSchools.peek(cell, '') : undefined;
  }

  /** The cell that names the school: one that is known, else the longest that may be a name; -1 where there is none. */
  function placeOf(cells: readonly string[], headed: readonly unknown[]): number {
    const known = cells.findIndex((cell) => idOf(cell) !== undefined);
    if (known !== -1) return known;
    const names = cells.filter((cell, index) => !headed[index] && NAME.test(cell) && !isStatus(cell));
    return names.length === 0 ? -1 : cells.indexOf(names.reduce((a, b) => (b.length > a.length ? b : a)));
  }
}

/** The status that a cell names alone. */
function kindNamed(cell: string): DesignationKind | null {
  return KINDS.find((kind) => WORDS[kind].includes(fold(cell))) ?? null;
}

/** Whether a cell holds statuses and nothing else, or says that there is none. */
function isStatus(cell: string): boolean {
  const folded = fold(cell);
  if (words.no.includes(folded) || kindNamed(cell) !== null) return true;
  return partsOf(folded).every((part) => KINDS.some((kind) => WORDS[kind].includes(part)));
}

const partsOf = (folded: string): string[] => folded.split(/[\s,+/()]+/).filter((part) => part !== '');

/** Whether a cell gives the status: by naming it, or by being filled in its column. */
function says(cell: string, kind: DesignationKind, column: DesignationKind | null): boolean {
  const folded = fold(cell);
  if (column === kind) return folded !== '' && !words.no.includes(folded);
  return column === null && partsOf(folded).some((word) => WORDS[kind].includes(word));
}
