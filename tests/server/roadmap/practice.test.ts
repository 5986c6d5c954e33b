/** What schools may learn from each other, and that nothing but disclosed changes goes with it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangesResponse } from '../../../server/profiles/changes/schemas.ts';
import { insertLine, updateLine } from '../../../server/roadmap/plans/store.ts';
import type { ExchangeResponse } from '../../../server/roadmap/practice/exchange/schemas.ts';
import type { PracticeResponse } from '../../../server/roadmap/practice/schemas.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { ask, read } from '../asking.ts';
import { makeTwoYears, type TwoYears } from '../twoYears.ts';

let opora: TestApplication;
let years: TwoYears;
let head: string;
let analyst: string;

beforeAll(async () => {
  opora = await startApplication();
  years = await makeTwoYears(opora.services, 6);
  head = await opora.signInAs('head', { territoryId: null, schoolId: years.schoolIds[0] });
  analyst = await opora.signInAs('analyst', { territoryId: years.territoryId, schoolId: null });
  const { factors } = opora.services.content.riskModel;
  for (const schoolId of years.schoolIds) for (const { code } of factors) await addDone(schoolId, code, '2025-12-01');
}, 120_000);
afterAll(() => opora.stop());

/** A measure against a factor that the school has done. */
async function addDone(schoolId: number, factor: string, doneOn: string): Promise<void> {
  const { clock, content, db } = opora.services;
  const measure = content.measures.find(({ factors }) => factors[0] === factor);
  const { id } = await db.selectFrom('account').select('id').limit(1).executeTakeFirstOrThrow();
  const line = {
    schoolId,
    campaignId: years.lastId,
    factor,
    measure: measure?.code ?? '',
    title: null,
    joint: false,
    activity: null,
    owner: 'завуч',
    startsOn: '2025-09-01',
    endsOn: '2025-11-30',
    by: id,
    at: clock.now(),
  };
  await db.transaction().execute(async (trx) => {
    const lineId = await insertLine(trx, line);
    await updateLine(trx, { ...line, lineId, state: 'done', doneOn, note: 'внутреннее', version: 1 });
  });
}

const send = (path: string, body: unknown, cookie = head) => ask(opora, cookie, 'POST', path, body);
const get = <Body>(path: string, cookie = head) => read<Body>(opora, cookie, path);

describe('the bank of practice', () => {
  it('tells of every school what its disclosed change tells, and nothing where that is withheld', async () => {
    const { cases } = await get<PracticeResponse>('/api/practice');
    const { schools } = await get<ChangesResponse>(`/api/campaigns/${years.currentId}/changes`, analyst);
    const known = new Map(
      schools.flatMap(({ factors, schoolId }) => factors.map((each) => [`${schoolId} ${each.factor}`, each] as const)),
    );
    expect(cases).toHaveLength(known.size);
    const kinds = new Set<string>();
    for (const { change, factor, schoolId } of cases) {
      const disclosed = known.get(`${schoolId} ${factor}`);
      kinds.add(change.kind);
      if (change.kind === 'none') expect(disclosed).toMatchObject({ kind: 'withheld', reason: change.reason });
      else {
        const { interval, kind, probabilityBetter, value, verdict } = change;
        expect(disclosed).toMatchObject({ interval, kind, probabilityBetter, value, verdict });
      }
    }
    expect(kinds).toEqual(new Set(['estimate', 'none']));
  });

  it('keeps notes and accounts to the school', async () => {
    const text = JSON.stringify(await get<PracticeResponse>('/api/practice?factor=F06'));
    for (const inner of ['внутреннее', 'changedBy', '"raw"', '"n"']) expect(text).not.toContain(inner);
  });

  it('says nothing of a change where the measure ended after the later survey began', async () => {
    await opora.services.db
      .updateTable('plan_line')
      .set({ done_on: '2026-05-20' })
      .where('school_id', '=', years.schoolIds[1])
      .where('factor', '=', 'F06')
      .execute();
    const { cases, uses } = await get<PracticeResponse>('/api/practice?factor=F06');
    const late = cases.find(({ schoolId }) => schoolId === years.schoolIds[1]);
    expect(late?.change).toEqual({ kind: 'none', reason: 'endedLater' });
    // Six schools are too few to compare those that did it with those that did not.
    expect(uses[0]).toMatchObject({ factor: 'F06', effect: { kind: 'cannotTell', reason: 'fewSchools' } });
    expect(uses[0].done.toSorted()).toEqual(years.schoolIds.toSorted());
  });

  it('gives a line to another school in one call, once, and the first school sees it', async () => {
    const { cases } = await get<PracticeResponse>('/api/practice?factor=F06');
    const source = cases.find(({ schoolId }) => schoolId === years.schoolIds[2]);
    const body = { schoolId: source?.schoolId, lineId: source?.lineId };
    const path = `/api/schools/${years.schoolIds[0]}/practice`;
    const taken = await send(path, body);
    expect(taken.body).toMatchObject({
      ...{ campaignId: years.currentId, factor: 'F06', measure: source?.measure, joint: true, state: 'planned' },
      ...{ startsOn: '2026-06-01', endsOn: '2026-08-30', from: body },
    });
    expect((await send(path, body)).body.code).toBe('planTaken');
    const other = await opora.signInAs('coordinator', { territoryId: null, schoolId: years.schoolIds[2] });
    const { passedOn } = await get<ExchangeResponse>('/api/practice/exchange', other);
    expect(passedOn.map(({ taker }) => taker.id)).toEqual([years.schoolIds[0]]);
    expect(passedOn[0].change).toEqual({ kind: 'none', reason: 'notDone' });
    expect((await get<ExchangeResponse>('/api/practice/exchange')).passedOn).toEqual([]);
  });

  it('does not reach lines of other districts, own ones, or lines that are only planned', async () => {
    const path = `/api/schools/${years.schoolIds[0]}/practice`;
    const { cases } = await get<PracticeResponse>('/api/practice');
    const own = cases.find(({ schoolId }) => schoolId === years.schoolIds[0]);
    expect((await send(path, { schoolId: own?.schoolId, lineId: own?.lineId })).status).toBe(404);
    expect((await send(path, { schoolId: 1_000_000, lineId: own?.lineId })).status).toBe(404);
  });

  it('lets a school ask another one, which alone answers, once', async () => {
    const { cases } = await get<PracticeResponse>('/api/practice?factor=F07');
    const source = cases.find(({ schoolId }) => schoolId === years.schoolIds[3]);
    const question = { schoolId: source?.schoolId, lineId: source?.lineId, question: ' С чего начать? ' };
    const asked = await send(`/api/schools/${years.schoolIds[0]}/practice/requests`, question);
    expect(asked.body).toMatchObject({ question: 'С чего начать?', answer: null });
    const answerer = await opora.signInAs('head', { territoryId: null, schoolId: years.schoolIds[3] });
    const answer = { answer: 'С малого' };
    const at = (school: number) => `/api/schools/${years.schoolIds[school]}/practice/requests/${asked.body.id}/answer`;
    expect((await send(at(0), answer)).status).toBe(404);
    expect((await send(at(3), answer, answerer)).body).toMatchObject(answer);
    expect((await send(at(3), answer, answerer)).body.code).toBe('practiceAnswered');
    const stranger = await opora.signInAs('head', { territoryId: null, schoolId: years.schoolIds[4] });
    expect((await get<ExchangeResponse>('/api/practice/exchange', stranger)).requests).toEqual([]);
  });
});
