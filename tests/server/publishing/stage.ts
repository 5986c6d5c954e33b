/** What the tests of publications share: a district with the people who take part, and requests in their names. */
import { expect } from 'vitest';
import type { Role } from '../../../server/people/identity/roles.ts';
import type { NewPublication, Publication, StepBody } from '../../../server/publishing/publications/schemas.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { ask, type Answer as Plain } from '../asking.ts';
import { makeWorld, type World } from '../world.ts';

export type Stage = {
  opora: TestApplication;
  world: World;
  cookies: Record<'chief' | 'analyst' | 'tutor' | 'workingGroup' | 'head' | 'coordinator' | 'otherHead', string>;
};

export async function openStage(): Promise<Stage> {
  const opora = await startApplication();
  const world = await makeWorld(opora.services);
  const district = { territoryId: world.territoryId, schoolId: null };
  const school = (index: number) => ({ territoryId: null, schoolId: world.schoolIds[index] });
  const as = (role: Role, place: Parameters<TestApplication['signInAs']>[1]) => opora.signInAs(role, place);
  return {
    opora,
    world,
    cookies: {
      chief: await as('chief', district),
      analyst: await as('analyst', district),
      tutor: await as('tutor', school(0)),
      workingGroup: await as('workingGroup', district),
      head: await as('head', school(0)),
      coordinator: await as('coordinator', school(0)),
      otherHead: await as('head', school(1)),
    },
  };
}

export type Answer<Body> = Plain<Body & { code?: string; faults?: { path: string }[] }>;

export function send<Body = Publication>(
  { opora }: Stage,
  cookie: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer<Body>> {
  return ask(opora, cookie, method, path, body);
}

/** A sound news item of the department; what differs is given. */
export function written(given: Partial<NewPublication> = {}): NewPublication {
  return {
    kind: 'news',
    schoolId: null,
    year: 2026,
    document: null,
    title: 'Семинар прошёл',
    body: 'Были все школы.',
    link: '',
    place: 'departmentSite',
    appearedOn: null,
    findings: null,
    campaignId: null,
    ...given,
  };
}

export async function write(stage: Stage, cookie: string, given: Partial<NewPublication>): Promise<Publication> {
  const { body, status } = await send(stage, cookie, 'POST', '/api/publications', written(given));
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

export function step(stage: Stage, cookie: string, { id, version }: Publication, name: StepBody['step'], note = '') {
  return send(stage, cookie, 'POST', `/api/publications/${id}/steps`, { step: name, version, note });
}

export async function sendFile(
  { opora }: Stage,
  cookie: string,
  { id, version }: Publication,
  name: string,
  bytes: string,
): Promise<Answer<Publication>> {
  const form = new FormData();
  form.append('file', new Blob([Buffer.from(bytes, 'latin1')]), name);
  const response = await fetch(`${opora.url}/api/publications/${id}/file?version=${version}`, {
    method: 'PUT',
    headers: { cookie, origin: opora.url },
    body: form,
  });
  return { status: response.status, body: await response.json() };
}
