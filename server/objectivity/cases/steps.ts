/** Which step may follow which in the work on a sign, and what each needs. */
import { isCalendarDay } from '../../../surveys/calendar-day.ts';
import type { CaseState } from '../../ground/db/stored/schemas.ts';
import { type Fault, ProblemError } from '../../ground/http/problem.ts';
import type { NextStep } from './schemas.ts';

const FOLLOWING: Record<CaseState, readonly CaseState[]> = {
  noted: ['recheck', 'crossMarking', 'expert', 'closed'],
  recheck: ['crossMarking', 'expert', 'closed'],
  crossMarking: ['recheck', 'expert', 'closed'],
  expert: ['recheck', 'crossMarking', 'closed'],
  closed: ['noted'],
};

/** Steps that stand on somebody's word: what the expert says, why it is closed, why it is opened again. */
function needsNote(from: CaseState, to: CaseState): boolean {
  return to === 'expert' || to === 'closed' || from === 'closed';
}

/**
 * @param schoolId the school whose sign it is: it does not mark its own works in another's place
 * @throws ProblemError `caseStep` for a step that cannot follow, `invalid` naming what the step lacks
 */
export function checkStep(from: CaseState, step: NextStep, schoolId: number): void {
  const { dueOn, note, outcome, partnerId, state } = step;
  if (!FOLLOWING[from].includes(state)) throw new ProblemError('caseStep');
  const faults: Fault[] = [];
  const fault = (path: string, message: string) => faults.push({ path: `body/${path}`, message });
  if ((state === 'closed') !== (outcome !== null)) fault('outcome', 'belongs to closing, and only to it');
  if ((state === 'crossMarking') !== (partnerId !== null))
    fault('partnerId', 'belongs to cross-marking, and only to it');
  if (partnerId === schoolId) fault('partnerId', 'must be another school');
  if (dueOn !== null && !isCalendarDay(dueOn)) fault('dueOn', 'is no day of the calendar');
  if (needsNote(from, state) && note.trim() === '') fault('note', 'must say why');
  if (faults.length > 0) throw new ProblemError('invalid', faults);
}
