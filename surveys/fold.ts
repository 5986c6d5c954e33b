/**
 * What people type and what files hold, made comparable: names of schools, headings, words of a list, what is searched for.
 * It stands with the content because all that compare such texts (content, server, pages) may import from here, so that a
 * search on a page finds exactly what a search on the server does. Pure.
 */

/** Nothing in such a text is to be cleaned: most cells of a large table are numbers, codes and single words. */
const CLEAN = /^[!-^`-~\u0400-\u045F]*$/;

/** Excel writes a sign that XML cannot hold as _x000D_, and a written "_x" as _x005F_x. */
const EXCEL_ESCAPE = /^_x([0-9a-f]{4})_$/i;
const ESCAPE_LENGTH = 7;
/** Soft hyphens, joiners, marks of order and direction, a byte order mark: they have no width, and nobody sees that they are there. */
const INVISIBLE = String.raw`\p{Cf}\p{Variation_Selector}`;
/** Control signs other than blanks. */
const CONTROL = String.raw`\0-\x08\x0E-\x1F\x7F-\x9F`;
/** Two Greek accents are among them, which composing turns into those of ASCII and Latin. */
const QUOTES = String.raw`"'\x60\u00AB\u00BB\u00B4\u1FEF\u1FFD\u2018-\u201F\u2039\u203A\u2033\u301D-\u301F\uFF02\uFF07`;
/** More marks over one letter are no writing, and to put them in order takes the square of their number. */
const MARKS = /(\p{M}{30})\p{M}+/gu;
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

const strip = (vanishing: string) => ({
  all: new RegExp(`[${vanishing}]+`, 'gu'),
  one: new RegExp(`[${vanishing}]`, 'u'),
});
const UNSEEN = strip(INVISIBLE + CONTROL);
const UNSAID = strip(INVISIBLE + CONTROL + QUOTES);

const cleanOnce = (text: string): string => see(text, UNSEEN);

function foldOnce(text: string): string {
  return see(text, UNSAID)
    .toLocaleLowerCase('ru')
    .replace(/\u0451\p{M}*/gu, (letter) => `\u0435${letter.slice(1).replaceAll('\u0308', '')}`)
    .replace(DASHES, '-')
    .replace(/ ?- ?/g, '-');
}

function see(text: string, vanishing: ReturnType<typeof strip>): string {
  return unescaped(text.replace(vanishing.all, ''), vanishing.one)
    .replace(MARKS, '$1')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Signs instead of their escapes but for those that vanish, in one go also where one escape stands within another, however deep. */
function unescaped(text: string, vanishing: RegExp): string {
  if (!/_x/i.test(text)) return text;
  const kept: string[] = [];
  const put = (own: string): void => {
    for (let unit: string | null = own; unit !== null; ) {
      kept.push(unit);
      // The second half of a sign beyond the first plane shows which it is.
      const halves = /[\uDC00-\uDFFF]/.test(unit) ? 2 : 1;
      if (vanishing.test(kept.slice(-halves).join(''))) kept.length -= halves;
      const [, hex]: string[] = (unit === '_' && EXCEL_ESCAPE.exec(kept.slice(-ESCAPE_LENGTH).join(''))) || [];
      unit = hex === undefined ? null : String.fromCharCode(Number.parseInt(hex, 16));
      if (unit !== null) kept.length -= ESCAPE_LENGTH;
    }
  };
  for (let index = 0; index < text.length; index += 1) put(text[index]);
  return kept.join('');
}

const MOST_STEPS = 8;

/** What one step changes may be something for a next one: a small letter may be composed where the capital one was not. */
function settle(text: string, step: (text: string) => string, steps = MOST_STEPS): string {
  const next = step(text);
  return next === text || steps === 1 ? next : settle(next, step, steps - 1);
}
