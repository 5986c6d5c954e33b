/** What the demo's schools have passed on: lines taken over from the school of the demo's head, and questions about them. */
import { dayAfter } from '../../ground/days.ts';
import { findLines, insertLine, updateLine } from '../../roadmap/plans/store.ts';
import { type AnsweringLine, isAnswering } from '../../roadmap/practice/cases.ts';
import { answerRequest, insertRequest } from '../../roadmap/practice/exchange/store.ts';
import type { Services } from '../../services.ts';
import texts from './plan-lines.json' with { type: 'json' };

type Passing = { schoolIds: number[]; year: number; by: string };

/** The first school's measures of last year go to the three after it; one of them is carried out in spring. */
export async function seedPractice(services: Services, { by, schoolIds, year }: Passing): Promise<void> {
  const [giver, ...others] = schoolIds;
  const takers = others.slice(0, 3);
  const done = (await findLines(services.db, [giver]))
    .filter(isAnswering)
    .filter(({ measure, doneOn }) => measure !== null && doneOn?.startsWith(String(year - 1)));
  const known = new Set((await findLines(services.db, takers)).map((line) => `${line.schoolId} ${line.measure}`));
  for (const [index, schoolId] of takers.entries()) {
    const source = done[index % Math.max(1, done.length)];
    if (source === undefined || known.has(`${schoolId} ${source.measure}`)) continue;
    await takeOver(services, source, { by, schoolId, startsOn: `${year}-02-1${index}`, isDone: index === 0 });
    await ask(services, source, { by, schoolId, index, year });
  }
}

type Taking = { by: string; schoolId: number; startsOn: string; isDone: boolean };

async function takeOver({ clock, db }: Services, source: AnsweringLine, taking: Taking): Promise<void> {
  const { by, isDone, schoolId, startsOn } = taking;
  const { activity, campaignId, factor, id, measure, owner } = source;
  const endsOn = dayAfter(startsOn, 50);
  const line = {
    schoolId,
    campaignId,
    factor,
    measure,
    title: null,
    activity,
    owner,
    joint: true,
    startsOn,
    endsOn,
    by,
    at: clock.now(),
    from: { schoolId: source.schoolId, lineId: id },
  };
  await db.transaction().execute(async (trx) => {
    const lineId = await insertLine(trx, line);
    const progress = isDone
      ? ({ state: 'done', doneOn: endsOn } as const)
      : ({ state: 'underWay', doneOn: null } as const);
    await updateLine(trx, { ...line, ...progress, lineId, note: '', version: 1 });
  });
}

type Asking = { by: string; schoolId: number; index: number; year: number };

/** The first question has its answer, the later ones wait for the head who tries the demo. */
async function ask({ db }: Services, { id: lineId, schoolId }: AnsweringLine, asking: Asking): Promise<void> {
  const question = texts.questions[asking.index];
  if (question === undefined) return;
  const asked = { schoolId, lineId, askedBySchool: asking.schoolId, question: question.text, askedBy: asking.by };
  const at = (day: string) => new Date(`${asking.year}-${day}T09:00:00Z`);
  await db.transaction().execute(async (trx) => {
    const requestId = await insertRequest(trx, { ...asked, askedAt: at(question.askedOn) });
    if (question.answer === null || question.answeredOn === null) return;
    const answer = { schoolId, requestId, answer: question.answer, answeredBy: asking.by };
    await answerRequest(trx, { ...answer, answeredAt: at(question.answeredOn) });
  });
}
