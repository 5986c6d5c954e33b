/** Where an outside list begins, and which of its columns says what: school, login, grade and subject, or a column for each of these. Pure. */
import { foldHeading } from '../../../surveys/fold.ts';
import { fileWords } from '../../ground/tables/file-words.ts';
import { type Choice, headingTitles, lackingRow, possibleHeadings } from '../../ground/tables/heading.ts';
import type { Sheet } from '../../ground/tables/sheets.ts';

const words = fileWords.markers;

export type ListSubject = 'russian' | 'mathematics';

const HIGHEST_GRADE = 11;

type Name = keyof typeof words.headers;
type Layout = { columns: Record<Name, number>; wide: { column: number; grade: number; subject: ListSubject }[] };

export const isGrade = (text: string): boolean =>
  /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= HIGHEST_GRADE;

export function subjectOf(text: string): ListSubject | null {
  const found = foldHeading(text);
  if (words.subjects.russian.includes(found)) return 'russian';
  return words.subjects.mathematics.includes(found) ? 'mathematics' : null;
}

/** @param header by column what may stand over it */
function layoutOf(header: readonly (readonly string[])[]): Layout {
  const names = header.map((list) => list.map(foldHeading));
  const place = (name: Name) => names.findIndex((list) => list.some((own) => words.headers[name].includes(own)));
  const columns = Object.fromEntries(
    (Object.keys(words.headers) as Name[]).map((name) => [name, place(name)]),
  ) as Layout['columns'];
  const wide = names.flatMap((list, column) => {
    const found = list.flatMap((name) => {
      const [, grade = '', rest = ''] = /^(\d{1,2})(?!\d)(.*)$/s.exec(name) ?? [];
      const subject = subjectOf(rest.replace(words.headers.grade[0], ''));
      return subject === null || !isGrade(grade) ? [] : [{ column, grade: Number(grade), subject }];
    });
    return found.slice(0, 1);
  });
  return { columns, wide };
}

/** The columns without which a heading is none, each with the names that it goes by. */
export const missingOf = ({ columns, wide }: Layout): Name[] => {
  const needed: Name[] = wide.length > 0 ? [] : ['grade', 'subject', 'marked'];
  const missing = needed.filter((name) => columns[name] < 0);
  return columns.school < 0 && columns.login < 0 ? ['school', ...missing] : missing;
};

/** How many columns are known. */
const weightOf = ({ columns, wide }: Layout): number =>
  Object.values(columns).filter((column) => column >= 0).length + wide.length;

export type Found = { sheet: Sheet; at: number; rows: 1 | 2; layout: Layout; others: string[] };

/** The first heading of the sheet that has all that is needed; null where there is none. */
function headingOf(sheet: Sheet, choice: Choice): Omit<Found, 'others'> | null {
  for (const [at] of possibleHeadings(sheet, choice)) {
    for (const { rows, titles } of headingTitles(sheet.rows, at)) {
      const layout = layoutOf(titles);
      if (missingOf(layout).length > 0) continue;
      // Where the lower row says as much alone, the upper one is a title.
      const lower = rows === 2 ? layoutOf(sheet.rows[at + 1].cells.map((title) => [title])) : null;
      if (lower === null || missingOf(lower).length > 0 || weightOf(lower) < weightOf(layout))
        return { sheet, at, rows, layout };
    }
  }
  return null;
}

/** Where a list begins on a sheet, and how many of its columns are known; null where there is none. */
export function recogniseList(sheet: Sheet, choice: Choice): { line: number; weight: number } | null {
  const found = headingOf(sheet, choice);
  return found && { line: sheet.rows[found.at].line, weight: weightOf(found.layout) };
}

/** @returns the first heading that has all that is needed, and the other sheets that have one; else the row that lacks something */
export function findLayout(sheets: readonly Sheet[], choice: Choice): Found {
  const chosen = sheets.filter(({ name }) => choice.sheet === undefined || name === choice.sheet);
  const found = chosen.flatMap((sheet) => headingOf(sheet, choice) ?? []);
  const [first, ...others] = found;
  if (first) return { ...first, others: others.map(({ sheet }) => sheet.name) };
  const lacking = lackingRow(sheets, choice);
  const titles = lacking.sheet.rows[lacking.at].cells.map((title) => [title]);
  return { ...lacking, rows: 1, layout: layoutOf(titles), others: [] };
}
