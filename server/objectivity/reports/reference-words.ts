/** What a row of reference stands for, by the words in its name. */
import { fold } from '../../../surveys/fold.ts';
import { fileWords } from '../../ground/tables/file-words.ts';

/** Whether a name holds one of the words, whole. */
export function holdsWord(name: string, words: readonly string[]): boolean {
  const text = ` ${fold(name)
    .split(/[^\p{L}\d-]+/u)
    .join(' ')} `;
  return words.some((word) => text.includes(` ${word} `));
}

/** `row`: its name does not say. */
export function referencePlace(name: string): 'sample' | 'region' | 'row' {
  const { regions, wholeSample } = fileWords.reports;
  if (holdsWord(name, wholeSample)) return 'sample';
  return holdsWord(name, regions) ? 'region' : 'row';
}
