import { type Kysely, sql, type Transaction } from 'kysely';
import type { Localized } from '../../../../surveys/schema.ts';
import type { Database, PlanState } from '../../../ground/db/schema.ts';
import { ProblemError } from '../../../ground/http/problem.ts';

type Asked = {
  schoolId: number;
  lineId: number;
  askedBySchool: number;
  question: string;
  askedBy: string;
  askedAt: Date;
};

/** @returns the id of the request */
export async function insertRequest(trx: Transaction<Database>, asked: Asked): Promise<number> {
  const { id } = await trx
    .insertInto('practice_request')
    .values({
      school_id: asked.schoolId,
      line_id: asked.lineId,
      asked_by_school: asked.askedBySchool,
      question: asked.question.trim(),
      asked_by: asked.askedBy,
      asked_at: asked.askedAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

type Answered = { schoolId: number; requestId: number; answer: string; answeredBy: string; answeredAt: Date };

/** @throws ProblemError `notFound` when the school was asked no such thing, `practiceAnswered` when it has answered */
export async function answerRequest(trx: Transaction<Database>, answered: Answered): Promise<void> {
  const { answer, answeredAt, answeredBy, requestId, schoolId } = answered;
  const own = trx
    .selectFrom('practice_request')
    .select('id')
    .where('id', '=', requestId)
    .where('school_id', '=', schoolId);
  if (!(await own.executeTakeFirst())) throw new ProblemError('notFound');
  const result = await trx
    .updateTable('practice_request')
    .set({ answer: answer.trim(), answered_by: answeredBy, answered_at: answeredAt })
    .where('id', '=', requestId)
    .where('answer', 'is', null)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new ProblemError('practiceAnswered');
}

/** Requests that some schools have made or got, the newest first. */
export async function findRequests(db: Kysely<Database>, schoolIds: number[], requestId?: number) {
  const rows = await db
    .selectFrom('practice_request as request')
    .innerJoin('plan_line as line', (join) =>
      join.onRef('line.school_id', '=', 'request.school_id').onRef('line.id', '=', 'request.line_id'),
    )
    .innerJoin('school', 'school.id', 'request.school_id')
    .innerJoin('school as asker', 'asker.id', 'request.asked_by_school')
    .select(['request.id', 'request.school_id as schoolId', 'school.short_name as name', 'request.line_id as lineId'])
    .select(['asked_by_school as askerId', 'asker.short_name as askerName', 'line.measure', 'line.title', 'question'])
    .select(['asked_at as askedAt', 'answer', 'answered_at as answeredAt'])
    .where((where) =>
      where.or([
        where('request.school_id', '=', sql<number>`any(${schoolIds}::int[])`),
        where('asked_by_school', '=', sql<number>`any(${schoolIds}::int[])`),
      ]),
    )
    .$if(requestId !== undefined, (query) => query.where('request.id', '=', requestId as number))
    .orderBy('asked_at', 'desc')
    .orderBy('request.id', 'desc')
    .execute();
  return rows.map(({ askedAt, answeredAt, askerId, askerName, name, schoolId, ...row }) => ({
    ...row,
    school: { id: schoolId, name },
    asker: { id: askerId, name: askerName },
    askedAt: askedAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
  }));
}

/** Lines of other schools that were taken over from some schools, the newest first. */
export async function findPassedOn(db: Kysely<Database>, schoolIds: number[]) {
  const { rows } = await sql<{
    schoolId: number;
    name: Localized;
    takerId: number;
    takerName: Localized;
    lineId: number;
    measure: string | null;
    title: string | null;
    state: PlanState;
    takenAt: Date;
  }>`
    select line.from_school as "schoolId", school.short_name as name, taker.id as "takerId", taker.short_name as "takerName",
      line.id as "lineId", line.measure, line.title, line.state, first.changed_at as "takenAt"
    from plan_line line
    join school on school.id = line.from_school
    join school taker on taker.id = line.school_id
    join plan_line_version first on first.school_id = line.school_id and first.line_id = line.id and first.version = 1
    where line.from_school = any(${schoolIds}::int[]) and line.state <> 'dropped'
    order by first.changed_at desc, line.id desc`.execute(db);
  return rows.map(({ lineId, measure, name, schoolId, state, takenAt, takerId, takerName, title }) => ({
    school: { id: schoolId, name },
    taker: { id: takerId, name: takerName },
    lineId,
    measure,
    title,
    state,
    takenAt: takenAt.toISOString(),
  }));
}
