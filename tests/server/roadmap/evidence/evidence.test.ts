import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  Evidence,
  EvidenceHistory,
  EvidenceKind,
  EvidenceResponse,
} from '../../../../server/roadmap/evidence/schemas.ts';
import { change, enter, openStage, recordFor, type Stage, send } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.opora.stop());

const list = (cookie: string, query = '') => send<EvidenceResponse>(stage, cookie, 'GET', `/api/evidence${query}`);
const idsOf = ({ body }: Awaited<ReturnType<typeof list>>) => body.evidence.map(({ id }) => id);

describe('who writes what', () => {
  const WRITERS: [EvidenceKind, keyof Stage['cookies'], keyof Stage['cookies']][] = [
    ['document', 'coordinator', 'mentor'],
    ['event', 'coordinator', 'psychologist'],
    ['visit', 'tutor', 'coordinator'],
    ['observation', 'tutor', 'head'],
    ['staff', 'head', 'tutor'],
    ['course', 'coordinator', 'tutor'],
    ['mentoring', 'analyst', 'mentor'],
    ['agreement', 'head', 'tutor'],
    ['request', 'coordinator', 'mentor'],
    ['review', 'tutor', 'head'],
    ['consultation', 'psychologist', 'coordinator'],
  ];

  it.each(WRITERS)('%s: the %s, and not the %s', async (kind, writer, other) => {
    const record = recordFor(stage, kind);
    const made = await enter(stage, stage.cookies[writer], record);
    expect(made).toMatchObject({ kind, data: record.data, version: 1, withdrawn: false, mayWrite: true });
    expect((await send(stage, stage.cookies[other], 'POST', '/api/evidence', record)).status).toBe(403);
  });

  it('keeps a school from writing for another, and the district’s roles from its own records', async () => {
    const { coordinator, otherHead, chief } = stage.cookies;
    const foreign = recordFor(stage, 'agreement', {}, { schoolId: stage.world.schoolIds[0] });
    expect((await send(stage, otherHead, 'POST', '/api/evidence', foreign)).status).toBe(403);
    const district = recordFor(stage, 'document', {}, { schoolId: null });
    expect((await send(stage, coordinator, 'POST', '/api/evidence', district)).status).toBe(403);
    expect((await enter(stage, chief, district)).schoolId).toBeNull();
  });

  it('lets nobody speak for another role', async () => {
    const { tutor, workingGroup } = stage.cookies;
    const group = recordFor(stage, 'review', { reviewer: 'workingGroup' });
    expect((await send(stage, tutor, 'POST', '/api/evidence', group)).body.code).toBe('evidenceNotYours');
    await enter(stage, workingGroup, group);
  });
});

describe('what is entered', () => {
  it.each<[string, EvidenceKind, object, string, string]>([
    ['a field that the kind has not', 'visit', { teacher: 'Имя' }, 'body/data', 'tutor'],
    ['a state that there is none of', 'event', { state: 'done' }, 'body/data/state', 'head'],
    ['a visit held without a day', 'visit', { state: 'held' }, 'body/data/heldOn', 'tutor'],
    ['a visit held tomorrow', 'visit', { state: 'held', heldOn: '2026-06-02' }, 'body/data/heldOn', 'tutor'],
    ['a day that is none', 'agreement', { from: '2026-02-30' }, 'body/data/from', 'head'],
    ['an end before the beginning', 'agreement', { to: '2026-01-01' }, 'body/data/to', 'head'],
    ['more answered than received', 'consultation', { answered: 3 }, 'body/data/answered', 'psychologist'],
    ['a school of another district', 'agreement', { partnerSchoolId: 999_999 }, 'body/data', 'head'],
    ['a link that runs a script', 'document', { link: 'javascript:alert(1)' }, 'body/data/link', 'head'],
    ['an answer without its day', 'request', { state: 'answered' }, 'body/data/answeredOn', 'head'],
  ])('is refused: %s', async (_name, kind, data, path, role) => {
    const record = { ...recordFor(stage, kind), data: { ...recordFor(stage, kind).data, ...data } };
    const refused = await send(stage, stage.cookies[role as 'head'], 'POST', '/api/evidence', record);
    expect(refused.status).toBe(400);
    expect(refused.body.faults?.map((fault) => fault.path)).toContain(path);
  });

  it('is stored once when it is sent twice', async () => {
    const record = { ...recordFor(stage, 'observation'), key: 'f8f4a9f2-5a0c-4a57-9d0e-3b1f7d0c8a11' };
    const [first, second] = [
      await enter(stage, stage.cookies.tutor, record),
      await enter(stage, stage.cookies.tutor, record),
    ];
    expect(second.id).toBe(first.id);
    const stolen = await send(stage, stage.cookies.mentor, 'POST', '/api/evidence', {
      ...record,
      data: { ...record.data, observer: 'mentor' },
    });
    expect(stolen.body.code).toBe('evidenceTaken');
  });
});

describe('a change', () => {
  it('tells the second writer, who loses nothing and overwrites nothing', async () => {
    const { coordinator, head } = stage.cookies;
    const record = await enter(stage, coordinator, recordFor(stage, 'document', { title: 'Первое' }));
    const answers = await Promise.all([
      change(stage, coordinator, record, { title: 'Второе' }),
      change(stage, head, record, { title: 'Третье' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('evidenceChanged');
    const stored = answers.find(({ status }) => status === 200)?.body as Evidence;
    const { body } = await send<EvidenceHistory>(stage, head, 'GET', `/api/evidence/${record.id}/history`);
    expect(body.versions.map(({ data }) => data.title)).toEqual([stored.data.title, 'Первое']);
    expect(body.versions[0]).toMatchObject({ version: 2, onDay: '2026-06-01' });
  });

  it('withdraws with a word why, leaves the lists, and can be taken back', async () => {
    const { head } = stage.cookies;
    const record = await enter(stage, head, recordFor(stage, 'agreement'));
    const withdraw = (note: string) =>
      send(stage, head, 'POST', `/api/evidence/${record.id}/withdraw`, { version: record.version, note });
    expect((await withdraw(' ')).status).toBe(400);
    expect((await withdraw('внесено дважды')).body).toMatchObject({ withdrawn: true, mayWrite: false });
    expect(idsOf(await list(head))).not.toContain(record.id);
    expect(idsOf(await list(head, '?withdrawn=true'))).toContain(record.id);
    expect((await change(stage, head, { ...record, version: 2 }, {})).body.code).toBe('evidenceChanged');
    const back = await send(stage, head, 'POST', `/api/evidence/${record.id}/restore`, { version: 2, note: 'нужно' });
    expect(back.body.withdrawn).toBe(false);
    expect(idsOf(await list(head, '?kind=agreement&year=2026'))).toContain(record.id);
  });
});

describe('attendance', () => {
  it('is entered by each school for itself, also at the same time', async () => {
    const { chief, head, otherHead } = stage.cookies;
    const [first, second, third] = stage.world.schoolIds;
    const event = await enter(
      stage,
      chief,
      recordFor(stage, 'event', { type: 'regional', state: 'held' }, { schoolId: null }),
    );
    const put = (cookie: string, schoolId: number, people: number) =>
      send(stage, cookie, 'PUT', `/api/evidence/${event.id}/attendance`, { schoolId, people });
    const answers = await Promise.all([put(head, first, 6), put(otherHead, second, 7)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const { body } = await put(head, first, 8);
    expect(body.data.attendance).toHaveLength(2);
    expect(body.data.attendance).toEqual(
      expect.arrayContaining([
        { schoolId: first, people: 8 },
        { schoolId: second, people: 7 },
      ]),
    );
    expect((await put(head, third, 1)).status).toBe(403);
    expect((await put(head, first, 0)).body.data.attendance).toEqual([{ schoolId: second, people: 7 }]);
  });
});

describe('who reads what', () => {
  it('shows the district’s records to its schools, and no school those of another', async () => {
    const { chief, head, otherHead, tutor } = stage.cookies;
    const district = await enter(stage, chief, recordFor(stage, 'document', { level: 'region' }, { schoolId: null }));
    const own = await enter(stage, head, recordFor(stage, 'staff'));
    for (const cookie of [head, otherHead, tutor]) expect(idsOf(await list(cookie))).toContain(district.id);
    expect(idsOf(await list(otherHead))).not.toContain(own.id);
    expect((await send(stage, otherHead, 'GET', `/api/evidence/${own.id}`)).status).toBe(403);
    expect((await change(stage, tutor, own, { routes: 9 })).status).toBe(403);
  });

  it('shows a mentor nothing but what the mentor has written', async () => {
    const { mentor, psychologist, tutor } = stage.cookies;
    const theirs = await enter(stage, tutor, recordFor(stage, 'observation'));
    const own = await enter(stage, mentor, recordFor(stage, 'observation', { observer: 'mentor' }));
    expect(idsOf(await list(mentor, '?kind=observation'))).toContain(own.id);
    expect(idsOf(await list(mentor, '?kind=observation'))).not.toContain(theirs.id);
    expect((await send(stage, mentor, 'GET', `/api/evidence/${theirs.id}`)).status).toBe(404);
    expect((await list(psychologist)).body.evidence.filter(({ kind }) => kind === 'visit')).toEqual([]);
  });

  it('shows a request for contact to the school that is asked, which answers it', async () => {
    const { head, otherHead } = stage.cookies;
    const data = { type: 'contact' as const, toSchoolId: stage.world.schoolIds[1] };
    const asked = await enter(stage, head, recordFor(stage, 'request', data));
    expect(idsOf(await list(otherHead, '?kind=request'))).toContain(asked.id);
    const answer = { state: 'answered', answer: 'Приезжайте в среду', answeredOn: '2026-06-01' };
    expect((await change(stage, otherHead, asked, answer)).body.data).toMatchObject(answer);
  });
});
