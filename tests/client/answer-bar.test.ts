import { describe, expect, it } from 'vitest';
import { answerBar } from '../../client/charts/answerBar.ts';
import { answerWords } from '../../client/ui/answerWords.ts';
import { createWords } from '../../client/ui/words.ts';
import type { ItemBar, Share } from '../../server/profiles/disclosure/schemas.ts';
import { count, drawn } from './drawing.ts';

type Shown = Exclude<ItemBar, { kind: 'hidden' }>;
const share = (percent: number): Share => ({ kind: 'share', percent });
const words = createWords(((key: string, values?: object) => `${key} ${JSON.stringify(values ?? '')}`) as never, 'ru');

const sides: Shown = { kind: 'sides', n: 12, favourable: share(60), risky: share(40) };
const hatched: Shown = { kind: 'sides', n: 12, favourable: { kind: 'almostNobody' }, risky: { kind: 'almostAll' } };
const answers: Shown = {
  kind: 'answers',
  n: 30,
  answers: [
    { value: 1, isRisky: false, share: share(30) },
    { value: 2, isRisky: false, share: share(20) },
    { value: 3, isRisky: true, share: share(50) },
    { value: 4, isRisky: true, share: { kind: 'almostNobody' } },
  ],
};

const widths = (bar: Shown) =>
  [...drawn(answerBar(bar, 216)).querySelectorAll('g[aria-label="rect"] rect')].map((rect) =>
    Number(rect.getAttribute('width')),
  );

describe('the bar of answers', () => {
  it('is as long on each side as the share', () => {
    expect(widths(sides)).toEqual([60, 40]);
  });

  it('puts the milder answers next to the middle, and draws nothing where nobody is told of', () => {
    expect(widths(answers)).toEqual([20, 30, 50, 0]);
  });

  it('is hatched where the share is told in words', () => {
    expect(count(drawn(answerBar(hatched, 216)), 'rect', 'fill', 'url(#opora-answers-hatch)')).toBe(2);
    expect(count(drawn(answerBar(sides, 216)), 'rect', 'fill', 'url(#opora-answers-hatch)')).toBe(0);
  });
});

describe('the same in words', () => {
  it.each<[string, ItemBar, RegExp]>([
    ['a share', sides, /school\.answers\.share .*40/],
    ['answers added up', answers, /school\.answers\.share .*50/],
    ['a side in words', hatched, /school\.answers\.almostAll/],
    ['nothing', { kind: 'hidden' }, /risk\.hidden/],
  ])('%s', (_, bar, expected) => {
    expect(answerWords(words, bar)).toMatch(expected);
  });
});
