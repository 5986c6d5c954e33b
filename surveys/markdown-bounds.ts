/**
 * How much a text in Markdown may hold. The work of whoever renders one grows with the square of some of these: a table is filled up
 * to columns × rows, and for a sign that opens something an end is looked for in all that follows in its paragraph. A text that keeps
 * to them is rendered in a moment. It stands with the content because server and pages both ask before they render. Pure; its own work
 * grows with the length alone.
 */

export const MARKDOWN_BOUNDS = {
  /** Signs of the whole text. */
  length: 60_000,
  /** A line within quotes and lists counts as often as it is deep. */
  lines: 3_000,
  /** Of one table. */
  columns: 30,
  /** Of all tables together; a row has as many as its table has columns, however short it is written. */
  cells: 5_000,
  /** Quotes and lists in each other; four blanks in front of one count as one. */
  depth: 10,
  /** Signs of one paragraph or table that may open or close something. */
  signs: 600,
} as const;

export type MarkdownBound = keyof typeof MARKDOWN_BOUNDS;

export type MarkdownFault = {
  bound: MarkdownBound;
  most: number;
  /** The first line that goes over it, from 1; the last one where the whole text is too long. */
  line: number;
};

/** Blanks, and the mark of a quote, of a point of a list or of a note. */
const MARK = /([ \t]*)(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)|\[\^[^\]]+\]:)/y;
const BLANKS_OF_A_LEVEL = 4;
/** Nothing, also within quotes: it ends a paragraph and a table. */
const EMPTY = /^[ \t>]*$/;
/** The mark of a point ends what stands before it. */
const POINT = /^ {0,3}[-*+][ \t]+[^ \t]/;
const SIGNS = /[*_~[\]<]/g;

/** @returns the first bound that the text goes over; null when it keeps to all */
export function findMarkdownFault(text: string): MarkdownFault | null {
  const fault = (bound: MarkdownBound, line: number) => ({ bound, most: MARKDOWN_BOUNDS[bound], line });
  const lines = text.split(/\r\n?|\n/);
  if (text.length > MARKDOWN_BOUNDS.length) return fault('length', lines.length);
  let [counted, columns, cells, signs] = [0, 0, 0, 0];
  for (const [index, line] of lines.entries()) {
    if (EMPTY.test(line) || POINT.test(line)) [columns, signs] = [0, 0];
    const depth = depthOf(line);
    counted += Math.max(1, depth);
    columns = Math.max(columns, columnsUnder(line));
    cells += columns;
    signs += line.match(SIGNS)?.length ?? 0;
    if (depth > MARKDOWN_BOUNDS.depth) return fault('depth', index + 1);
    if (counted > MARKDOWN_BOUNDS.lines) return fault('lines', index + 1);
    if (columns > MARKDOWN_BOUNDS.columns) return fault('columns', index + 1);
    if (cells > MARKDOWN_BOUNDS.cells) return fault('cells', index + 1);
    if (signs > MARKDOWN_BOUNDS.signs) return fault('signs', index + 1);
  }
  return null;
}

/** Of the marks that a line begins with; a line without one opens nothing, however far to the right it stands. */
function depthOf(line: string): number {
  let marks = 0;
  let blanks = 0;
  MARK.lastIndex = 0;
  for (let found = MARK.exec(line); found; found = MARK.exec(line)) {
    marks += 1;
    for (const blank of found[1] ?? '') blanks += blank === '\t' ? BLANKS_OF_A_LEVEL : 1;
  }
  return marks + Math.floor(blanks / BLANKS_OF_A_LEVEL);
}

/** How many columns a table has that has this line under its header: `|---|:--|` has two, and a line of words none. */
function columnsUnder(line: string): number {
  let start = line.length;
  while (start > 0 && '|-: \t'.includes(line[start - 1])) start -= 1;
  return line
    .slice(start)
    .split('|')
    .filter((cell) => cell.includes('-')).length;
}
