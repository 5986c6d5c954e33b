/** What a field that is searched by typing offers. */
import type { OptionsFilter } from '@mantine/core';
import { fold, foldedWords } from '../../../surveys/fold.ts';

/** So many are offered: a longer list is narrowed by typing, and a country has tens of thousands. */
const MOST_OFFERED = 30;

export type Option = { value: string; label: string };

/** The first options that hold every typed word, in whatever order and spelling. */
export function matching(options: readonly Option[], sought: string): Option[] {
  const words = foldedWords(sought);
  const found: Option[] = [];
  for (const option of options) {
    if (found.length === MOST_OFFERED) break;
    const label = foldedLabel(option);
    if (words.every((word) => label.includes(word))) found.push(option);
  }
  return found;
}

/** `matching` as a field of Mantine asks for it. */
export const offerMatching: OptionsFilter = ({ options, search }) => matching(options as Option[], search);

/** Each key typed looks through all labels: they are folded once, as long as the list lives. */
const labels = new WeakMap<Option, string>();

function foldedLabel(option: Option): string {
  const known = labels.get(option);
  if (known !== undefined) return known;
  const label = fold(option.label);
  labels.set(option, label);
  return label;
}
