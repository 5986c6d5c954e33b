/** Colours of charts against each other, by the formula of WCAG 2.2 (1.4.3, 1.4.11), and signs beside colours (1.4.1). */
import { describe, expect, it } from 'vitest';
import { ACCENT, DOUBTFUL_FILLS, FILLS, INK, LEVELS, QUIET, SIGN_FILLS } from '../../client/charts/colours.ts';
import { SIGNS } from '../../client/workplace/pages/roadmap/municipal/states.ts';

const PAPER = '#ffffff';
const TEXT = 4.5;
const MARK = 3;

/** Relative luminance of a colour written as #rrggbb. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe('colours of charts', () => {
  it('knows the two ends of the scale', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#777777')).toBe(1);
  });

  it.each([
    ['ink on paper', INK, PAPER],
    ['quiet words on paper', QUIET, PAPER],
    ['the accent on paper', ACCENT, PAPER],
    ['white on the accent', PAPER, ACCENT],
    ['white on high', PAPER, FILLS.high],
    ['white on "look into it"', PAPER, SIGN_FILLS.look],
    ['ink on "watch"', INK, SIGN_FILLS.watch],
    ['ink on "no sign"', INK, SIGN_FILLS.none],
  ])('lets words be read: %s', (_, words, ground) => {
    expect(contrast(words, ground)).toBeGreaterThanOrEqual(TEXT);
  });

  it.each([
    ...LEVELS.filter((level) => level !== 'high').map((level) => [`the sign of ${level}`, INK, FILLS[level]] as const),
    ...LEVELS.map((level) => [`the sign of ${level}, doubtful`, INK, DOUBTFUL_FILLS[level]] as const),
    ['the sign of high', PAPER, FILLS.high] as const,
  ])('lets signs be told apart from their ground: %s', (_, sign, ground) => {
    expect(contrast(sign, ground)).toBeGreaterThanOrEqual(MARK);
  });

  it('darkens from level to level, so that the order is there in grey too', () => {
    const light = LEVELS.map((level) => luminance(FILLS[level]));
    expect(light.toSorted((a, b) => b - a)).toEqual(light);
    expect(contrast(FILLS.low, FILLS.high)).toBeGreaterThanOrEqual(MARK);
  });

  it('gives every state of an activity a sign of its own', () => {
    const signs = Object.values(SIGNS);
    expect(new Set(signs).size).toBe(signs.length);
  });
});
