/** What a check says where nothing was found: never "−2 more than expected". */
import { expect, it } from 'vitest';
import { ru } from '../../client/i18n/ru.ts';
import type { Words } from '../../client/ui/words.ts';
import { type Checks, reasonText } from '../../client/workplace/pages/objectivity/findings/checkWords.ts';
import { type Estimate, leastText, seenText } from '../../client/workplace/pages/objectivity/findings/signWords.ts';

function textOf(key: string): string {
  return key.split('.').reduce<unknown>((tree, part) => (tree as Record<string, unknown>)[part], ru) as string;
}

const words = {
  t: (key: string, values: Record<string, unknown> = {}) =>
    (textOf(`${key}_${new Intl.PluralRules('ru').select(Number(values.count))}`) ?? textOf(key)).replaceAll(
      /{{(\w+)}}/g,
      (_, name: string) => String(values[name]),
    ),
  number: (value: number, digits = 0) => value.toFixed(digits),
  percent: (value: number) => `${Math.round(100 * value)} %`,
} as unknown as Words;

const seen = (signal: Estimate['signal'], value: number, source: Estimate['source'] = 'pupilRows') =>
  seenText(words, { signal, source, statistic: 10, effect: { value, unit: 'pupils' } } as Estimate);

it.each([
  ['cutoffHeap', 'pupilRows'],
  ['cutoffHeap', 'scoreDistribution'],
  ['hardItems', 'pupilRows'],
  ['journalShift', 'journalComparison'],
] as const)('%s by %s is told as more only where there is more', (signal, source) => {
  expect(seen(signal, 7, source)).toMatch(/на 7\S* .*больше/);
  for (const value of [-2, 0, 0.004]) expect(seen(signal, value, source)).toContain('не больше');
  for (const value of [-2, 0, 0.004]) expect(seen(signal, value, source)).not.toMatch(/на [−-]?\d/);
});

it('says nothing of papers just below a cut-off where there is no heap', () => {
  for (const value of [-2, 3]) expect(seen('cutoffHeap', value)).not.toContain('ниже');
});

it.each([
  [1, 'от 1 отклонения'],
  [2, 'от 2 отклонений'],
  [4.96, 'от 5 отклонений'],
])('names the least that would have been seen in the right case: %s', (visible, text) => {
  expect(leastText(words, { signal: 'similarity', source: 'pupilRows', visible } as Estimate)).toBe(text);
});

it('tells why a test was not checked by the checks that decide, each reason once', () => {
  const missing = [
    { signal: 'cutoffHeap', why: 'fewResults' },
    { signal: 'journalShift', why: 'noJournal' },
    { signal: 'highMean', why: 'noFormerResults' },
    { signal: 'lowVariance', why: 'fewResults' },
    { signal: 'hardItems', why: 'noItems' },
    { signal: 'similarity', why: 'noItemsByClass' },
  ] as Checks['missing'];
  expect(reasonText(words, { missing })).toBe('работ слишком мало; нет отметок из журнала; нет баллов по заданиям');
});
