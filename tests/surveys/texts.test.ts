/** The words of the items and measures: readable for a sixth-grader, and not the same thing twice. */
import { describe, expect, it } from 'vitest';
import { nearestItems, nearestMeasures } from '../../server/operation/commands/content/quality.ts';
import { loadContent } from '../../surveys/load.ts';
import { stepOverlap, textOverlap } from '../../surveys/overlap.ts';
import { readingGrade, russianWords } from '../../surveys/readability.ts';

const content = loadContent();
const items = content.questionnaires.student.items.map(({ name, title }) => ({ name, text: title.ru }));
/** A reading grade under 7 is grade 6 or easier. */
const afterGradeSix = 7;

/** Words that negate: two of them in one sentence make a double negative that a child reads wrongly. */
const negations = [
  'не',
  'ни',
  'нет',
  'нельзя',
  'без',
  'никто',
  'никого',
  'никому',
  'никогда',
  'нигде',
  'никуда',
  'ничего',
  'ничто',
  'нечего',
  'некому',
  'некого',
  'негде',
];

/** The negating words of the text, in order. */
function negationsIn(text: string): string[] {
  return russianWords(text).filter((word) => negations.includes(word));
}

describe('readingGrade', () => {
  it('computes the grade of a hand-counted text', () => {
    // Two sentences, six words, eleven syllables.
    expect(readingGrade('Мама мыла раму. Дети шли домой.')).toBeCloseTo(0.5 * 3 + 8.4 * (11 / 6) - 15.59, 10);
  });

  it('grows with longer words and with longer sentences', () => {
    expect(readingGrade('Преподаватель разъяснил.')).toBeGreaterThan(readingGrade('Он объяснил.'));
    expect(readingGrade('Кот спал, и дом спал.')).toBeGreaterThan(readingGrade('Кот спал. И дом спал.'));
  });

  it('refuses a text without Russian words', () => {
    expect(() => readingGrade('123')).toThrow(RangeError);
  });
});

describe('the student form', () => {
  it('reads at grade 6 or easier as a whole', () => {
    const grade = readingGrade(items.map(({ text }) => text).join(' '));
    console.info(`reading grade of the student form: ${grade.toFixed(2)}`);
    expect(grade).toBeLessThan(afterGradeSix);
  });

  it('has an introduction and page titles of grade 6 or easier', () => {
    const { description, pages } = content.questionnaires.student.definition;
    const introduction = (description as { ru: string }).ru;
    console.info(`reading grade of its introduction: ${readingGrade(introduction).toFixed(2)}`);
    expect(readingGrade(introduction)).toBeLessThan(afterGradeSix);
    expect(pages.length).toBeGreaterThan(0);
  });

  it.each(items)('$name reads at grade 6 or easier in 14 words or fewer: $text', ({ name, text }) => {
    console.info(`${name} ${readingGrade(text).toFixed(1)} ${russianWords(text).length} words`);
    expect(readingGrade(text)).toBeLessThan(afterGradeSix);
    expect(russianWords(text).length).toBeLessThanOrEqual(14);
  });

  it('has no double negative', () => {
    const negated = items.filter(({ text }) => negationsIn(text).length > 0);
    console.info(negated.map(({ name, text }) => `${name}: ${negationsIn(text).join(', ')}`).join('\n'));
    expect(negated.filter(({ text }) => negationsIn(text).length > 1)).toEqual([]);
  });

  it('sees a double negative where there is one', () => {
    expect(negationsIn('Мне никто не помогает.')).toHaveLength(2);
  });
});

describe('overlap', () => {
  it('is 1 for the same text, 0 for texts without common words, and symmetric', () => {
    expect(textOverlap('Учитель объясняет тему', 'Учитель объясняет тему')).toBe(1);
    expect(textOverlap('Учитель объясняет тему', 'Зимой холодно')).toBe(0);
    expect(textOverlap('Учитель объясняет', 'Объясняет учитель понятно')).toBe(
      textOverlap('Объясняет учитель понятно', 'Учитель объясняет'),
    );
  });

  it('counts like steps against the shorter list', () => {
    expect(stepOverlap(['Позвонить семьям класса'], ['Позвонить семьям класса', 'Провести встречу'])).toBe(1);
    expect(stepOverlap([], ['Провести встречу'])).toBe(0);
  });

  it('of any two measures is at most half of their steps', () => {
    const pairs = nearestMeasures(content);
    for (const pair of pairs.slice(0, 10)) {
      console.info(`${pair.a} ${pair.b} steps ${pair.overlap.toFixed(2)} words ${pair.words.toFixed(2)}`);
    }
    expect(pairs[0]!.overlap).toBeLessThanOrEqual(0.5);
  });

  it('of any two items of a form stays under a half: none is asked twice', () => {
    const pairs = nearestItems(content);
    for (const pair of pairs.slice(0, 10)) console.info(`${pair.a} ${pair.b} ${pair.overlap.toFixed(2)}`);
    expect(pairs[0]!.overlap).toBeLessThan(0.5);
  });
});
