/** Charts of one row each. */
import { answerBar } from '../charts/answerBar.ts';
import { caterpillar } from '../charts/caterpillar.ts';
import { comparison } from '../charts/comparison.ts';
import { highRiskCounts } from '../charts/highRiskCounts.ts';
import { intervalStrip } from '../charts/intervalStrip.ts';
import { standings } from '../charts/standings.ts';
import { type Exhibit, factors, figure, lookOf, schoolStates, THRESHOLDS } from './specimen.ts';
import words from './words.json';

const write = (value: number): string => value.toFixed(1).replace('.', ',').replace('-', '\u2212');

const schoolsOfFactor: Exhibit = {
  chart: 'caterpillar',
  specimens: schoolStates((rows, state, width) => {
    const lines = rows.map(({ key, label }, n) => {
      const value = figure(n);
      const hasEstimate = state === 'shown' || state === 'few';
      const estimate = { value, interval: [value - 12, value + 9] as [number, number], raw: value + 4 };
      return {
        key,
        label,
        isSure: n % 2 === 0,
        words: state === 'shown' ? '' : words[state],
        look: state === 'shown' ? lookOf(value) : state,
        estimate: hasEstimate ? estimate : null,
      };
    });
    return caterpillar(lines, { district: { value: 41, label: words.district }, thresholds: THRESHOLDS }, width);
  }),
};

const places: Exhibit = {
  chart: 'standings',
  specimens: schoolStates((rows, state, width) => {
    const lines = rows.map(({ key, label }, n) => {
      const value = (figure(n) - 50) / 50;
      const estimate = { value, interval: [value - 0.3, value + 0.3] as [number, number], raw: 1.2 * value };
      const isShown = state === 'shown' || state === 'few';
      return { key, label, words: words.hidden, estimate: isShown ? estimate : null };
    });
    return standings(lines, words.mean, write, width);
  }),
};

const counts: Exhibit = {
  chart: 'highRiskCounts',
  specimens: schoolStates((rows, state, width) => {
    const lines = rows.map(({ key: factor, label }, n) => ({
      factor,
      label,
      certain: state === 'shown' ? n % 7 : 0,
      leaning: state === 'shown' || state === 'few' ? n % 3 : 0,
    }));
    return highRiskCounts(lines, 12, width);
  }),
};

const compared: Exhibit = {
  chart: 'comparison',
  specimens: schoolStates((rows, state, width) => {
    const cells = rows.flatMap(({ key: school }, r) =>
      factors.map(({ key: factor }, f) => {
        const value = figure(3 * r + f);
        const hasEstimate = state === 'shown' || state === 'few';
        return {
          school,
          factor,
          isSure: r % 2 === 0,
          look: state === 'shown' ? lookOf(value) : state,
          words: state === 'shown' ? '' : words[state],
          estimate: hasEstimate ? { value, interval: [value - 9, value + 12] as [number, number] } : null,
        };
      }),
    );
    return comparison(cells, { factors, schools: rows, thresholds: THRESHOLDS }, width);
  }),
};

const share = (percent: number) => ({ kind: 'share', percent }) as const;
const answer = (percent: number, isRisky: boolean) => ({ share: share(percent), isRisky });

const answers: Exhibit = {
  chart: 'answerBar',
  specimens: [
    {
      name: 'four answers',
      draw: (width) =>
        answerBar(
          {
            kind: 'answers',
            n: 41,
            answers: [answer(12, false), answer(30, false), answer(38, true), answer(20, true)],
          } as Parameters<typeof answerBar>[0],
          width,
        ),
    },
    {
      name: 'two sides',
      draw: (width) =>
        answerBar(
          { kind: 'sides', n: 12, favourable: share(58), risky: share(42) } as Parameters<typeof answerBar>[0],
          width,
        ),
    },
    {
      name: 'suppressed to words',
      draw: (width) =>
        answerBar(
          { kind: 'sides', n: 9, favourable: { kind: 'almostNobody' }, risky: { kind: 'almostAll' } } as Parameters<
            typeof answerBar
          >[0],
          width,
        ),
    },
  ],
};

const strips: Exhibit = {
  chart: 'intervalStrip',
  specimens: [
    { name: 'risk', value: 62, interval: [51, 73] as [number, number], reference: 41 as number | null },
    { name: 'beyond the scale', value: 108, interval: [-20, 140] as [number, number], reference: null },
  ]
    .map(({ name, ...strip }) => ({
      name,
      draw: (width: number) => intervalStrip(strip, { domain: [0, 100], thresholds: THRESHOLDS }, width),
    }))
    .concat([
      { name: 'no data', draw: (width) => intervalStrip(null, { domain: [0, 100], thresholds: THRESHOLDS }, width) },
      {
        name: 'difference',
        draw: (width) =>
          intervalStrip({ value: -6, interval: [-11, 2], reference: null }, { domain: [-30, 30] }, width),
      },
    ]),
};

export const rowCharts: Exhibit[] = [schoolsOfFactor, compared, places, counts, answers, strips];
