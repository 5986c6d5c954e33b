import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  HistoryResponse,
  NewPublication,
  Publication,
  PublicationsResponse,
} from '../../../server/publishing/publications/schemas.ts';
import { openStage, type Stage, send, sendFile, step, write, written } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.opora.stop());

const school = () => stage.world.schoolIds[0];
const report = (given = {}) => write(stage, stage.cookies.chief, { kind: 'report', schoolId: school(), ...given });
const get = <Body>(cookie: string, path: string) => send<Body>(stage, cookie, 'GET', path);

/** A report on its way: handed in and confirmed as far as named. */
async function reportAt(state: 'submitted' | 'tutorConfirmed' | 'groupConfirmed'): Promise<Publication> {
  const { chief, tutor, workingGroup } = stage.cookies;
  let { body } = await step(stage, chief, await report(), 'submit');
  if (state !== 'submitted') ({ body } = await step(stage, tutor, body, 'confirm'));
  if (state === 'groupConfirmed') ({ body } = await step(stage, workingGroup, body, 'confirm'));
  expect(body.state).toBe(state);
  return body;
}

describe('what is written', () => {
  it.each([
    ['a school roadmap without a school', { kind: 'schoolRoadmap' }, 'body/schoolId'],
    ['a document of no kind', { kind: 'document' }, 'body/document'],
    ['news that are a document', { document: 'act' }, 'body/document'],
    [
      'a development programme of the department',
      { kind: 'document', document: 'developmentProgramme' },
      'body/document',
    ],
    ['findings in news', { findings: [] }, 'body/findings'],
    ['a day that the calendar has not', { appearedOn: '2026-02-30' }, 'body/appearedOn'],
    ['a day to come', { appearedOn: '2026-06-02' }, 'body/appearedOn'],
    ['the media without a link', { place: 'media' }, 'body/link'],
    ['a link that runs a script', { link: 'javascript:alert(1)' }, 'body/link'],
    ['an empty title', { title: '  ' }, 'body/title'],
  ])('is refused: %s', async (_name, given, path) => {
    const body = { ...written(), ...given };
    const refused = await send(stage, stage.cookies.chief, 'POST', '/api/publications', body);
    expect(refused.status).toBe(400);
    expect(refused.body.faults?.map((fault) => fault.path)).toContain(path);
  });

  it.each<[keyof Stage['cookies'], Partial<NewPublication>]>([
    ['head', { kind: 'news', schoolId: null }],
    ['coordinator', { kind: 'answerBack', schoolId: 0, findings: [] }],
    ['otherHead', { kind: 'news', schoolId: 0 }],
    ['chief', { kind: 'schoolRoadmap', schoolId: 0 }],
    ['analyst', { kind: 'news', schoolId: 99 }],
  ])('the %s writes no %j elsewhere', async (role, { schoolId = null, ...given }) => {
    const place = schoolId === null ? null : (stage.world.schoolIds[schoolId] ?? 999_999);
    const answer = await send(
      stage,
      stage.cookies[role],
      'POST',
      '/api/publications',
      written({ ...given, schoolId: place }),
    );
    expect(answer.status).toBe(403);
  });

  it('keeps every version, and tells the second writer, who loses nothing and overwrites nothing', async () => {
    const { chief, analyst } = stage.cookies;
    const { id } = await write(stage, chief, {});
    const { kind: _kind, schoolId: _school, ...content } = written();
    const change = (cookie: string, title: string) =>
      send(stage, cookie, 'PUT', `/api/publications/${id}`, { ...content, title, version: 1 });
    const answers = await Promise.all([change(chief, 'первое'), change(analyst, 'второе'), change(chief, 'третье')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('publicationChanged');
    const stored = answers.find(({ status }) => status === 200)?.body.title;
    const { body } = await get<HistoryResponse>(chief, `/api/publications/${id}/history`);
    expect(body.versions.map(({ title, version }) => [version, title])).toEqual([
      [2, stored],
      [1, 'Семинар прошёл'],
    ]);
  });
});

describe('the way to the public', () => {
  it('leads a report of a school over the tutor and the working group to the department', async () => {
    const { chief, tutor, workingGroup } = stage.cookies;
    const draft = await report();
    expect(draft.turn).toEqual(['chief', 'analyst', 'head', 'coordinator']);
    const submitted = (await step(stage, chief, draft, 'submit')).body;
    expect([submitted.state, submitted.turn]).toEqual(['submitted', ['tutor']]);
    expect((await step(stage, chief, submitted, 'publish')).body.code).toBe('publicationStep');
    expect((await step(stage, workingGroup, submitted, 'confirm')).body.code).toBe('publicationNotYours');
    const confirmed = (await step(stage, tutor, submitted, 'confirm')).body;
    expect([confirmed.state, confirmed.turn]).toEqual(['tutorConfirmed', ['workingGroup']]);
    expect((await step(stage, tutor, confirmed, 'confirm')).body.code).toBe('publicationNotYours');
    const grouped = (await step(stage, workingGroup, confirmed, 'confirm')).body;
    expect([grouped.state, grouped.turn]).toEqual(['groupConfirmed', ['chief']]);
    const published = (await step(stage, chief, grouped, 'publish')).body;
    expect(published).toMatchObject({ state: 'published', turn: [], steps: ['withdraw'], publishedOn: '2026-06-01' });
    expect((await step(stage, chief, published, 'withdraw', ' ')).body.code).toBe('publicationReason');
    const withdrawn = (await step(stage, chief, published, 'withdraw', 'нашлась ошибка')).body;
    expect(withdrawn).toMatchObject({ state: 'withdrawn', steps: [], mayWrite: false });
    const { body } = await get<HistoryResponse>(chief, `/api/publications/${draft.id}/history`);
    expect(body.steps.map(({ note, role, step: name }) => [name, role, note])).toEqual([
      ['withdraw', 'chief', 'нашлась ошибка'],
      ['publish', 'chief', ''],
      ['confirm', 'workingGroup', ''],
      ['confirm', 'tutor', ''],
      ['submit', 'chief', ''],
    ]);
  });

  it.each([
    ['submitted', 'tutor'],
    ['tutorConfirmed', 'workingGroup'],
    ['groupConfirmed', 'chief'],
  ] as const)('goes back from %s with a word of the %s, and only then can be written anew', async (state, role) => {
    const { id, version } = await reportAt(state);
    const { kind: _kind, schoolId: _school, ...content } = written({ title: 'исправлено' });
    const change = () => send(stage, stage.cookies.chief, 'PUT', `/api/publications/${id}`, { ...content, version });
    expect((await change()).body.code).toBe('publicationLocked');
    const at = { id, version } as Publication;
    expect((await step(stage, stage.cookies[role], at, 'return')).body.code).toBe('publicationReason');
    expect((await step(stage, stage.cookies[role], at, 'return', 'нет выводов')).body.state).toBe('draft');
    expect((await change()).body).toMatchObject({ title: 'исправлено', state: 'draft', version: 2 });
  });

  it('is taken with the version that was read', async () => {
    const seen = await report();
    const { kind: _kind, schoolId: _school, ...content } = written({ title: 'другое' });
    await send(stage, stage.cookies.chief, 'PUT', `/api/publications/${seen.id}`, { ...content, version: 1 });
    expect((await step(stage, stage.cookies.chief, seen, 'submit')).body.code).toBe('publicationChanged');
  });

  it('does not begin with nothing to read', async () => {
    const empty = await report({ body: ' \n' });
    expect((await step(stage, stage.cookies.chief, empty, 'submit')).body.code).toBe('publicationEmpty');
  });

  it.each([
    ['schoolRoadmap', null],
    ['document', 'developmentProgramme'],
  ] as const)('of a %s (%s) goes over the tutor to the head', async (kind, document) => {
    const { coordinator, head, tutor } = stage.cookies;
    const draft = await write(stage, coordinator, { kind, document, schoolId: school(), place: 'schoolSite' });
    const submitted = (await step(stage, coordinator, draft, 'submit')).body;
    expect((await step(stage, head, submitted, 'publish')).body.code).toBe('publicationStep');
    const confirmed = (await step(stage, tutor, submitted, 'confirm')).body;
    expect((await step(stage, coordinator, confirmed, 'publish')).body.code).toBe('publicationNotYours');
    expect((await step(stage, head, confirmed, 'publish')).body.state).toBe('published');
  });

  it('of news needs nobody but the department or the head', async () => {
    const { analyst, chief, coordinator, head } = stage.cookies;
    const own = await write(stage, coordinator, { schoolId: school(), place: 'schoolSite' });
    expect(own.steps).toEqual(['withdraw']);
    expect((await step(stage, head, own, 'publish')).body.state).toBe('published');
    const district = await write(stage, analyst, {});
    expect((await step(stage, analyst, district, 'publish')).body.code).toBe('publicationNotYours');
    expect((await step(stage, chief, district, 'publish')).body.state).toBe('published');
  });
});

describe('the file', () => {
  const PDF = '%PDF-1.4 protocol';

  it('is told by its content, makes a version, and is handed out by right alone', async () => {
    const { chief, head, otherHead } = stage.cookies;
    const draft = await report();
    expect((await sendFile(stage, chief, draft, 'x.pdf', '<html>not a pdf</html>')).body.code).toBe('publicationFile');
    const filed = (await sendFile(stage, chief, draft, '../протокол.exe', PDF)).body;
    expect(filed).toMatchObject({
      version: 2,
      file: { name: 'протокол.pdf', mediaType: 'application/pdf', size: PDF.length },
    });
    expect((await sendFile(stage, chief, draft, 'y.pdf', PDF)).body.code).toBe('publicationChanged');
    const read = (cookie: string) =>
      fetch(`${stage.opora.url}/api/publications/${draft.id}/file`, { headers: { cookie } });
    const response = await read(head);
    expect(await response.text()).toBe(PDF);
    expect(response.headers.get('content-disposition')).toContain('attachment');
    expect((await read(otherHead)).status).toBe(403);
    const bare = await send(stage, chief, 'DELETE', `/api/publications/${draft.id}/file?version=2`);
    expect(bare.body).toMatchObject({ version: 3, file: null });
    expect((await read(chief)).status).toBe(404);
  });
});

describe('the list', () => {
  it('shows each reader their own, whose turn it is, and what they may do', async () => {
    const { id } = await reportAt('submitted');
    const find = async (cookie: string) => {
      const { body } = await get<PublicationsResponse>(cookie, '/api/publications');
      return body.publications.find((each) => each.id === id);
    };
    expect(await find(stage.cookies.tutor)).toMatchObject({ turn: ['tutor'], steps: ['confirm', 'return'] });
    expect(await find(stage.cookies.workingGroup)).toMatchObject({ steps: [], school: { ru: 'Школа 1' } });
    expect(await find(stage.cookies.otherHead)).toBeUndefined();
    expect((await get(stage.cookies.otherHead, `/api/publications/${id}`)).status).toBe(403);
  });

  it('says what may be begun', async () => {
    const begin = async (cookie: string) => (await get<PublicationsResponse>(cookie, '/api/publications')).body.begin;
    expect(await begin(stage.cookies.tutor)).toEqual({ district: [], school: [] });
    expect((await begin(stage.cookies.head)).school).toContain('answerBack');
    expect((await begin(stage.cookies.chief)).district).toEqual(['document', 'report', 'news']);
  });
});
