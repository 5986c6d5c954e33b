/** What makes a line of a plan sound: the measure answers the factor, the activity can carry it, the days are in order. */
import type { Content } from '../../surveys/load.ts';
import type { Measure } from '../../surveys/measure.ts';
import type { RiskModel } from '../../surveys/schema.ts';
import { type Fault, ProblemError } from '../http/problem.ts';

type Dated = { activity: number | null; startsOn: string; endsOn: string };

/** The year of the newest roadmap in the content: a plan is tied to its activities. */
export function currentRoadmapYear(content: Content): number {
  return Math.max(...Object.keys(content.roadmaps).map(Number));
}

/**
 * The measure of the library that the line carries out.
 * @throws ProblemError `invalid` when the model has no such factor or the library no such measure against it
 */
export function measureAgainst(content: Content, model: RiskModel, factor: string, code: string): Measure {
  if (!model.factors.some((each) => each.code === factor)) {
    throw new ProblemError('invalid', [{ path: 'body/factor', message: `the model has no factor ${factor}` }]);
  }
  const measure = content.measures.find((each) => each.code === code);
  if (!measure?.factors.includes(factor)) {
    throw new ProblemError('invalid', [{ path: 'body/measure', message: `no measure ${code} answers ${factor}` }]);
  }
  return measure;
}

/** @throws ProblemError `invalid` naming every fault */
export function checkLine(measure: Measure, line: Dated): void {
  const faults: Fault[] = [];
  if (line.activity !== null && !measure.activities.includes(line.activity)) {
    const rows = measure.activities.join(', ');
    faults.push({ path: 'body/activity', message: `the measure belongs to the activities ${rows}` });
  }
  for (const [path, day] of [
    ['body/startsOn', line.startsOn],
    ['body/endsOn', line.endsOn],
  ]) {
    if (!isDay(day)) faults.push({ path, message: 'is no day of the calendar' });
  }
  if (line.endsOn < line.startsOn) faults.push({ path: 'body/endsOn', message: 'must not lie before the beginning' });
  if (faults.length > 0) throw new ProblemError('invalid', faults);
}

/** Whether a day written as YYYY-MM-DD exists: 30 February does not. */
function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) && day >= '2000-01-01';
}
