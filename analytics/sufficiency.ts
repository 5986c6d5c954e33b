/** Whether the answers are enough for a level, and what a reader must be warned of. */
import type { Audience, ModelFactor, RiskModel } from '../surveys/schema.ts';
import { AUDIENCES, cellsOf, type SchoolGroups } from './informants.ts';
import type { SummedSchool } from './school-sums.ts';
import { FEW_SCHOOLS } from './shrinkage.ts';
import { LEAST_PEOPLE } from './suppression/few-people.ts';
import type { Warning } from './types.ts';

/** Below this share of people who answered, selective answering may matter more than chance. */
const USUAL_COVERAGE = { teacher: 0.5, student: 0.5, parent: 0.2 };

/** A group smaller than the minimum suffices when this share of it answered. */
const SHARE_OF_SMALL_GROUP = 0.8;

/** Answers that a group of this size must have for a level: the model's minimum, or 80 % of a smaller group; never under 5. */
export function neededAnswers(minimum: number, people: number | null): number {
  const ofSmallGroup = people === null ? minimum : Math.ceil(SHARE_OF_SMALL_GROUP * people - 1e-9);
  return Math.max(LEAST_PEOPLE, Math.min(minimum, ofSmallGroup));
}

/** Audiences that inform the factor and were asked somewhere in the district. */
function askedAudiences(factor: ModelFactor, asked: ReadonlySet<Audience>): Audience[] {
  return AUDIENCES.filter((audience) => factor.informants[audience] !== undefined && asked.has(audience));
}

/** Audiences with a cell of any school; the director counts as asked always. */
export function audiencesAsked(schools: SummedSchool[]): Set<Audience> {
  return new Set<Audience>(['director', ...schools.flatMap((school) => school.cells.map((cell) => cell.audience))]);
}

/**
 * Whether each anonymous group that informs the factor has enough persons with a score for a level to be stated.
 * A group that was asked in the district and is missing here is not enough; one without people in the school is not needed.
 */
export function enoughForLevel(
  minimum: RiskModel['minimum'],
  factor: ModelFactor,
  school: SummedSchool,
  groups: SchoolGroups,
  asked: ReadonlySet<Audience>,
): boolean {
  return askedAudiences(factor, asked).every((audience) => {
    if (audience === 'director') return true;
    const cells = cellsOf(school, audience);
    if (cells.length > 0 && cells.every((cell) => cell.people === 0 && cell.answers === 0)) return true;
    const group = groups[audience];
    return group !== undefined && group.n >= neededAnswers(minimum[audience] ?? LEAST_PEOPLE, group.people);
  });
}

function coverageWarnings(school: SummedSchool, audience: Audience): Warning[] {
  if (audience === 'director') return [];
  const cells = cellsOf(school, audience);
  const warnings: Warning[] = cells.flatMap(({ answers, people, grade }) => {
    const rate = people === null || people === 0 ? 1 : answers / people;
    return rate < USUAL_COVERAGE[audience] ? [{ kind: 'nonResponse' as const, audience, grade, rate }] : [];
  });
  if (cells.some((cell) => cell.people === null)) warnings.push({ kind: 'rollUnknown', audience });
  return warnings;
}

/** What stands beside a figure: low coverage, unknown roll, missing groups, too few schools to pool. */
export function factorWarnings(
  factor: ModelFactor,
  school: SummedSchool,
  groups: SchoolGroups,
  pooledSchools: number,
): Warning[] {
  const informants = AUDIENCES.filter((audience) => factor.informants[audience] !== undefined);
  const warnings = informants.flatMap((audience) => coverageWarnings(school, audience));
  for (const audience of informants) {
    if (groups[audience] === undefined) warnings.push({ kind: 'groupMissing', audience });
  }
  if (pooledSchools <= FEW_SCHOOLS) warnings.push({ kind: 'noPooling', schools: pooledSchools });
  return warnings;
}
