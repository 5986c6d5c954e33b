/** Where a school stands on every criterion of its statuses, year by year. Pure. */
import {
  factorLevel,
  hasPosition,
  judgement,
  lowShare,
  objectivity,
  position,
  roadmapDone,
  turnover,
} from '../../../analytics/exit/readings.ts';
import { overYears, type Reading, summarise, verdictOf } from '../../../analytics/exit/verdict.ts';
import type { ExitCriterion, ExitStatus } from '../../../surveys/exit.ts';
import { yearOf } from '../../ground/days.ts';
import type { DesignationKind } from '../../ground/db/schema.ts';
import type { District, Material } from './material.ts';
import type { CriterionStanding, StatusStanding } from './schemas.ts';

/** How many years are laid side by side. */
const MOST_YEARS = 4;

/** Years of which anything is known, oldest first; the present one always. */
export function yearsOf(material: Material, { results, today }: District): number[] {
  const present = yearOf(today);
  const { designations, judgements, levels, lines, marks, reported, schoolId, staff } = material;
  const known = new Set([
    present,
    ...[designations.filter(({ kinds }) => kinds.length > 0), judgements].flatMap((rows) =>
      rows.map(({ year }) => year),
    ),
    ...[marks, levels, staff, lines, reported].flatMap((each) => [...each.keys()]),
    ...[...results].filter(([, ofYear]) => hasPosition(ofYear, String(schoolId))).map(([year]) => year),
  ]);
  return [...known].filter((year) => year <= present && year > present - MOST_YEARS).sort((a, b) => a - b);
}

export function standOn(status: ExitStatus, material: Material, district: District): StatusStanding {
  const years = yearsOf(material, district);
  const criteria = status.criteria.map((criterion): CriterionStanding => {
    const byYear = years.map((year) => {
      const reading = read(status.status, criterion, year, material, district);
      return { year, reading, verdict: verdictOf(criterion, reading) };
    });
    const verdict = overYears(new Map(byYear.map((each) => [each.year, each.verdict])), criterion.years);
    return { ...criterion, verdict, byYear, judgements: judgementsOn(status.status, criterion, material) };
  });
  return { status: status.status, title: status.title, summary: summarise(criteria), criteria };
}

function judgementsOn(status: DesignationKind, { code, measure }: ExitCriterion, { judgements }: Material) {
  if (measure !== 'judgement') return [];
  return judgements
    .filter((each) => each.status === status && each.criterion === code)
    .map(({ at, by, holds, id, note, year }) => ({ id, year, holds, note, by, at: at.toISOString() }));
}

function read(
  status: DesignationKind,
  criterion: ExitCriterion,
  year: number,
  material: Material,
  { results, today }: District,
): Reading {
  const { levels, lines, marks, reported, schoolId, signs, staff } = material;
  const hasPapers = marks.has(year) || reported.has(year);
  switch (criterion.measure) {
    case 'lowShare':
      return lowShare(marks.get(year) ?? [], criterion);
    case 'medianPosition':
      return position(results.get(year) ?? [], String(schoolId), criterion);
    case 'objectivity':
      return objectivity(signs.get(year) ?? (hasPapers ? 'notAnalysed' : 'nothingToCheck'));
    case 'factorLevel':
      return factorLevel(levels.get(year)?.get(criterion.factor ?? ''));
    case 'turnover':
      return turnover(staff.get(year));
    case 'roadmapDone':
      return roadmapDone(lines.get(year) ?? [], today);
    case 'judgement':
      return judgement(judgementsOn(status, criterion, material).find((each) => each.year === year)?.holds ?? null);
  }
}
