/** Descriptions of tests as a workbook that a district fills in, or takes along to send it back: what is downloaded can be uploaded. */
import { findSubject } from '../../../surveys/subject.ts';
import type { Cell } from '../../ground/files/cells.ts';
import { contentDisposition, downloadName } from '../../ground/files/names.ts';
import { workbookOf } from '../../ground/files/workbook.ts';
import type { VprTestView } from './schemas.ts';
import texts from './template.json' with { type: 'json' };

type Language = keyof typeof texts;

const WIDTHS = [24, 8, 8, 20, 12, 12, 12, 80];
const EXPLAINED = [22, 120];

/**
 * @param tests of the district
 * @param filledFor name of the district whose file holds all that is known of them; null: a row for each subject and grade, and no
 *   figure of any test
 * @returns a workbook whose second sheet explains the columns, and the header that names it
 */
export async function testsTemplate(tests: readonly VprTestView[], filledFor: string | null, language: Language) {
  const { about, columns, empty, filled, sheets, source } = texts[language];
  const rows = filledFor !== null ? tests.map((test) => filledRow(test, language)) : emptyRows(tests, language);
  const bytes = await workbookOf([
    { name: sheets[0], rows: [columns.map(([title]) => title), ...rows], widths: WIDTHS },
    { name: sheets[1], rows: [about, ...columns, source], widths: EXPLAINED },
  ]);
  return {
    bytes,
    disposition: contentDisposition(downloadName([filledFor === null ? empty : filled, filledFor], 'xlsx')),
  };
}

/** The name where a file with it means the subject, else its code. */
const nameOf = ({ subject, title }: VprTestView, language: Language): string =>
  findSubject(title[language])?.code === subject ? title[language] : subject;

function filledRow(test: VprTestView, language: Language): Cell[] {
  const { cuts, grade, items = [], maximum, year } = test;
  const maxima = items.map((item) => `${item.name}:${item.maximum}`).join(' ');
  return [nameOf(test, language), grade, year, maximum, ...cuts, maxima];
}

function emptyRows(tests: readonly VprTestView[], language: Language): Cell[][] {
  const known = new Map(tests.map((test) => [`${test.grade} ${test.subject}`, test]));
  return [...known.values()]
    .sort((a, b) => a.grade - b.grade || a.subject.localeCompare(b.subject))
    .map((test) => [nameOf(test, language), test.grade]);
}
