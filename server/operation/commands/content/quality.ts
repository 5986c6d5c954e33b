/** Figures on the quality of texts: readability of the student form, nearest measures, nearest items. */
import { commandTexts as words } from '../../../../surveys/command-texts.ts';
import type { Content } from '../../../../surveys/load.ts';
import { nearestPairs, type Pair, stepOverlap, textOverlap } from '../../../../surveys/overlap.ts';
import { readingGrade } from '../../../../surveys/readability.ts';
import type { Language } from '../../../../surveys/schema.ts';
import { audiences } from '../../../../surveys/schema.ts';

const shownPairs = 5;

/** The reading grade of the whole student form and of its hardest items. */
export function readabilityReport(content: Content, language: Language): string {
  const { items } = content.questionnaires.student;
  const whole = readingGrade(items.map((item) => item.title.ru).join(' '));
  const hardest = items
    .map((item) => ({ item, grade: readingGrade(item.title.ru) }))
    .sort((a, b) => b.grade - a.grade)
    .slice(0, shownPairs);
  return [
    `${words.readability[language]}: ${whole.toFixed(1)}`,
    `${words.hardestItems[language]}:`,
    ...hardest.map(({ item, grade }) => `  ${grade.toFixed(1)}  ${item.name}  ${item.title.ru}`),
  ].join('\n');
}

/** Pairs of measures with the most steps in common, ties by the likeness of all their words. */
export function nearestMeasures(content: Content): (Pair & { words: number })[] {
  const steps = (code: string) =>
    content.measures.find((measure) => measure.code === code)!.steps.map((step) => step.ru);
  const pairs = nearestPairs(
    content.measures,
    (measure) => measure.code,
    (a, b) => stepOverlap(steps(a.code), steps(b.code)),
  );
  return pairs
    .map((pair) => ({ ...pair, words: textOverlap(steps(pair.a).join(' '), steps(pair.b).join(' ')) }))
    .sort((x, y) => y.overlap - x.overlap || y.words - x.words);
}

/** Pairs of items of one form by the likeness of their words. */
export function nearestItems(content: Content): Pair[] {
  return audiences
    .flatMap((audience) =>
      nearestPairs(
        content.questionnaires[audience].items,
        (item) => item.name,
        (a, b) => textOverlap(a.title.ru, b.title.ru),
      ),
    )
    .sort((x, y) => y.overlap - x.overlap);
}

export function likenessReport(content: Content, language: Language): string {
  const measures = nearestMeasures(content).slice(0, shownPairs);
  const items = nearestItems(content).slice(0, shownPairs);
  return [
    `${words.nearestMeasures[language]}:`,
    ...measures.map((pair) => `  ${pair.a}  ${pair.b}  ${pair.overlap.toFixed(2)}  ${pair.words.toFixed(2)}`),
    `${words.nearestItems[language]}:`,
    ...items.map((pair) => `  ${pair.a}  ${pair.b}  ${pair.overlap.toFixed(2)}`),
  ].join('\n');
}
