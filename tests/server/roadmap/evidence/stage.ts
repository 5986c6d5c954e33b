/** What the tests of evidence and of the roadmap share: a district, people of every role, sound records, requests in their names. */
import { expect } from 'vitest';
import type { Role } from '../../../../server/people/identity/roles.ts';
import type { EvidenceDataByKind } from '../../../../server/roadmap/evidence/kinds.ts';
import type { Evidence, EvidenceKind, NewEvidence } from '../../../../server/roadmap/evidence/schemas.ts';
import type { Clock } from '../../../../server/services.ts';
import { startApplication, type TestApplication } from '../../application.ts';
import { ask, type Answer as Plain } from '../../asking.ts';
import { makeWorld, type World } from '../../world.ts';

const PEOPLE = ['chief', 'analyst', 'tutor', 'mentor', 'workingGroup', 'head', 'coordinator', 'psychologist'] as const;
type Person = (typeof PEOPLE)[number];
const AT_SCHOOL: readonly Person[] = ['tutor', 'mentor', 'head', 'coordinator', 'psychologist'];

export type Stage = { opora: TestApplication; world: World; cookies: Record<Person | 'otherHead', string> };

/** Everybody of a school belongs to the first one; `otherHead` heads the second. */
export async function openStage(day: string | Clock = '2026-06-01'): Promise<Stage> {
  const opora = await startApplication(day);
  const world = await makeWorld(opora.services);
  const district = { territoryId: world.territoryId, schoolId: null };
  const school = (index: number) => ({ territoryId: null, schoolId: world.schoolIds[index] });
  const cookies: Record<string, string> = { otherHead: await opora.signInAs('head' satisfies Role, school(1)) };
  for (const person of PEOPLE) {
    cookies[person] = await opora.signInAs(person, AT_SCHOOL.includes(person) ? school(0) : district);
  }
  return { opora, world, cookies: cookies as Stage['cookies'] };
}

export type Answer<Body> = Plain<Body & { code?: string; faults?: { path: string }[] }>;

export function send<Body = Evidence>(
  { opora }: Pick<Stage, 'opora'>,
  cookie: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer<Body>> {
  return ask(opora, cookie, method, path, body);
}

const NOTHING = { note: '' };

/** Sound data of each kind. */
export const SOUND: EvidenceDataByKind = {
  document: {
    level: 'school',
    type: 'developmentProgramme',
    title: 'Программа развития',
    status: 'approved',
    number: '12',
    link: '',
    comments: [],
    ...NOTHING,
  },
  event: {
    type: 'parents',
    title: 'Собрание',
    state: 'planned',
    topic: null,
    hostSchoolId: null,
    place: '',
    link: '',
    requestId: null,
    attendance: [],
    ...NOTHING,
  },
  visit: { state: 'planned', purpose: 'Документы', heldOn: null, report: null, ...NOTHING },
  observation: { observer: 'tutor', answers: { aim: '2' }, analysed: true, ...NOTHING },
  staff: {
    answers: {},
    teachers: 20,
    vacancies: 2,
    left: null,
    effectivenessJudged: true,
    routes: 4,
    ...NOTHING,
  },
  course: {
    title: 'Современный учитель',
    provider: 'ИРО',
    ...NOTHING,
    list: [{ post: 'учитель математики', enrolled: 3, completed: 1 }],
  },
  mentoring: {
    schoolYear: 2026,
    pairs: [{ teacher: 'учитель физики', mentor: null, mentorSchoolId: null, goal: '', from: '2025-09-01', to: null }],
    ...NOTHING,
  },
  agreement: { partnerSchoolId: 0, subject: 'Математика', from: '2026-02-01', to: null, link: '', ...NOTHING },
  request: {
    type: 'seminar',
    topic: 'Оценивание',
    text: '',
    toSchoolId: null,
    state: 'received',
    answer: '',
    answeredOn: null,
  },
  review: {
    document: 'schoolRoadmap',
    title: 'Дорожная карта',
    documentId: null,
    publicationId: null,
    reviewer: 'tutor',
    answers: {},
    verdict: 'accept',
    ...NOTHING,
  },
  consultation: { month: '2026-05', received: 2, answered: 1, offered: 4, held: 3, note: '' },
};

/** A sound record for the first school; what differs in its data is given. */
export function recordFor<Kind extends EvidenceKind>(
  { world }: Pick<Stage, 'world'>,
  kind: Kind,
  data: Partial<EvidenceDataByKind[Kind]> = {},
  given: Partial<Omit<NewEvidence, 'kind' | 'data'>> = {},
): NewEvidence {
  const partner = kind === 'agreement' ? { partnerSchoolId: world.schoolIds[2] } : {};
  return {
    kind,
    schoolId: world.schoolIds[0],
    occursOn: '2026-05-20',
    data: { ...SOUND[kind], ...partner, ...data },
    ...given,
  };
}

export async function enter(stage: Stage, cookie: string, record: NewEvidence): Promise<Evidence> {
  const { body, status } = await send(stage, cookie, 'POST', '/api/evidence', record);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

/** Changes some data of a record. */
export function change(stage: Stage, cookie: string, { data, id, occursOn, version }: Evidence, given: object) {
  return send(stage, cookie, 'PUT', `/api/evidence/${id}`, { version, occursOn, data: { ...data, ...given } });
}
