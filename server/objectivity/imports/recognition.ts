/**
 * What a file of results is, where its table begins and what its columns mean: by the names of the columns, wherever they stand. What
 * is found is offered to a person and never taken for granted. Pure.
 */

import type { AggregateKind } from '../../../analytics/objectivity/aggregates/report.ts';
import { foldHeading } from '../../../surveys/fold.ts';
import type { Mapping } from '../../ground/db/stored/schemas.ts';
import { remembered } from '../../ground/remembered.ts';
import { fileWords } from '../../ground/tables/file-words.ts';
import { type Choice, headingTitles } from '../../ground/tables/heading.ts';
import type { Row } from '../../ground/tables/row.ts';
import { hasKeyHead, MOST_ROWS_ABOVE, titlesAbove } from './heads.ts';
import { itemName } from './items.ts';
import { proposeMapping } from './mapping.ts';
import { readTitle, type SubjectNames, type Title } from './title.ts';

const { pupilRows: columns, reports: kinds } = fileWords;

/** The first rows of a sheet. */
export type SheetHead = { name: string; rows: Row[] };

/** `pupilRows`: a row a pupil. `collectionForm`: the same without totals, as a school fills it in. Others: a line or a block a school. */
export type ResultsKind = 'pupilRows' | 'collectionForm' | AggregateKind;

/** Columns from 0 of a report by school. `values` are those of the marks, scores or items; of a comparison: counts and per cents. */
export type ReportColumns = {
  group: number;
  participants: number;
  /** How many schools a row stands for: rows of reference say it. */
  schools: number | null;
  values: { column: number; label: string }[];
  /** Of a comparison in blocks of rows: lower, equal, higher, all below each other under the name of a school. */
  inBlocks: boolean;
};

/** Where a table begins: the sheet from 0, the line of its (upper) heading row as a spreadsheet numbers it. */
export type Place = { sheet: number; line: number; rows: 1 | 2 };

export type Recognised = Place & {
  /** How many columns are known by name: of two tables the one of which more is known is the likelier. */
  weight: number;
  titles: string[];
  title: Title;
} & ({ kind: 'pupilRows' | 'collectionForm'; mapping: Mapping } | { kind: AggregateKind; columns: ReportColumns });

/** What stands over a column is no paragraph. */
const LONGEST_TITLE = 300;
/** A file of a district holds a few. */
const MOST_TABLES = 30;
/** Fewer columns of items do not make a form: other tables have numbers for heads too. */
const LEAST_ITEMS = 3;

/** @returns the tables that the file holds, the likeliest first */
export function recognise(sheets: readonly SheetHead[], subjects: SubjectNames, choice: Choice = {}): Recognised[] {
  const found = sheets.flatMap(({ name, rows }, sheet) => {
    if (choice.sheet !== undefined && choice.sheet !== name) return [];
    return rows.flatMap(({ line }, at): Untitled[] => {
      if (at >= MOST_ROWS_ABOVE && !isFurther(rows, at)) return [];
      if (choice.line !== undefined && choice.line !== line) return [];
      if (!isHeadingLike(rows[at])) return [];
      return headingTitles(rows, at).flatMap((heading) => {
        const titles = heading.titles.map((list) => plainTitles(list, heading.rows));
        const read = readHeads(titles, rows.slice(at + heading.rows));
        if (!read || (heading.rows === 2 && isData(rows[at + 1], titles, read))) return [];
        const place = { sheet, line, rows: heading.rows, titles: heading.titles.map((titles) => titles[0] ?? '') };
        return [{ ...place, ...read }];
      });
    });
  });
  // Of two readings of one place the simpler one, unless the other says more.
  const kept = found
    .toSorted((a, b) => b.weight - a.weight || a.rows - b.rows || a.line - b.line)
    .reduce<Untitled[]>((best, each) => {
      if (best.length < MOST_TABLES && !best.some((better) => overlaps(better, each))) best.push(each);
      return best;
    }, []);
  return kept.map((each) => {
    const { rows } = sheets[each.sheet];
    const at = rows.findIndex(({ line }) => line === each.line);
    return { ...each, title: readTitle(titlesAbove(rows, at), subjects) } as Recognised;
  });
}

/** Whether a heading may begin far below: with a head that none goes without, under a title of its own. */
const isFurther = (rows: readonly Row[], at: number): boolean =>
  (hasKeyHead(rows[at]) || (rows[at + 1] !== undefined && hasKeyHead(rows[at + 1]))) &&
  titlesAbove(rows, at).length > 0;

type WithoutTitle<Table> = Table extends unknown ? Omit<Table, 'title'> : never;
type Untitled = WithoutTitle<Recognised>;

/**
 * Where both rows of a heading say something of a column, the upper one alone is a title over several and none of this one: below
 * `Баллы` stand the items.
 */
export const plainTitles = (list: readonly string[], rows: 1 | 2): readonly string[] =>
  rows === 2 && list.length > 2 ? list.slice(0, 2) : list;

/** Whether the lower row of a heading is the first row of the table: it has a value where pupils or schools are named. */
function isData({ cells }: Row, titles: readonly (readonly string[])[], read: Read): boolean {
  const keys =
    'mapping' in read
      ? [read.mapping.pupil, read.mapping.school, read.mapping.total]
      : [read.columns.group, read.columns.participants];
  const isValue = (column: number | null) => {
    const text = column === null ? '' : (cells[column] ?? '');
    return text !== '' && titles[column as number]?.[0] !== text && !isKnownTitle(text);
  };
  return keys.some(isValue);
}

const KNOWN_TITLES = new Set(
  [...columns.pupil, ...columns.school, ...columns.login, ...columns.total, ...kinds.group, ...kinds.participants].map(
    foldHeading,
  ),
);
const isKnownTitle = (text: string): boolean => KNOWN_TITLES.has(foldHeading(text).replace(/ ?\(.*$/, ''));

/** Two short texts at least. */
const isHeadingLike = ({ cells }: Row): boolean =>
  cells.filter((cell) => cell !== '' && cell.length <= LONGEST_TITLE).length > 1;

const overlaps = (a: Place, b: Place): boolean =>
  a.sheet === b.sheet && a.line < b.line + b.rows && b.line < a.line + a.rows;

const foldTitle = remembered(foldHeading);

type Read =
  | { kind: 'pupilRows' | 'collectionForm'; mapping: Mapping; weight: number }
  | { kind: AggregateKind; columns: ReportColumns; weight: number };

function readHeads(titles: readonly (readonly string[])[], below: readonly Row[]): Read | null {
  return readReport(titles, below) ?? readPupils(titles, below);
}

function readPupils(titles: readonly (readonly string[])[], below: readonly Row[]): Read | null {
  const mapping = proposeMapping(titles, {}, below);
  const items = mapping.items.length;
  if (mapping.pupil === null || (mapping.total === null && items < LEAST_ITEMS)) return null;
  const named = Object.values(mapping).filter((column) => typeof column === 'number').length;
  return { kind: mapping.total === null ? 'collectionForm' : 'pupilRows', mapping, weight: named + items };
}

function readReport(titles: readonly (readonly string[])[], below: readonly Row[]): Read | null {
  const folded = titles.map((list) => list.map((title) => foldTitle(title)));
  const place = (words: readonly string[]) => folded.findIndex((list) => list.some((title) => words.includes(title)));
  const [group, participants] = [place(kinds.group), place(kinds.participants)];
  if (group < 0 || participants < 0) return null;
  const schools = place(kinds.schools);
  const rest = titles.flatMap((list, column) =>
    [group, participants, schools].includes(column)
      ? []
      : [{ column, label: list.find(isValueHead) ?? list.find(isSide) ?? list[0] ?? '' }],
  );
  const base = { group, participants, schools: schools < 0 ? null : schools };
  const comparison = readComparison(rest, base, below);
  if (comparison) return comparison;
  const values = rest.filter(({ label }) => isValueHead(label));
  const kind = kindOfValues(values.map(({ label }) => foldHeading(label)));
  if (kind === null) return null;
  return { kind, columns: { ...base, values, inBlocks: false }, weight: values.length + 2 };
}

const SIDES = [kinds.lower, kinds.equal, kinds.higher];
const isSide = (label: string): boolean => SIDES.some((words) => startsWith(label, words));

const isValueHead = (label: string): boolean => /^\d{1,3}$/.test(label) || itemName(label) !== null;

/** Four marks, or totals from 0 without a gap, or items. */
function kindOfValues(labels: readonly string[]): AggregateKind | null {
  if (labels.join(' ') === '2 3 4 5') return 'markStatistics';
  if (labels.length < LEAST_ITEMS) return null;
  return labels.every((label, index) => label === String(index)) ? 'scoreDistribution' : 'itemResults';
}

type Labelled = { column: number; label: string };

/** `Понизили / Подтвердили / Повысили` as columns, or as rows under the name of each school. */
function readComparison(
  rest: readonly Labelled[],
  base: Pick<ReportColumns, 'group' | 'participants' | 'schools'>,
  below: readonly Row[],
): Read | null {
  const found = SIDES.flatMap((words) => rest.filter(({ label }) => startsWith(label, words)).slice(0, 1));
  if (found.length === SIDES.length) {
    return { kind: 'journalComparison', columns: { ...base, values: found, inBlocks: false }, weight: 5 };
  }
  const isBlock = SIDES.every((words) =>
    below.slice(0, 8).some(({ cells }) => startsWith(cells[base.group] ?? '', words)),
  );
  if (!isBlock) return null;
  const percent = rest.filter(({ label }) => kinds.percent.includes(foldHeading(label))).slice(0, 1);
  const values = [{ column: base.participants, label: '' }, ...percent];
  return { kind: 'journalComparison', columns: { ...base, values, inBlocks: true }, weight: 5 };
}

/** Whether the text begins with one of the words. */
export const startsWith = (text: string, words: readonly string[]): boolean => {
  const folded = foldHeading(text);
  return words.some((word) => folded === word || folded.startsWith(`${word} `) || folded.startsWith(`${word}(`));
};

/** Whether a row of this label holds the maxima of the items: a school may be called Максимум. */
export const isMaxima = (label: string): boolean =>
  startsWith(label, kinds.maxima) || kinds.maximaAlone.includes(foldHeading(label));
