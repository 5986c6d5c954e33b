/** Looks for names of people where only codes may stand. What is found is told by its place alone and never kept. */

import { fold } from '../../../surveys/fold.ts';
import { fileWords } from '../../ground/tables/file-words.ts';
import people from './people.json' with { type: 'json' };

const { pupilRows: columns, reports: kinds } = fileWords;

/** Two words in a row that begin with a capital, or a surname with initials. */
const FULL_NAME = /(?<![\p{L}\d])\p{Lu}\p{Ll}{1,}(?:-\p{Lu}\p{Ll}+)?[\s,]+(?:\p{Lu}\p{Ll}{1,}|\p{Lu}\.)/u;
/** Letters, and nothing that codes have: digits. Of one letter it may be a mark of the office's own. */
const LETTERS = /^[\p{L}\s.,'’-]+$/u;
const LONGEST_NAME = 100;
const TWO_LETTERS = /\p{L}[^\p{L}]*\p{L}/u;

export function isNameHeader(header: string): boolean {
  const folded = fold(header);
  return columns.names.includes(folded) || columns.nameWords.some((word) => folded.startsWith(`${word} `));
}

/** Whether a text outside of the table that is read names a person: a title, a note, another sheet. Schools and places are no people. */
export function namesPerson(text: string): boolean {
  if (!holdsName(text)) return false;
  const words = fold(text).split(/[^\p{L}\d-]+/u);
  return !words.some((word) => NO_PEOPLE.has(word));
}

const NO_PEOPLE = new Set([...kinds.schoolWords, ...columns.placeWords]);

/** A column of places, whose names are of two words like those of people. */
export const isPlaceHeader = (header: string): boolean => columns.places.includes(fold(header));

/** A surname with two initials, before or behind it. One alone may be short for "New" or "Great" in the name of a place. */
const WITH_INITIALS = /^(?:\p{Lu}[\p{L}-]+,?\s*\p{Lu}\.\s*\p{Lu}\.?|\p{Lu}\.\s*\p{Lu}\.\s*\p{Lu}[\p{L}-]+)$/u;
const MOST_WORDS = 4;

/**
 * Whether a cell of a column of schools or places is a person all the same: a surname with a first name, a patronymic or initials, in
 * whatever case and order. Schools and places named after people say what they are, or decline the name.
 */
export function isPersonAmongPlaces(cell: string): boolean {
  const words = fold(cell)
    .split(/[\s,.]+/u)
    .filter((word) => word !== '');
  if (/[\d"«»]/.test(cell) || words.some((word) => NO_PEOPLE.has(word) || people.named.includes(word))) return false;
  if (WITH_INITIALS.test(cell.trim())) return true;
  if (words.length < 2 || words.length > MOST_WORDS) return false;
  const isSurname = (word: string) => word.length > 3 && people.surnames.some((end) => word.endsWith(end));
  const isPatronymic = (word: string) =>
    people.patronymicWords.includes(word) ||
    people.patronymics.some((end) => word.length > end.length && word.endsWith(end));
  const first = words.findIndex((word) => people.firstNames.includes(word));
  const others = words.filter((_, index) => index !== first);
  if (first >= 0) return others.some((word) => isSurname(word) || isPatronymic(word));
  return words.length > 2 && words.some(isPatronymic) && words.some((word) => isSurname(word) && !isPatronymic(word));
}

/** Whether a cell of any column holds a full name. */
export const holdsName = (cell: string): boolean => /[\s,]/.test(cell) && FULL_NAME.test(cell);

/** Whether a code of a pupil is a name in truth: a full name, or letters without a digit, in whatever case. */
export const isNameForCode = (code: string): boolean =>
  holdsName(code) || (code.length <= LONGEST_NAME && LETTERS.test(code) && TWO_LETTERS.test(code));
