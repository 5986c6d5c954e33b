/** Counts of one to four people in the registers, for somebody who collects everything that is told of them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evidence, EvidenceHistory } from '../../../../server/roadmap/evidence/schemas.ts';
import { enter, openStage, recordFor, type Stage, send } from './stage.ts';

let stage: Stage;
const made: Record<string, Evidence> = {};
beforeAll(async () => {
  stage = await openStage();
  const { analyst, head, psychologist } = stage.cookies;
  const make = async (
    name: string,
    cookie: string,
    ...record: Parameters<typeof recordFor> extends [unknown, ...infer Rest] ? Rest : never
  ) => {
    made[name] = await enter(stage, cookie, recordFor(stage, ...record));
  };
  const answers = { teachers: 13, beginners: 2, diagnosed: 9, courses: [{ topic: 'Оценивание', trained: 11 }] };
  await make('staff', head, 'staff', { teachers: 13, left: 2, routes: 1, answers });
  const list = [
    { post: 'учитель', enrolled: 13, completed: 9 },
    { post: 'завуч', enrolled: 2, completed: 0 },
    { post: 'логопед', enrolled: 12, completed: 6 },
  ];
  await make('course', head, 'course', { list });
  await make('consultation', psychologist, 'consultation', {
    month: '2026-05',
    received: 9,
    answered: 6,
    offered: 3,
    held: 1,
  });
  const attendance = stage.world.schoolIds.map((schoolId, index) => ({ schoolId, people: 2 + 5 * index }));
  await make(
    'event',
    analyst,
    'event',
    { type: 'parents', state: 'held', attendance },
    { schoolId: null, occursOn: '2026-05-20' },
  );
});
afterAll(() => stage.opora.stop());

/** What each kind's record says to those who do not keep it. */
const HIDDEN: Record<string, string[]> = {
  staff: ['answers/beginners', 'answers/courses/0/trained', 'answers/diagnosed', 'left', 'routes'],
  course: ['list/0/completed', 'list/1/enrolled'],
  consultation: ['answered', 'held', 'offered'],
  event: ['attendance/0/people'],
};
const at = (data: Record<string, unknown>, path: string): unknown =>
  path.split('/').reduce<unknown>((own, name) => (own as Record<string, unknown>)[name], data);

const KEEPERS: Record<string, (keyof Stage['cookies'])[]> = {
  staff: ['head', 'coordinator'],
  course: ['head', 'coordinator'],
  consultation: ['head', 'psychologist'],
  event: ['chief', 'analyst'],
};

describe.each(Object.keys(HIDDEN))('%s', (kind) => {
  it('tells those who keep it everything, and all others that one to four are few, in record, list and history', async () => {
    const { id } = made[kind];
    for (const [who, cookie] of Object.entries(stage.cookies)) {
      const own = await send(stage, cookie, 'GET', `/api/evidence/${id}`);
      if (own.status !== 200) continue;
      const keeps = KEEPERS[kind].includes(who as keyof Stage['cookies']);
      const listed = await send<{ evidence: Evidence[] }>(stage, cookie, 'GET', `/api/evidence?kind=${kind}`);
      const history = await send<EvidenceHistory>(stage, cookie, 'GET', `/api/evidence/${id}/history`);
      const versions = history.body.versions.map(({ data }) => data);
      const [record] = listed.body.evidence.filter((each) => each.id === id);
      expect([who, own.body.hidden.toSorted()]).toEqual([who, keeps ? [] : HIDDEN[kind]]);
      expect(record).toEqual(own.body);
      for (const data of [own.body.data, ...versions])
        for (const path of HIDDEN[kind])
          expect([who, path, at(data, path) ?? null]).toEqual([who, path, keeps ? at(made[kind].data, path) : null]);
      if (!keeps) expect([own.body.mayWrite, own.body.mayRestore]).toEqual([false, false]);
    }
  });
});

describe('whoever does not see all of a record', () => {
  it('is not let to write over it, withdraw it or file its document, and so becomes nobody who sees it', async () => {
    const { analyst } = stage.cookies;
    const { data, id, occursOn } = made.staff;
    const body = { version: 1, occursOn, data };
    expect((await send(stage, analyst, 'PUT', `/api/evidence/${id}`, body)).status).toBe(403);
    const note = { version: 1, note: 'проверка' };
    expect((await send(stage, analyst, 'POST', `/api/evidence/${id}/withdraw`, note)).status).toBe(403);
    expect((await send(stage, analyst, 'GET', `/api/evidence/${id}`)).body.hidden).toEqual(
      expect.arrayContaining(['left']),
    );
  });

  it('sees what the own account alone has written, until the school changes it', async () => {
    const { analyst, head } = stage.cookies;
    const own = await enter(stage, analyst, recordFor(stage, 'staff', { teachers: 13, left: 3 }));
    expect(own).toMatchObject({ data: { left: 3 }, hidden: [], mayWrite: true });
    const body = { version: 1, occursOn: own.occursOn, data: { ...own.data, left: 2 } };
    expect((await send(stage, head, 'PUT', `/api/evidence/${own.id}`, body)).body.data.left).toBe(2);
    expect((await send(stage, analyst, 'GET', `/api/evidence/${own.id}`)).body).toMatchObject({
      data: { left: null },
      mayWrite: false,
    });
  });
});
