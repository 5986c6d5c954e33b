import { describe, expect, it } from 'vitest';
import { appearance, riskFigures } from '../../client/ui/riskWords.ts';
import { createWords } from '../../client/ui/words.ts';
import { differing, factsOf } from '../../client/workplace/pages/answering/return/facts.ts';
import { heatCells, highCells, need, schoolRows } from '../../client/workplace/pages/profiles/risks/heatMap.ts';
import { answering } from '../../client/workplace/pages/profiles/school/Measures.tsx';
import { rankFactors } from '../../client/workplace/pages/profiles/school/ranking.ts';
import type { MeasureView } from '../../server/content/library/schemas.ts';
import type { FactorDetail, FactorSummary } from '../../server/profiles/profiles/schemas.ts';
import { estimate, profiles } from './profiles.ts';

const withheld = (reason: 'noData' | 'fewAnswers' | 'weightMissing'): FactorSummary => {
  return { kind: 'withheld', factor: 'F01', reason };
};

describe('the look of a result', () => {
  it('is never a level when the result is withheld, missing, or too few answered', () => {
    expect(appearance(withheld('fewAnswers')).look).toBe('hidden');
    expect(appearance(withheld('noData')).look).toBe('noData');
    expect(appearance(withheld('weightMissing')).look).toBe('noData');
    expect(appearance(undefined).look).toBe('noData');
    expect(appearance(estimate('F01', 90, { state: 'few' })).look).toBe('few');
  });

  it('is doubtful when the level only leans', () => {
    expect(appearance(estimate('F01', 60))).toEqual({ look: 'high', isSure: true });
    expect(appearance(estimate('F01', 60, { state: 'leaning' }))).toEqual({ look: 'high', isSure: false });
  });
});

describe('the figures of a table', () => {
  const words = createWords(
    ((key: string, values?: object) => `${key} ${JSON.stringify(values ?? '')}`) as never,
    'ru',
  );

  it('are the number and its interval', () => {
    const { interval, value } = riskFigures(words, estimate('F01', 60));
    expect(value).toBe('60');
    expect(interval).toContain('{"low":"55","high":"65"}');
  });

  it.each([
    ['too few answers', estimate('F01', 60, { state: 'few' })],
    ['a withheld result', withheld('fewAnswers')],
    ['no result', null],
  ])('are empty for %s', (_, result) => {
    expect(riskFigures(words, result)).toEqual({ value: '', interval: '' });
  });
});

describe('the heat map', () => {
  it('has a cell for each school and factor, also without a result', () => {
    const rows = schoolRows(profiles([estimate('F01', 60)], []));
    const cells = heatCells(rows, ['F01', 'F02']);
    expect(cells).toHaveLength(4);
    expect(cells.filter(({ look }) => look === 'noData')).toHaveLength(3);
    expect(highCells(cells)).toEqual({ count: 1, judged: 1, factor: 'F01' });
    expect(highCells(heatCells(schoolRows(profiles([])), ['F01']))).toEqual({ count: 0, judged: 0, factor: null });
  });

  it('orders by expected levels and lets too few answers add nothing', () => {
    const few = estimate('F01', 90, { state: 'few' });
    const [sure, unsure] = schoolRows(profiles([estimate('F01', 60)], [few])).map(need);
    expect(sure).toBe(2);
    expect(unsure).toBe(0);
  });
});

describe('the ranking of a school', () => {
  it('puts estimates first by value, then few answers, then withheld', () => {
    const detail = (result: FactorSummary) => ({ ...result, groups: [] }) as unknown as FactorDetail;
    const results = [
      detail(withheld('noData')),
      detail(estimate('F02', 95, { state: 'few' })),
      detail(estimate('F03', 20)),
      detail(estimate('F04', 60)),
    ];
    expect(rankFactors(results).map(({ factor }) => factor)).toEqual(['F04', 'F03', 'F02', 'F01']);
  });

  it('offers measures written for the factor first, then by evidence', () => {
    const measure = (code: string, factors: string[], level: string) =>
      ({ code, factors, evidence: { level } }) as unknown as MeasureView;
    const list = [
      measure('a', ['F02', 'F01'], 'strong'),
      measure('b', ['F01'], 'practice'),
      measure('c', ['F01'], 'strong'),
      measure('d', ['F03'], 'strong'),
    ];
    expect(answering(list, 'F01').map(({ code }) => code)).toEqual(['c', 'b', 'a']);
  });
});

describe('the facts of the return', () => {
  it('are numbers alone: an emptied question is no fact', () => {
    expect(factsOf({ a: 0, b: undefined, c: '', d: 2.5 })).toEqual({ a: 0, d: 2.5 });
  });

  it('differ where one version has an answer and the other has not', () => {
    const questions = ['a', 'b', 'c'].map((name) => ({ name, title: { ru: name, en: name }, unit: null }));
    expect(differing(questions, { a: 1, b: 0 }, { a: 1, c: 0 }).map(({ name }) => name)).toEqual(['b', 'c']);
  });
});
