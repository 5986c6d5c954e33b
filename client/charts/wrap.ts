/** Breaks a label into lines; a word too long for a line is hyphenated before a consonant with its vowel. */
const VOWEL = /[\u0430\u0435\u0451\u0438\u043e\u0443\u044b\u044d\u044e\u044faeiouy]/i;

/** Signs that only soften or harden the letter before them: no line begins with one. */
const SIGN = /[\u044a\u044c]/i;

/**
 * @param columns letters that fit a line, at least 4
 * @param most lines that have room; of a longer label the rest is left out with «…», and is read in the table and in words
 */
export function wrapLabel(label: string, columns: number, most = Number.POSITIVE_INFINITY): string {
  const lines: string[] = [];
  let line = '';
  for (const word of label.split(/\s+/).flatMap((each) => pieces(each, columns))) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (joined.length <= columns && !line.endsWith('-')) line = joined;
    else {
      lines.push(line);
      line = word;
    }
  }
  const all = [...lines, line].filter((each) => each !== '');
  if (all.length <= most) return all.join('\n');
  const last = all[most - 1].slice(0, columns - 1).replace(/[-\s]+$/, '');
  return [...all.slice(0, most - 1), `${last}\u2026`].join('\n');
}

/** A word in pieces of at most `columns` letters, each but the last with its hyphen. */
function pieces(word: string, columns: number): string[] {
  if (word.length <= columns) return [word];
  const cut = breakPoint(word, columns - 1);
  return [`${word.slice(0, cut)}-`, ...pieces(word.slice(cut), columns)];
}

/** The last place where a syllable may begin; where the word has none, the last place that fits. */
function breakPoint(word: string, last: number): number {
  for (let place = last; place >= 2; place -= 1) {
    const beginsSyllable = !VOWEL.test(word[place]) && !SIGN.test(word[place]) && VOWEL.test(word[place + 1] ?? '');
    if (beginsSyllable && VOWEL.test(word.slice(0, place))) return place;
  }
  return last;
}
