/** What a file of results says above its table: which test, and of one school which. Pure. */

import { fold, foldHeading } from '../../../surveys/fold.ts';
import { fileWords, inPattern } from '../../ground/tables/file-words.ts';
import type { Row } from '../../ground/tables/row.ts';

const kinds = fileWords.reports;

/** What is not said is null. `school`: a name or a login, of a file of one school. */
export type Title = {
  subject: string | null;
  grade: number | null;
  year: number | null;
  maximum: number | null;
  school: string | null;
};

/** Subjects of the catalogue by all their names, folded. */
export type SubjectNames = ReadonlyMap<string, string>;

/** A school year is the one in whose spring the test is written. */
const SCHOOL_YEAR = /(?<!\d)20(\d\d)\s*[/–—-]\s*(?:20)?(\d\d)(?!\d)/;
const YEAR = /(?<!\d)(20[1-9]\d)(?!\d)/;
const behind = kinds.titles.gradeBehind.map(inPattern).join('|');
/** `7 класс`, `7-й класс`, `класс: 7`. */
const GRADE = new RegExp(
  `(?<!\\d)(\\d{1,2})\\s*(?:-\\s*)?(?:\\p{L}\\s+)?(?:${behind})|(?:${kinds.titles.gradeBefore.map(inPattern).join('|')})[:\\s]+(\\d{1,2})(?!\\d)`,
  'u',
);

/** @param rows those above the heading */
export function readTitle(rows: readonly Pick<Row, 'cells'>[], subjects: SubjectNames): Title {
  const texts = rows.flatMap(({ cells }) => cells.filter((cell) => cell !== ''));
  const folded = texts.map(fold);
  const maximum = Number(labelled(rows, kinds.titles.maximum));
  return {
    subject: subjectOf([labelled(rows, kinds.titles.subject) ?? '', ...texts].map(fold), subjects),
    grade: first(folded, gradeOf),
    year: first(folded, yearOf),
    maximum: Number.isInteger(maximum) && maximum > 0 ? maximum : null,
    school: labelled(rows, kinds.titles.school),
  };
}

/** The value behind a label: in the next cell, or behind a colon in the same. */
function labelled(rows: readonly Pick<Row, 'cells'>[], labels: readonly string[]): string | null {
  for (const { cells } of rows) {
    for (const [column, cell] of cells.entries()) {
      const [label, ...rest] = cell.split(':');
      if (!labels.includes(foldHeading(label))) continue;
      const value = rest.join(':').trim() || (cells.slice(column + 1).find((each) => each !== '') ?? '');
      if (value !== '') return value;
    }
  }
  return null;
}

/** The longest name of a subject that stands in one of the texts as whole words. */
function subjectOf(texts: readonly string[], subjects: SubjectNames): string | null {
  const names = [...subjects.keys()].toSorted((a, b) => b.length - a.length);
  const has = (text: string, name: string) => ` ${text.replace(/[^\p{L}\d-]+/gu, ' ')} `.includes(` ${name} `);
  const name = names.find((each) => texts.some((text) => has(text, each)));
  return name === undefined ? null : (subjects.get(name) ?? null);
}

function yearOf(text: string): number | null {
  const [, from, to] = SCHOOL_YEAR.exec(text) ?? [];
  if (to !== undefined && Number(to) === Number(from) + 1) return 2000 + Number(to);
  const [, year] = YEAR.exec(text) ?? [];
  return year === undefined ? null : Number(year);
}

function gradeOf(text: string): number | null {
  const grade = Number((GRADE.exec(text) ?? []).slice(1).find((each) => each !== undefined));
  return grade >= 1 && grade <= 11 ? grade : null;
}

function first<Found>(texts: readonly string[], find: (text: string) => Found | null): Found | null {
  for (const text of texts) {
    const found = find(text);
    if (found !== null) return found;
  }
  return null;
}
