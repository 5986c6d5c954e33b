/** What the cells of a table of numbers of people say: which group, which grade or class, how many. Pure. */

import { fold, foldHeading } from '../../../../surveys/fold.ts';
import type { AnonymousAudience } from '../../../../surveys/schema.ts';
import { fileWords } from '../../../ground/tables/file-words.ts';

const words = fileWords.groups;

/** A grade from 1 to 11; `classLetter` where one class of it is meant, as in `6А`. */
export type GradeText = { grade: number; classLetter: string | null };

const AUDIENCES = new Map(
  (Object.entries(words.audiences) as [AnonymousAudience, string[]][]).flatMap(([audience, names]) =>
    names.map((name) => [foldHeading(name), audience]),
  ),
);

/** `6`, `6-й`, `6 класс`, `6 «А»`, `6-А кл.`; folded. */
const GRADE = String.raw`(1[01]|[1-9])(?:[.,]0+|-(?:й|е|х|го|ый|ой|ые|ых))?(?:[ -]?([а-яa-z])(?![\p{L}\d]))?(?: ?(?:класс\p{L}*|кл|параллел\p{L}*|grade|year))?`;
const WHOLE_GRADE = new RegExp(`^(?:класс |параллель |grade |year )?${GRADE}$`, 'u');
const GRADE_WITHIN = new RegExp(String.raw`(?<![\p{L}\d])${GRADE}(?![\p{L}\d])`, 'u');

const NO_GRADE = new Set(words.noGrade.map(fold));

/** Whether a cell says that the group has no grade, as tables do for teachers. */
export const isNoGrade = (text: string): boolean => NO_GRADE.has(fold(text));

/** @returns null for what is no grade of a school */
export function readGrade(text: string): GradeText | null {
  const found = WHOLE_GRADE.exec(fold(text).replace(/\.$/, ''));
  return found && gradeOf(found);
}

/** A group of people in usual words; a grade may stand with it, as in `Родители 6 классов`. @returns null for no such group */
export function readGroup(text: string): { audience: AnonymousAudience; grade: GradeText | null } | null {
  const folded = foldHeading(text);
  const whole = AUDIENCES.get(folded);
  if (whole) return { audience: whole, grade: null };
  const found = GRADE_WITHIN.exec(folded);
  if (!found) return null;
  const audience = AUDIENCES.get(folded.replace(found[0], ' ').replace(/\s+/g, ' ').trim());
  return audience ? { audience, grade: gradeOf(found) } : null;
}

const gradeOf = ([, grade, letter]: RegExpExecArray): GradeText => ({
  grade: Number(grade),
  classLetter: letter?.toLocaleUpperCase('ru') ?? null,
});

/** Nothing stands there, or a dash that says so. */
export const isBlank = (text: string): boolean => text === '' || fold(text) === '-';

/** What a spreadsheet shows where a formula failed: `#Н/Д`, `#REF!`. */
export const isFailedFormula = (text: string): boolean => /^#[\p{L}\d/]+[!?]?$/u.test(text);
