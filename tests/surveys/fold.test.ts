/** Names as people type them and as files hold them. Signs that nobody sees are written by their numbers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, fold, foldedWords, foldHeading } from '../../surveys/fold.ts';

/** What people and programs put into a text, so that a random one meets the rules. */
const PIECES = [
  ...['\u00AD', '\u200B', '\u200E', '\u202E', '\uFEFF', '\uFE0F', '\u00A0', '\u2003', '\t', '\n', '\u0000', '\u0007'],
  ...['_x000D_', '_x005F_x000D_', '_x00AD_', '_x2013_', '_x', '_', 'и\u0306', 'е\u0308', 'Ё', 'ё', 'Й', 'İ', 'Σ'],
  ...['«', '»', '„', '“', '"', "'", '’', '`', '-', '–', '—', '‑', '−', '.', ',', '№', 'Школа', 'SCHOOL', '5', ' '],
];
const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join('')),
);

describe('a folded text', () => {
  it.each([
    ['kinds of the Russian e', 'Заозёрновская школа', 'Заозерновская школа'],
    ['a letter in two signs', 'Зае\u0308рский лице\u0438\u0306', 'Заёрский лицей'],
    ['case', 'СОШ № 5', 'сош № 5'],
    ['quotes of all kinds', 'МБОУ «Лицей „Родник“»', 'МБОУ "Лицей Родник"'],
    ['dashes of all kinds', 'Усть–Донецкая школа', 'Усть-Донецкая школа'],
    ['a dash that does not break, and minus', 'Усть\u2011Донецкая', 'Усть\u2212Донецкая'],
    ['blanks around a dash', 'Школа — сад', 'школа-сад'],
    ['blanks of all kinds', ' Школа\u00A0№\u20035\t', 'Школа № 5'],
    ['a soft hyphen', 'Заозёр\u00ADнов\u00ADская', 'Заозёрновская'],
    ['a byte order mark', '\uFEFFШкола', 'Школа'],
    ['signs without width', 'Шко\u200Bла\u2060 \u200D5', 'Школа 5'],
    ['marks of direction', '\u202AШкола\u202C\u200F', 'Школа'],
    ['an escaped end of line of Excel', 'Школа_x000D_\n№ 5', 'Школа № 5'],
  ])('is the same whatever the %s', (_, one, other) => {
    expect(one).not.toBe(other);
    expect(fold(one)).toBe(fold(other));
  });

  it.each([
    ['Школа № 5', 'Школа № 6'],
    ['Школа № 15', 'Школа № 1 5'],
    ['Ленинская', 'Леминская'],
    ['Лицей', 'Лицеи'],
  ])('tells %s from %s', (one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });

  it('is as it was when it is folded again, and holds no sign that nobody sees', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const folded = fold(text);
        expect(fold(folded)).toBe(folded);
        expect(folded).toBe(folded.normalize('NFC').trim());
        expect(folded).not.toMatch(/[\p{Cf}\u0451"«»„“”]|\s{2}|(?!\s)\p{Cc}/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not depend on case, on signs without width, or on whether it was cleaned before', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        expect(fold(clean(one))).toBe(fold(one));
        expect(fold(`${clean(one)}\u00AD ${other}`)).toBe(fold(`${clean(one)} \u200B${other}`));
      }),
    );
    expect(foldHeading('Ст. отклонение:')).toBe(foldHeading('ст отклонение'));
    expect(foldedWords('  Школа «Родник» ')).toEqual(['школа', 'родник']);
    expect(foldedWords(' \u200B ')).toEqual([]);
  });
});

describe('a clean text', () => {
  it('keeps case, letters, quotes and dashes', () => {
    expect(clean(' МБОУ\u00A0«Лицей\u00AD» – Ёлка_x000D_ ')).toBe('МБОУ «Лицей» – Ёлка');
  });

  it('is as it was when it is cleaned again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const cleaned = clean(text);
        expect(clean(cleaned)).toBe(cleaned);
        expect(cleaned).toBe(cleaned.normalize('NFC').trim());
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the time that a text takes', () => {
  /** Of the processor, in milliseconds. */
  function cost(text: string): number {
    const began = process.cpuUsage();
    clean(text);
    fold(text);
    const { system, user } = process.cpuUsage(began);
    return (system + user) / 1000;
  }
  const within = (open: string, close: string, middle: string) => open.repeat(20_000) + middle + close.repeat(20_000);

  // Each took seconds, or all of the stack, when whatever one step brought together was taken away by the next.
  it.each([
    ['escapes within each other', within('_x003', '_', '5')],
    ['escapes that make escapes', `${'_x005F'.repeat(40_000)}_`],
    ['quotes within each other', within('_x002', '2_', '"')],
    ['accents that become quotes', within('_x1FE', 'F_', '\u1FEF')],
    ['signs of two halves within each other', within('_xDB4', '0__xDC01_', '')],
    ['points over one letter', `е${'\u0308'.repeat(200_000)}`],
    ['marks above and below one letter', `a${'\u0300\u0323'.repeat(100_000)}`],
  ])('grows with its length alone: %s', (_, text) => {
    const ordinary = 'Школа «Родник» № 5_x000D_ '.repeat(Math.ceil(text.length / 26));
    expect(cost(text)).toBeLessThan(10 * cost(ordinary) + 100);
  });

  it('lets no letter have more marks than any writing has', () => {
    expect(clean(`а${'\u0301'.repeat(500)} б`)).toBe(`а${'\u0301'.repeat(30)} б`);
    expect(fold(`Зае${'\u0308'.repeat(40)}рский`)).toBe('заерский');
  });
});
