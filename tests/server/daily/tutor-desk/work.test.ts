/** The tutor's work over HTTP: what waits, the plan of visits taken at once, the desk for observations. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  ObservationDesk,
  ProposalResponse,
  VisitsPlanned,
  WorkResponse,
} from '../../../../server/daily/tutor-desk/schemas.ts';
import { change, enter, openStage, recordFor, type Stage, send } from '../../roadmap/evidence/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-09-15');
});
afterAll(() => stage.opora.stop());

const work = async (cookie = stage.cookies.tutor) => (await send<WorkResponse>(stage, cookie, 'GET', '/api/work')).body;
const KEY = 'c9a1a9a0-7f6e-4a57-9c3e-000000000001';

describe('what waits for a tutor', () => {
  it('is the assigned schools alone, with the reason of their need', async () => {
    const { schools } = await work();
    expect(schools.map(({ schoolId }) => schoolId)).toEqual([stage.world.schoolIds[0]]);
    expect(schools[0].reasons.map(({ kind }) => kind)).toContain('unvisited');
    expect(schools[0].lastVisit).toBeNull();
  });

  it('is a document until it is reviewed', async () => {
    const document = await enter(stage, stage.cookies.head, recordFor(stage, 'document'));
    const { reviews, schools } = await work();
    expect(reviews).toMatchObject([
      { reviewer: 'tutor', document: 'developmentProgramme', title: 'Программа развития', documentId: document.id },
    ]);
    expect(schools[0].reasons).toContainEqual({ kind: 'reviews', count: 1, points: 1 });
    const review = { document: 'developmentProgramme', documentId: document.id } as const;
    await enter(stage, stage.cookies.tutor, recordFor(stage, 'review', review));
    expect((await work()).reviews).toEqual([]);
  });

  it('is a request until it is answered; one for contact is not the tutor’s', async () => {
    const request = await enter(stage, stage.cookies.coordinator, recordFor(stage, 'request', { topic: 'Оценивание' }));
    const contact = { type: 'contact', toSchoolId: stage.world.schoolIds[1] } as const;
    await enter(stage, stage.cookies.coordinator, recordFor(stage, 'request', contact));
    expect((await work()).requests).toMatchObject([{ id: request.id, topic: 'Оценивание', since: '2026-05-20' }]);
    const answer = { state: 'answered', answer: 'Приеду в среду', answeredOn: '2026-09-15' };
    expect((await change(stage, stage.cookies.tutor, request, answer)).status).toBe(200);
    expect((await work()).requests).toEqual([]);
  });
});

describe('the plan of visits', () => {
  it('is proposed within the asked time, and refuses days that make no sense', async () => {
    const { body } = await send<ProposalResponse>(
      stage,
      stage.cookies.tutor,
      'GET',
      '/api/visits/proposal?from=2026-09-16&to=2026-12-20',
    );
    expect(body.visits.length).toBeGreaterThan(0);
    expect(body.visits.every(({ on }) => on >= '2026-09-16' && on <= '2026-12-20')).toBe(true);
    for (const [query, path] of [
      ['from=2026-02-31&to=2026-12-20', 'querystring/from'],
      ['from=2026-12-20&to=2026-09-16', 'querystring/to'],
      ['from=2026-09-16&to=2036-09-16', 'querystring/to'],
    ]) {
      const refused = await send(stage, stage.cookies.tutor, 'GET', `/api/visits/proposal?${query}`);
      expect([refused.status, refused.body.faults?.[0]?.path]).toEqual([400, path]);
    }
  });

  it('is taken whole, and once when it is sent twice', async () => {
    const [schoolId] = stage.world.schoolIds;
    const visits = ['2026-09-22', '2026-10-20'].map((on) => ({ schoolId, on, purpose: 'Документы' }));
    const plan = () => send<VisitsPlanned>(stage, stage.cookies.tutor, 'POST', '/api/visits', { key: KEY, visits });
    const [first, second] = [await plan(), await plan()];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.ids).toEqual(first.body.ids);
    const now = await work();
    expect(now.visits.map(({ on }) => on)).toEqual(['2026-09-22', '2026-10-20']);
    expect(now.schools[0].nextVisit).toBe('2026-09-22');
    const tasks = await send<{ tasks: { kind: string; due: string; path: string }[] }>(
      stage,
      stage.cookies.tutor,
      'GET',
      '/api/tasks',
    );
    const visit = tasks.body.tasks.filter(({ kind }) => kind === 'visit');
    expect(visit.map(({ due, path }) => [due, path])).toEqual(
      first.body.ids.map((id, index) => [visits[index].on, `/evidence/${id}/report`]),
    );
  });

  it('is refused whole when one visit is not possible', async () => {
    const [own, foreign] = stage.world.schoolIds;
    const before = (await work()).visits.length;
    const attempt = (visits: object[]) =>
      send(stage, stage.cookies.tutor, 'POST', '/api/visits', { key: `${KEY}-b`, visits });
    const good = { schoolId: own, on: '2026-11-10', purpose: '' };
    const elsewhere = await attempt([good, { ...good, schoolId: foreign, on: '2026-11-11' }]);
    expect([elsewhere.status, elsewhere.body.code]).toEqual([403, 'outOfScope']);
    const past = await attempt([good, { ...good, on: '2026-09-14' }, good]);
    expect(past.body.faults?.map(({ path }) => path)).toEqual(['body/visits/1/on', 'body/visits/2']);
    expect((await work()).visits).toHaveLength(before);
  });

  it('lets a visit go from the plan once it is held, and tells when the last one was', async () => {
    const [{ id }] = (await work()).visits;
    const { body: visit } = await send(stage, stage.cookies.tutor, 'GET', `/api/evidence/${id}`);
    const held = { state: 'held', heldOn: '2026-09-15', report: { done: 'да' } };
    expect((await change(stage, stage.cookies.tutor, visit, held)).status).toBe(200);
    const now = await work();
    expect(now.visits).toHaveLength(1);
    expect(now.schools[0].lastVisit).toBe('2026-09-15');
    expect(now.schools[0].reasons.map(({ kind }) => kind)).not.toContain('unvisited');
  });
});

describe('the others’ work', () => {
  it('is the published documents for the working group', async () => {
    const { requests, reviews, schools, visits } = await work(stage.cookies.workingGroup);
    expect([schools, visits, requests, reviews]).toEqual([[], [], [], []]);
  });

  it('is counts of consultations for the psychologist', async () => {
    await enter(stage, stage.cookies.psychologist, recordFor(stage, 'consultation'));
    const { consultations, schools } = await work(stage.cookies.psychologist);
    expect(schools).toEqual([]);
    expect(consultations).toMatchObject([
      {
        schoolId: stage.world.schoolIds[0],
        months: [{ month: '2026-05', received: 2, answered: 1, offered: 4, held: 3 }],
      },
    ]);
  });

  it('is a desk for observations, with the form and the schools of the caller', async () => {
    for (const [person, observers] of [
      ['mentor', ['mentor']],
      ['tutor', ['tutor']],
    ] as const) {
      const { body } = await send<ObservationDesk>(stage, stage.cookies[person], 'GET', '/api/observations/desk');
      expect(body.observers).toEqual(observers);
      expect(body.schools.map(({ schoolId }) => schoolId)).toEqual([stage.world.schoolIds[0]]);
      expect(Object.keys(body.form)).toContain('pages');
    }
  });
});
