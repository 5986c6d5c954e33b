/** Headlines over totals and over marks against the journal say no more than what stands beside them. */
import { expect, it } from 'vitest';
import { ru } from '../../client/i18n/ru.ts';
import type { Words } from '../../client/ui/words.ts';
import { mostLowered } from '../../client/workplace/pages/objectivity/findings/changeRows.ts';
import { titleOf } from '../../client/workplace/pages/objectivity/findings/Distribution.tsx';

const words = {
  t: (key: string, values: Record<string, unknown> = {}) => {
    const text = key.split('.').reduce<unknown>((tree, part) => (tree as Record<string, unknown>)[part], ru) as string;
    return text.replaceAll(/{{(\w+)}}/g, (_, name: string) => String(values[name]));
  },
  number: (value: number) => value.toFixed(0),
} as unknown as Words;

const heap = [
  { from: 0, to: 9, count: 6, expected: 6 },
  { from: 10, to: 10, count: 8, expected: 2 },
];
const even = [{ from: 0, to: 16, count: 14, expected: 14 }];
const checks = { kind: 'some', made: ['cutoffHeap'], missing: [] } as const;
const title = (bins: typeof heap, isSign: boolean | null) =>
  titleOf(words, {
    bins,
    cuts: [6, 10, 14],
    n: 22,
    checks: { ...checks, made: [...checks.made], missing: [] },
    isSign,
  });

it('calls it a heap where it is a sign, and else what stands there', () => {
  expect(title(heap, true)).toBe('Скопление на границе отметки «4»: работ 8, а ожидалось 2');
  expect(title(heap, false)).toBe('На границе отметки «4» работ 8, а ожидалось 2: признаком это не считается');
  expect(title(heap, null)).toBe('На границе отметки «4» работ 8, а ожидалось 2');
});

it('does not say that there is no heap where there is a sign of one', () => {
  expect(title(even, true)).toBe('Как распределены первичные баллы');
  expect(title(even, null)).toBe('По всем школам вместе скоплений у границ отметок не видно');
  expect(title(even, false)).toBe('У границ отметок скоплений не видно');
});

it('names one school as the one with most lowered marks only where no other has as many', () => {
  const line = (schoolId: number, counts: [number, number, number]) => ({
    schoolId,
    counts,
    source: 'pupilRows' as const,
  });
  expect(mostLowered([line(1, [5, 15, 0]), line(2, [10, 10, 0])])).toEqual({ share: 0.5, schoolIds: [2] });
  expect(mostLowered([line(1, [5, 15, 0]), line(2, [10, 30, 0])])).toEqual({ share: 0.25, schoolIds: [1, 2] });
});
