/** What each informant group of each school says on one factor, and how reliable its scale is in the district. */
import type { Audience, ModelFactor, RiskModel } from '../surveys/schema.ts';
import { factRisk } from './facts.ts';
import { type CellSums, type GroupMean, groupMean, pooledVariance, VARIANCE_FLOOR } from './group.ts';
import { type Scale, tallyLayout } from './layout.ts';
import { type Sums, scoreSums } from './scale.ts';
import { districtAlpha } from './scale-quality.ts';
import type { Cell, SchoolInput } from './types.ts';

export const AUDIENCES: readonly Audience[] = ['director', 'teacher', 'student', 'parent'];

/** Groups of a school on a factor; a group is absent when it is missing or its cells are too small. */
export type SchoolGroups = Partial<Record<Audience, GroupMean>>;

export type FactorGroups = {
  factor: ModelFactor;
  /** In the order of the schools. */
  schools: SchoolGroups[];
  reliability: Partial<Record<Audience, number | null>>;
};

/** The scale by which an audience informs a factor, or undefined when it does not. */
export type ScaleFinder = (audience: Audience, factor: string) => Scale | undefined;

/** How the cells of a scale become sums, and whether the people of the year are all there are. */
export type Scoring = {
  sumsOf: (scale: Scale, tally: Cell['tally']) => Sums;
  /**
   * False where the people of one year are a sample of what the school does to people (change, effect, gap): then there is
   * no finite population correction.
   */
  finite: boolean;
};

const PROFILE_SCORING: Scoring = { sumsOf: scoreSums, finite: true };

/** Looks scales up by audience and factor; the layouts are made once. */
export function scaleFinder(model: RiskModel): ScaleFinder {
  const scales = new Map<string, Scale>();
  for (const audience of AUDIENCES) {
    for (const scale of tallyLayout(model, audience).scales) scales.set(`${audience} ${scale.factor}`, scale);
  }
  return (audience, factor) => scales.get(`${audience} ${factor}`);
}

/** The school's cells of an audience. */
export function cellsOf(school: SchoolInput, audience: Audience): Cell[] {
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

function respondentMeans(scale: Scale, cells: Cell[][], { finite, sumsOf }: Scoring): (GroupMean | null)[] {
  const sums = cells.map((own) => own.map(({ tally, people }): CellSums => ({ sums: sumsOf(scale, tally), people })));
  const reliability = finite ? districtAlpha(scale, cells.flat(), true) : null;
  const spread = { variance: pooledVariance(sums.flat()), reliability };
  return sums.map((own) => groupMean(own, spread));
}

/** Every cell as a group of its own, scored and corrected as in the profile; null where it has under five answers. */
export function groupsOfCells(scale: Scale, cells: Cell[]): (GroupMean | null)[] {
  return respondentMeans(
    scale,
    cells.map((cell) => [cell]),
    PROFILE_SCORING,
  );
}

/** The groups of all schools on a factor. */
export function factorGroups(
  factor: ModelFactor,
  schools: SchoolInput[],
  scaleOf: ScaleFinder,
  scoring: Scoring = PROFILE_SCORING,
): FactorGroups {
  const groups: FactorGroups = { factor, schools: schools.map(() => ({})), reliability: {} };
  for (const audience of AUDIENCES) {
    if (audience === 'director') {
      schools.forEach(({ facts }, s) => {
        const mean = directorGroup(factor, facts);
        if (mean !== null) groups.schools[s].director = mean;
      });
      continue;
    }
    const scale = scaleOf(audience, factor.code);
    if (scale === undefined) continue;
    const cells = schools.map((school) => cellsOf(school, audience));
    groups.reliability[audience] = districtAlpha(scale, cells.flat(), false);
    respondentMeans(scale, cells, scoring).forEach((mean, s) => {
      if (mean !== null) groups.schools[s][audience] = mean;
    });
  }
  return groups;
}
