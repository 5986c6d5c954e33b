/** What each informant group of each school says on one factor. */
import type { AnonymousAudience, Audience, ModelFactor, RiskModel } from '../surveys/schema.ts';
import { factRisk } from './facts.ts';
import { type CellSums, type GroupMean, groupMean, pooledVariance, type Spread, VARIANCE_FLOOR } from './group.ts';
import { type Scale, tallyLayout } from './layout.ts';
import type { Sums } from './scale.ts';
import type { Cell, SchoolInput } from './types.ts';

export const AUDIENCES: readonly Audience[] = ['director', 'teacher', 'student', 'parent'];
export const ANONYMOUS: readonly AnonymousAudience[] = ['teacher', 'student', 'parent'];

/** Groups of a school on a factor; a group is absent when it is missing or its cells are too small. */
export type SchoolGroups = Partial<Record<Audience, GroupMean>>;

/** `schools`: in the order of the schools. */
export type FactorGroups = { factor: ModelFactor; schools: SchoolGroups[] };

/** How persons vary within the cells of each group. */
export type Spreads = Partial<Record<Audience, Spread>>;

/** The scale by which an audience informs a factor, or undefined when it does not. */
export type ScaleFinder = (audience: Audience, factor: string) => Scale | undefined;

/** How a cell becomes sums of scores on a scale. */
export type SumsOf<OwnCell> = (scale: Scale, cell: OwnCell) => Sums;

type AnyCell = Pick<Cell, 'audience' | 'people'>;
type AnySchool<OwnCell> = Pick<SchoolInput, 'facts'> & { cells: OwnCell[] };

/** Looks scales up by audience and factor; the layouts are made once. */
export function scaleFinder(model: RiskModel): ScaleFinder {
  const scales = new Map(
    AUDIENCES.map((audience) => {
      const own = tallyLayout(model, audience).scales.map((scale): [string, Scale] => [scale.factor, scale]);
      return [audience, new Map(own)];
    }),
  );
  return (audience, factor) => scales.get(audience)?.get(factor);
}

/** The school's cells of an audience. */
export function cellsOf<OwnCell extends Pick<Cell, 'audience'>>(
  school: { cells: OwnCell[] },
  audience: Audience,
): OwnCell[] {
  return school.cells.filter((cell) => cell.audience === audience);
}

/** Risks 0–100 of the director's facts and choice items on a factor, by name, as far as they are known. */
export function directorRisks(factor: ModelFactor, facts: Record<string, number>): Map<string, number> {
  const risks = new Map<string, number>();
  const { facts: mappings = [], items = [] } = factor.informants.director ?? {};
  for (const fact of mappings) {
    if (Number.isFinite(facts[fact.name])) risks.set(fact.name, factRisk(fact, facts[fact.name]));
  }
  for (const { name, min, max, reversed } of items) {
    const distance = (facts[name] - min) / (max - min);
    if (Number.isFinite(distance)) risks.set(name, 100 * (reversed ? 1 - distance : distance));
  }
  return risks;
}

/** The director's signed return: the mean risk of the facts when at least half are known; its variance is the floor. */
function directorGroup(factor: ModelFactor, facts: Record<string, number> | null): GroupMean | null {
  const risks = [...directorRisks(factor, facts ?? {}).values()];
  const { facts: mappings = [], items = [] } = factor.informants.director ?? {};
  if (risks.length === 0 || 2 * risks.length < mappings.length + items.length) return null;
  const mean = risks.reduce((a, b) => a + b, 0) / risks.length;
  return { n: 1, people: 1, mean, variance: VARIANCE_FLOOR };
}

function summed<OwnCell extends AnyCell>(scale: Scale, cells: OwnCell[], sumsOf: SumsOf<OwnCell>): CellSums[] {
  return cells.map((cell) => ({ sums: sumsOf(scale, cell), people: cell.people }));
}

/**
 * How persons vary in each group over the cells of all schools.
 * @param reliabilityOf that of differences within cells; null where the people of one year are a sample of what the school does
 *   to people (change, effect, gap): then there is no finite population correction
 */
export function factorSpreads<OwnCell extends AnyCell>(
  factor: ModelFactor,
  schools: { cells: OwnCell[] }[],
  scaleOf: ScaleFinder,
  sumsOf: SumsOf<OwnCell>,
  reliabilityOf: (scale: Scale) => number | null,
): Spreads {
  const spreads: Spreads = {};
  for (const audience of ANONYMOUS) {
    const scale = scaleOf(audience, factor.code);
    if (scale === undefined) continue;
    const cells = schools.flatMap((school) => summed(scale, cellsOf(school, audience), sumsOf));
    spreads[audience] = { variance: pooledVariance(cells), reliability: reliabilityOf(scale) };
  }
  return spreads;
}

/** The groups of one school on a factor, for known spreads. */
export function schoolGroups<OwnCell extends AnyCell>(
  factor: ModelFactor,
  school: AnySchool<OwnCell>,
  spreads: Spreads,
  scaleOf: ScaleFinder,
  sumsOf: SumsOf<OwnCell>,
): SchoolGroups {
  const groups: SchoolGroups = {};
  const director = directorGroup(factor, school.facts);
  if (director !== null) groups.director = director;
  for (const audience of ANONYMOUS) {
    const scale = scaleOf(audience, factor.code);
    const spread = spreads[audience];
    if (scale === undefined || spread === undefined) continue;
    const mean = groupMean(summed(scale, cellsOf(school, audience), sumsOf), spread);
    if (mean !== null) groups[audience] = mean;
  }
  return groups;
}

/** The groups of all schools on a factor where people count as a sample: without a finite population correction. */
export function sampledGroups<OwnCell extends AnyCell>(
  factor: ModelFactor,
  schools: AnySchool<OwnCell>[],
  scaleOf: ScaleFinder,
  sumsOf: SumsOf<OwnCell>,
): FactorGroups {
  const spreads = factorSpreads(factor, schools, scaleOf, sumsOf, () => null);
  return { factor, schools: schools.map((school) => schoolGroups(factor, school, spreads, scaleOf, sumsOf)) };
}
