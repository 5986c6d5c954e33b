/** What makes a line of a plan sound: the measure answers the factor, the activity can carry it, the days are in order. */
import { isCalendarDay } from '../../../surveys/calendar-day.ts';
import type { Content } from '../../../surveys/load.ts';
import type { Measure } from '../../../surveys/measure.ts';
import type { RiskModel } from '../../../surveys/schema.ts';
import { yearOf } from '../../ground/days.ts';
import { type Fault, ProblemError } from '../../ground/http/problem.ts';
import type { PlanState } from './schemas.ts';

type Dated = { activity: number | null; startsOn: string; endsOn: string };
type Progress = { state: PlanState; doneOn: string | null };
/** What a line carries out: a measure of the library against a factor, or something of the school's own. */
export type Work = { factor: string | null; measure: string | null; title: string | null };

/** The year of the roadmap that a line belongs to: the one in which it begins. */
export function roadmapYearOf({ startsOn }: Pick<Dated, 'startsOn'>): number {
  return yearOf(startsOn);
}

/**
 * The measure of the library that the line carries out; null for a line of the school's own.
 * @param model of the campaign whose risks are answered; null where the line answers none
 * @throws ProblemError `invalid` when the model has no such factor or the library no such measure against it
 */
export function measureOf(content: Content, model: RiskModel | null, { factor, measure, title }: Work): Measure | null {
  const refuse = (path: string, message: string) => new ProblemError('invalid', [{ path: `body/${path}`, message }]);
  if (factor !== null && !model?.factors.some(({ code }) => code === factor)) {
    throw refuse('factor', `the campaign has no factor ${factor}`);
  }
  if (measure === null) {
    if (title === null) throw refuse('title', 'is needed where there is no measure');
    return null;
  }
  if (title !== null) throw refuse('title', 'is for lines without a measure');
  if (factor === null) throw refuse('factor', 'is needed for a measure');
  const found = content.measures.find(({ code }) => code === measure);
  if (!found?.factors.includes(factor)) throw refuse('measure', `no measure ${measure} answers ${factor}`);
  return found;
}

/**
 * @param measure null for a line of the school's own, which any activity may carry
 * @param rows numbers of the activities of the roadmap of the year in which the line begins
 * @throws ProblemError `invalid` naming every fault
 */
export function checkLine(measure: Measure | null, line: Dated, rows: readonly number[]): void {
  const faults: Fault[] = [];
  for (const path of ['startsOn', 'endsOn'] as const) {
    if (!isDay(line[path])) faults.push({ path: `body/${path}`, message: 'is no day of the calendar' });
  }
  if (line.endsOn < line.startsOn) faults.push({ path: 'body/endsOn', message: 'must not lie before the beginning' });
  if (line.activity !== null) {
    const possible = measure ? rows.filter((no) => measure.activities.includes(no)) : rows;
    if (!possible.includes(line.activity)) {
      faults.push({ path: 'body/activity', message: `the line can belong to the activities ${possible.join(', ')}` });
    }
  }
  if (faults.length > 0) throw new ProblemError('invalid', faults);
}

/**
 * @param today the last day on which something can have been done
 * @throws ProblemError `invalid` when a line is done without a day, or has a day without being done
 */
export function checkProgress({ doneOn, state }: Progress, today: string): void {
  const refuse = (message: string) => new ProblemError('invalid', [{ path: 'body/doneOn', message }]);
  if ((state === 'done') !== (doneOn !== null)) throw refuse('goes with the state done, and with it alone');
  if (doneOn === null) return;
  if (!isDay(doneOn)) throw refuse('is no day of the calendar');
  if (doneOn > today) throw refuse('must not lie ahead');
}

function isDay(day: string): boolean {
  return isCalendarDay(day) && day >= '2000-01-01';
}
