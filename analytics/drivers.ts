/** Drivers: the items and facts of a factor in which a school stands furthest from its district. */
import type { Audience, ModelFactor } from '../surveys/schema.ts';
import { type GroupMean, groupMean, pooledVariance, VARIANCE_FLOOR } from './group.ts';
import { AUDIENCES, cellsOf, directorRisks, type ScaleFinder } from './informants.ts';
import type { Scale, ScaleItem } from './layout.ts';
import { Z90 } from './level.ts';
import { itemSums, scoreSums } from './scale.ts';
import { betweenVariances, type Measured, shrink } from './shrinkage.ts';
import { LEAST_PEOPLE } from './suppression/few-people.ts';
import type { Driver, SchoolInput } from './types.ts';

/** At most so many drivers each way. */
const MOST = 5;

type ItemSeries = { audience: Audience; item: string; schools: number[]; means: GroupMean[] };

function series(audience: Audience, item: string, means: (GroupMean | null)[]): ItemSeries {
  const found: ItemSeries = { audience, item, schools: [], means: [] };
  means.forEach((mean, s) => {
    if (mean === null) return;
    found.schools.push(s);
    found.means.push(mean);
  });
  return found;
}

/** Means of an item per school. Cells without five scores on the scale are out whole, others by the item's own number. */
function itemMeans(scale: Scale, item: ScaleItem, schools: SchoolInput[], audience: Audience): (GroupMean | null)[] {
  const cells = schools.map((school) =>
    cellsOf(school, audience)
      .filter(({ tally }) => scoreSums(scale, tally).n >= LEAST_PEOPLE)
      .map(({ tally, people }) => ({ sums: itemSums(scale, item, tally), people })),
  );
  // A single item's reliability is unknown, so it gets no finite population correction.
  const spread = { variance: pooledVariance(cells.flat()), reliability: null };
  return cells.map((own) => groupMean(own, spread));
}

function factMeans(name: string, risks: Map<string, number>[]): (GroupMean | null)[] {
  return risks.map((own) => {
    const mean = own.get(name);
    return mean === undefined ? null : { n: 1, people: 1, mean, variance: VARIANCE_FLOOR };
  });
}

function itemSeries(factor: ModelFactor, schools: SchoolInput[], scaleOf: ScaleFinder): ItemSeries[][] {
  return AUDIENCES.map((audience) => {
    if (audience === 'director') {
      const risks = schools.map(({ facts }) => directorRisks(factor, facts ?? {}));
      const names = [...new Set(risks.flatMap((own) => [...own.keys()]))];
      return names.map((name) => series(audience, name, factMeans(name, risks)));
    }
    const scale = scaleOf(audience, factor.code);
    if (scale === undefined) return [];
    return scale.items.map((item) => series(audience, item.name, itemMeans(scale, item, schools, audience)));
  });
}

function measured({ means }: ItemSeries): Measured[] {
  return means.map(({ mean, variance }) => ({ value: mean, variance }));
}

function largest(drivers: Driver[]): Driver[] {
  const sorted = drivers.toSorted((x, y) => y.difference - x.difference);
  const worse = sorted.filter(({ difference }) => difference > 0).slice(0, MOST);
  const better = sorted.filter(({ difference }) => difference < 0).slice(-MOST);
  return [...worse, ...better];
}

/**
 * Drivers of every school on a factor: item mean minus the district's precision-weighted mean, shrunk over the schools
 * (between-variance averaged over the items of one audience), with a 90 % interval; at most five each way, worst first.
 *
 * @returns one list per school
 */
export function factorDrivers(factor: ModelFactor, schools: SchoolInput[], scaleOf: ScaleFinder): Driver[][] {
  const found: Driver[][] = schools.map(() => []);
  for (const items of itemSeries(factor, schools, scaleOf)) {
    const known = items.filter(({ means }) => means.length > 0);
    const between = betweenVariances(known.map(measured));
    known.forEach((own, i) => {
      const { mean: districtMean, posteriors } = shrink(measured(own), between[i]);
      own.schools.forEach((s, k) => {
        const difference = posteriors[k].value - districtMean;
        const reach = Z90 * Math.sqrt(posteriors[k].variance);
        const { n, mean } = own.means[k];
        const interval: [number, number] = [difference - reach, difference + reach];
        found[s].push({ audience: own.audience, item: own.item, n, mean, districtMean, difference, interval });
      });
    });
  }
  return found.map(largest);
}
