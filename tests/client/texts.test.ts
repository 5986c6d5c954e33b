import { describe, expect, it } from 'vitest';
import { survey as surveyEn } from '../../client/i18n/en/answering/survey.ts';
import { observation as observationEn } from '../../client/i18n/en/observation.ts';
import { privacy as privacyEn } from '../../client/i18n/en/public/privacy.ts';
import { en } from '../../client/i18n/en.ts';
import { survey as surveyRu } from '../../client/i18n/ru/answering/survey.ts';
import { observation as observationRu } from '../../client/i18n/ru/observation.ts';
import { privacy as privacyRu } from '../../client/i18n/ru/public/privacy.ts';
import { ru } from '../../client/i18n/ru.ts';

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value] as const] : [...flat(value, `${path}${key}.`)],
    ),
  );
}

const values = (text: string): string[] => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();

const pairs: [string, Tree, Tree][] = [
  ['workplace', ru, en],
  ['survey', surveyRu, surveyEn],
  ['page on which a lesson is observed', observationRu, observationEn],
  ['page on what is stored', privacyRu, privacyEn],
];

describe.each(pairs)('the sentences of the %s', (_name, russian, english) => {
  const [source, translation] = [flat(russian), flat(english)];

  it('take the same values in both languages', () => {
    for (const [key, text] of translation) expect([key, values(text)]).toEqual([key, values(source.get(key) ?? '')]);
  });

  it('have every form of number that the language needs', () => {
    const stems = (texts: Map<string, string>) =>
      new Set([...texts.keys()].filter((key) => key.endsWith('_other')).map((key) => key.replace(/_other$/, '')));
    for (const stem of stems(source)) {
      for (const form of ['one', 'few', 'many', 'other']) expect(source.has(`${stem}_${form}`), stem).toBe(true);
      for (const form of ['one', 'other']) expect(translation.has(`${stem}_${form}`), stem).toBe(true);
    }
  });

  it('have no dot of their own after a day, which ends with that of its year in Russian', () => {
    const doubled = [...source].filter(([, text]) => /\{\{day\}\}\.(\s|$)/.test(text));
    expect(doubled).toEqual([]);
  });

  it('are never empty and never left in Russian', () => {
    for (const [key, text] of translation) {
      expect(text.trim(), key).not.toBe('');
      expect(text.replaceAll(/\((ШНОР|ШССУ)\)/g, ''), key).not.toMatch(/[а-яё]/i);
    }
  });
});
