/**
 * Readability of Russian text as a school grade.
 *
 * The Flesch–Kincaid grade with the coefficients for Russian: 0.5 · words per sentence + 8.4 · syllables per word − 15.59.
 * Source: Оборнева И. В. Автоматизированная оценка сложности учебных текстов на основе статистических параметров:
 * дис. … канд. пед. наук. М., 2006. A value of 6.x reads as grade 6. (Her reading ease is 206.835 − 1.3 · words per
 * sentence − 60.1 · syllables per word; English has 0.39, 11.8 and 15.59 for the grade.) The thesis itself was not at
 * hand: the three constants were compared with two independent programs that cite it for them (docs/content.md).
 * It assumes ordinary prose; for one short sentence it swings by a grade or two with a single long word, so the figure
 * of a whole form is the steadier one.
 */
export function readingGrade(text: string): number {
  const words = russianWords(text);
  if (words.length === 0) throw new RangeError('a text without a Russian word has no reading grade');
  const sentences = Math.max(1, (text.match(/[.!?…]+/g) ?? []).length);
  const syllables = words.reduce((sum, word) => sum + syllableCount(word), 0);
  return 0.5 * (words.length / sentences) + 8.4 * (syllables / words.length) - 15.59;
}

/** Russian words of the text in lower case; a hyphenated word is one. */
export function russianWords(text: string): string[] {
  return text.toLowerCase().match(/[а-яё]+(?:-[а-яё]+)*/g) ?? [];
}

/** In Russian each vowel letter is one syllable; a preposition of one consonant has none. */
function syllableCount(word: string): number {
  return (word.match(/[аеёиоуыэюя]/g) ?? []).length;
}
