/** Breaks a label into lines; Russian words too long for a line are hyphenated between vowel and consonant-vowel. */
const SYLLABLE_END = /^(.*[аеёиоуыэюяaeiouy])(?=[^аеёиоуыэюяaeiouy\s][аеёиоуыэюяaeiouy])/i;

/** @param columns letters that fit a line, at least 4 */
export function wrapLabel(label: string, columns: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of label.split(/\s+/).flatMap((each) => pieces(each, columns))) {
    const joined = line === '' || line.endsWith('-') ? line + word : `${line} ${word}`;
    if (joined.length <= columns) line = joined;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].filter((each) => each !== '').join('\n');
}

/** A word in pieces of at most `columns` letters, each but the last with its hyphen. */
function pieces(word: string, columns: number): string[] {
  if (word.length <= columns) return [word];
  const head = word.slice(0, columns);
  const cut = SYLLABLE_END.exec(head)?.[1].length ?? columns - 1;
  const end = Math.max(2, Math.min(cut, columns - 1));
  return [`${word.slice(0, end)}-`, ...pieces(word.slice(end), columns)];
}
