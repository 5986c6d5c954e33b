/** Faults of a file of tests, told without the names that fields have in the program. */
import { expect, it } from 'vitest';
import { ru } from '../../client/i18n/ru.ts';
import type { Words } from '../../client/ui/words.ts';
import { faultPlace, faultValue } from '../../client/workplace/pages/content/library/faultWords.ts';

const t = ((key: string, values: Record<string, unknown> = {}) => {
  const text = key.split('.').reduce<unknown>((tree, part) => (tree as Record<string, unknown>)[part], ru) as string;
  return text.replaceAll(/{{(\w+)}}/g, (_, name: string) => String(values[name]));
}) as unknown as Words['t'];

it.each([
  ['', 'весь файл'],
  ['4', 'строка 4'],
  ['2: year', 'строка 2, год'],
  ['2: subject', 'строка 2, предмет'],
  ['3: cuts', 'строка 3, границы отметок'],
  ['3: cuts[1]', 'строка 3, граница отметки «4»'],
  ['5: items', 'строка 5, задания'],
  ['5: items[0].maximum', 'строка 5, задание 1 по порядку'],
  ['B3:B5', 'B3:B5'],
  ['год', 'год'],
])('%s is told as %s', (path, place) => {
  expect(faultPlace({ t }, path)).toBe(place);
});

it.each([
  ['"давно"', 'давно'],
  ['""', '–'],
  ['null', '–'],
  ['15', '15'],
])('the value %s stands as %s', (value, shown) => {
  expect(faultValue(value)).toBe(shown);
});
