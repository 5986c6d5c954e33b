/** Drivers: the items and facts of a factor in which a school stands furthest from its district. */
import type { Audience, ModelFactor } from '../surveys/schema.ts';
import { type CellSums, type GroupMean, groupMean, pooledVariance, VARIANCE_FLOOR } from './group.ts';
import { AUDIENCES, cellsOf, directorRisks, type ScaleFinder } from './informants.ts';
import type { Scale, ScaleItem } from './layout.ts';
import { Z90 } from './level.ts';
import { answersTo, type SummedCell, type SummedSchool, scoresOf } from './school-sums.ts';
import { betweenVariances, type Measured, type Pool, poolOf, posteriorIn } from './shrinkage.ts';
import { LEAST_PEOPLE } from './suppression/few-people.ts';
import type { Driver } from './types.ts';

/** At most so many drivers each way. */
const MOST = 5;

/** What the district knows of an item or of a fact; `spread` is the variance of persons within cells, null for facts. */
export type ItemPool = { audience: Audience; item: string; spread: number | null; pool: Pool };

type ItemSeries = Omit<ItemPool, 'pool'> & { data: Measured[] };

/** The cells of a school that enter its items: those without five scores on the scale are out whole. */
function scoredCells(scale: Scale, school: SummedSchool): SummedCell[] {
  return cellsOf(school, scale.audience).filter((cell) => scoresOf(scale, cell).n >= LEAST_PEOPLE);
}

function itemCells(scale: Scale, item: ScaleItem, cells: SummedCell[]): CellSums[] {
  return cells.map((cell) => ({ sums: answersTo(scale, item, cell), people: cell.people }));
}

/** A single item's reliability is unknown, so it gets no finite population correction. */
function itemMean(cells: CellSums[], variance: number): GroupMean | null {
  return groupMean(cells, { variance, reliability: null });
}

function factMean(risk: number | undefined): GroupMean | null {
  return risk === undefined ? null : { n: 1, people: 1, mean: risk, variance: VARIANCE_FLOOR };
}

const measured = ({ mean, variance }: GroupMean): Measured => ({ value: mean, variance });

function factSeries(factor: ModelFactor, schools: SummedSchool[]): ItemSeries[] {
  const risks = schools.map(({ facts }) => directorRisks(factor, facts ?? {}));
  const names = [...new Set(risks.flatMap((own) => [...own.keys()]))];
  return names.map((item) => {
    const means = risks.flatMap((own) => factMean(own.get(item)) ?? []);
    return { audience: 'director', item, spread: null, data: means.map(measured) };
  });
}

function itemSeries(scale: Scale, schools: SummedSchool[]): ItemSeries[] {
  const scored = schools.map((school) => scoredCells(scale, school));
  return scale.items.map((item) => {
    const cells = scored.map((own) => itemCells(scale, item, own));
    const spread = pooledVariance(cells.flat());
    const means = cells.flatMap((own) => itemMean(own, spread) ?? []);
    return { audience: scale.audience, item: item.name, spread, data: means.map(measured) };
  });
}

/** What the district knows of every item and fact of a factor; the between-variance is averaged over the items of one audience. */
export function itemPools(factor: ModelFactor, schools: SummedSchool[], scaleOf: ScaleFinder): ItemPool[] {
  return AUDIENCES.flatMap((audience) => {
    const scale = scaleOf(audience, factor.code);
    const series = audience === 'director' ? factSeries(factor, schools) : scale ? itemSeries(scale, schools) : [];
    const known = series.filter(({ data }) => data.length > 0);
    const between = betweenVariances(known.map(({ data }) => data));
    return known.map(({ data, ...item }, i) => ({ ...item, pool: poolOf(data, between[i]) }));
  });
}

function largest(drivers: Driver[]): Driver[] {
  const sorted = drivers.toSorted((x, y) => y.difference - x.difference);
  const worse = sorted.filter(({ difference }) => difference > 0).slice(0, MOST);
  const better = sorted.filter(({ difference }) => difference < 0).slice(-MOST);
  return [...worse, ...better];
}

function driver({ audience, item, pool }: ItemPool, own: GroupMean): Driver {
  const { value, variance } = posteriorIn(pool, measured(own));
  const difference = value - pool.mean;
  const reach = Z90 * Math.sqrt(variance);
  const interval: [number, number] = [difference - reach, difference + reach];
  return { audience, item, n: own.n, mean: own.mean, districtMean: pool.mean, difference, interval };
}

/**
 * Drivers of a school on a factor: item mean minus the district's precision-weighted mean, shrunk over the schools, with a 90 %
 * interval; at most five each way, worst first. Items that the district does not know yet are left out.
 */
export function factorDrivers(
  factor: ModelFactor,
  school: SummedSchool,
  pools: ItemPool[],
  scaleOf: ScaleFinder,
): Driver[] {
  const risks = directorRisks(factor, school.facts ?? {});
  const found = pools.flatMap((own) => {
    if (own.spread === null) {
      const mean = factMean(risks.get(own.item));
      return mean === null ? [] : [driver(own, mean)];
    }
    const scale = scaleOf(own.audience, factor.code);
    const item = scale?.items.find(({ name }) => name === own.item);
    const mean = scale && item ? itemMean(itemCells(scale, item, scoredCells(scale, school)), own.spread) : null;
    return mean === null ? [] : [driver(own, mean)];
  });
  return largest(found);
}
