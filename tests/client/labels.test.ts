import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapLabel } from '../../client/charts/wrap.ts';
import { formats } from '../../client/ui/format.ts';

describe('wrapLabel', () => {
  it('breaks between words where they fit', () => {
    expect(wrapLabel('Низкая учебная мотивация', 15)).toBe('Низкая учебная\nмотивация');
  });

  it('hyphenates a long word where a syllable begins', () => {
    expect(wrapLabel('внутришкольная', 12)).toBe('внутришколь-\nная');
  });

  it('loses no letter and keeps every line within the width', async () => {
    const word = fc.string({ unit: fc.constantFrom(...'абвгдеьуиотс'), minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.integer({ min: 4, max: 30 }), (words, columns) => {
        const lines = wrapLabel(words.join(' '), columns).split('\n');
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
        expect(lines.join('').replaceAll(/[- ]/g, '')).toBe(words.join(''));
      }),
      { seed: 20261124 },
    );
  });
});

describe('formats', () => {
  it('speaks numbers and dates in the language of the page', () => {
    expect(formats('ru').number(1234.56, 1)).toBe('1\u00a0234,6');
    expect(formats('en').number(1234.56, 1)).toBe('1,234.6');
    expect(formats('ru').day('2026-06-01')).toMatch(/^1 июня 2026\sг\.$/);
    expect(formats('en').day('2026-06-01')).toBe('1 June 2026');
  });

  it('has a minus that is no hyphen, and no negative zero', () => {
    expect(formats('en').number(-18)).toBe('\u221218');
    expect(formats('ru').number(-0.2)).toBe('0');
  });
});
