/**
 * What people type and what files hold, made comparable: names of schools, headings, words of a list, what is searched for.
 * It stands with the content because all that compare such texts (content, server, pages) may import from here, so that a
 * search on a page finds exactly what a search on the server does. Pure.
 */

/** Nothing in such a text is to be cleaned: most cells of a large table are numbers, codes and single words. */
const CLEAN = /^[!-^`-~\u0400-\u045F]*$/;

/** Excel writes a sign that XML cannot hold as _x000D_, and a written "_x" as _x005F_x. */
const EXCEL_ESCAPE = /_x([0-9a-f]{4})_/gi;
/** Soft hyphens, joiners, marks of order and direction, a byte order mark: they have no width, and nobody sees that they are there. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu;
/** Control signs other than blanks. */
const CONTROL = /(?!\s)\p{Cc}/gu;
const QUOTES = /["'`\u00AB\u00BB\u00B4\u2018-\u201F\u2039\u203A\u2033\u301D-\u301F\uFF02\uFF07]/g;
const DASHES = /[\p{Pd}\u2212]/gu;

/**
 * The text as one sees it: composed letters (NFC), no invisible signs, no escapes of Excel, single blanks, none at the ends. Case,
 * letters and quotes stay: this is for codes and for what is kept.
 */
export const clean = (text: string): string => (CLEAN.test(text) ? text : settle(text, cleanOnce));

/**
 * The text by which two writings of one name are equal: `clean`, in lower case, with one letter for both kinds of the Russian e,
 * one kind of dash without blanks around it, and without quotes. Not for showing.
 */
export const fold = (text: string): string => settle(text, foldOnce);

/** `fold` for headings and section titles, in which points, commas and colons say nothing. */
export const foldHeading = (text: string): string => fold(text.replace(/[.,:]+/g, ' '));

/** The words of a folded text: what is searched for in whatever order. */
export const foldedWords = (text: string): string[] =>
  fold(text)
    .split(' ')
    .filter((word) => word !== '');

function cleanOnce(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(EXCEL_ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(CONTROL, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}

function foldOnce(text: string): string {
  return cleanOnce(text)
    .toLocaleLowerCase('ru')
    .replaceAll('\u0451', '\u0435')
    .replace(QUOTES, '')
    .replace(DASHES, '-')
    .replace(/ ?- ?/g, '-');
}

/** What one step takes away may bring together what a next one takes away, for instance the parts of an escape. */
function settle(text: string, step: (text: string) => string): string {
  const next = step(text);
  return next === text ? text : settle(next, step);
}
