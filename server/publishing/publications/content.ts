/** What makes a publication sound: it fits its kind and place, its days exist, and it is not empty when it is handed on. */
import { isCalendarDay } from '../../../surveys/calendar-day.ts';
import { type Fault, ProblemError } from '../../ground/http/problem.ts';
import { wayOf } from './kinds.ts';
import type { NewPublication } from './schemas.ts';

export type Checked = Omit<NewPublication, 'title' | 'body'>;

/**
 * @param today nothing has appeared later than that
 * @throws ProblemError `invalid` naming every fault
 */
export function checkContent(content: Checked, today: string): void {
  const { appearedOn, campaignId, document, findings, kind, place, schoolId } = content;
  const faults: Fault[] = [];
  const fault = (field: string, message: string) => faults.push({ path: `body/${field}`, message });
  if (!wayOf(kind, schoolId !== null))
    fault('schoolId', `there is no ${kind} ${schoolId ? 'of a school' : 'without a school'}`);
  if ((kind === 'document') !== (document !== null)) fault('document', 'belongs to documents, and to each of them');
  if (document === 'developmentProgramme' && schoolId === null) fault('document', 'is a document of a school');
  const isAnswer = kind === 'answerBack';
  if (isAnswer !== (findings !== null)) fault('findings', 'belong to an answer to those who answered alone');
  if (!isAnswer && campaignId !== null) fault('campaignId', 'belongs to an answer to those who answered alone');
  if (appearedOn !== null && !isCalendarDay(appearedOn)) fault('appearedOn', 'is no day of the calendar');
  else if (appearedOn !== null && appearedOn > today) fault('appearedOn', 'lies in the future');
  if (place === 'media' && content.link === '') fault('link', 'is needed where it stands in the media');
  if (faults.length > 0) throw new ProblemError('invalid', faults);
}

export type Filled = {
  body: string;
  link: string;
  findings: { said: string; doing: string }[] | null;
  fileName: string | null;
};

/** @throws ProblemError `publicationEmpty` when there is nothing to read, or a finding lacks one of its two halves */
export function requireFilled({ body, fileName, findings, link }: Filled): void {
  const isEmpty = body.trim() === '' && link === '' && fileName === null && (findings ?? []).length === 0;
  const halves = (findings ?? []).flatMap(({ doing, said }) => [said, doing]);
  if (isEmpty || halves.some((text) => text.trim() === '')) throw new ProblemError('publicationEmpty');
  if (findings?.length === 0) throw new ProblemError('publicationEmpty');
}
