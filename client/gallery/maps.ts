/** Charts of rows and columns. */
import { type ChangeLook, changeMap } from '../charts/changeMap.ts';
import { coverageChart } from '../charts/coverageChart.ts';
import { riskHeatMap } from '../charts/riskHeatMap.ts';
import { territoryMap } from '../charts/territoryMap.ts';
import { tieMatrix } from '../charts/tieMatrix.ts';
import { type Exhibit, factors, figure, type Label, lookOf, schoolStates } from './specimen.ts';
import words from './words.json';

const cross = (rows: Label[]) =>
  rows.flatMap((row, r) => factors.map(({ key: factor }, f) => ({ key: row.key, factor, n: 3 * r + f })));

const heatMap: Exhibit = {
  chart: 'riskHeatMap',
  specimens: schoolStates((rows, state, width) => {
    const cells = cross(rows).map(({ factor, key, n }) => ({
      school: key,
      factor,
      isSure: n % 3 > 0,
      look: state === 'shown' ? lookOf(figure(n)) : state,
    }));
    return riskHeatMap({ cells, schools: rows, factors }, width);
  }),
};

const CHANGES: ChangeLook[] = ['better', 'worse', 'cannotTell', 'notCompared', 'noData', 'hidden'];

const change: Exhibit = {
  chart: 'changeMap',
  specimens: schoolStates((rows, state, width) => {
    const one = { hidden: 'hidden', noData: 'noData', few: 'cannotTell' } as const;
    const cells = cross(rows).map(({ factor, key, n }) => {
      const look = state === 'shown' ? CHANGES[n % CHANGES.length] : one[state];
      return { school: key, factor, look, figure: look === 'better' ? '\u22128' : look === 'worse' ? '+11' : '' };
    });
    return changeMap({ cells, schools: rows, factors }, width);
  }),
};

const territories: Exhibit = {
  chart: 'territoryMap',
  specimens: schoolStates((rows, state, width) => {
    const cells = cross(rows).map(({ factor, key, n }) => {
      const high = state === 'shown' ? figure(n) : 0;
      const counts = { high, medium: state === 'shown' ? 20 : 0, low: state === 'shown' ? 30 : 0, schools: 160 };
      return { territory: key, factor, ...counts, figure: state === 'shown' ? `${high} %` : '' };
    });
    return territoryMap({ cells, territories: rows, factors }, width);
  }),
};

const coverage: Exhibit = {
  chart: 'coverageChart',
  specimens: schoolStates((rows, state, width) => {
    const groups = words.group.map((label, n) => ({ key: String(n), label }));
    const bars = rows.flatMap(({ key }, r) =>
      groups.map((group, g) => {
        const share = state === 'few' ? 0.02 : figure(3 * r + g) / 85;
        const isKnown = state === 'shown' || state === 'few';
        const received = state === 'noData' ? 0 : Math.round(60 * share);
        return {
          school: key,
          group: group.key,
          received,
          target: 0.8,
          receivedShare: isKnown ? share : null,
          sealedShare: isKnown ? 0.8 * share : null,
        };
      }),
    );
    return coverageChart(bars, { schools: rows, groups }, width);
  }),
};

const ties: Exhibit = {
  chart: 'tieMatrix',
  specimens: schoolStates((rows, state, width) => {
    const activities = Array.from({ length: 12 }, (_, n) => n + 1);
    const cells = rows.flatMap(({ key }, r) =>
      activities
        .filter((activity) => (activity + r) % 3 === 0)
        .map((activity) => ({ factor: key, activity, count: state === 'shown' ? (activity + r) % 5 : 0 })),
    );
    const lines = rows.map((row, r) => ({ ...row, isUncovered: r % 2 === 1 || state === 'noData' }));
    return tieMatrix(cells, lines, activities, width);
  }),
};

export const maps: Exhibit[] = [heatMap, change, territories, coverage, ties];
