import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TutorSchoolsResponse, TutorsResponse } from '../../../../server/people/tutors/schemas.ts';
import { movableClock, startApplication, type TestApplication } from '../../application.ts';
import { makeWorld, type World } from '../../world.ts';
import { enter, inTerritory, inviteAndOpen, PASSWORD } from './people.ts';
import { Visitor } from './visitor.ts';

const DAY = 24 * 60 * 60_000;
const clock = movableClock('2026-06-01');
let opora: TestApplication;
let own: World;
let foreign: World;
let chief: Visitor;
let tutorId: string;
let analyst: string;
const tutor = { visit: new Visitor('') };

beforeAll(async () => {
  opora = await startApplication(clock);
  own = await makeWorld(opora.services);
  foreign = await makeWorld(opora.services);
  chief = await enter(opora, 'chief', inTerritory(own.territoryId));
  const person = { name: 'Тьютор', username: 'the.tutor', role: 'tutor' as const, ...inTerritory(own.territoryId) };
  tutorId = await inviteAndOpen(chief, person);
  analyst = await opora.signInAs('analyst', inTerritory(own.territoryId));
  tutor.visit = new Visitor(opora.url);
  await tutor.visit.signIn('the.tutor', PASSWORD);
});
afterAll(() => opora.stop());

const assign = (schoolId: number, startsOn: string, endsOn: string | null = null) =>
  chief.ask<{ id: number; code?: string }>('POST', `/api/tutors/${tutorId}/schools`, { schoolId, startsOn, endsOn });
const reached = async (): Promise<number[]> => {
  const { body } = await tutor.visit.ask<{ schools: { id: number }[] }>('GET', '/api/schools');
  return body.schools.map(({ id }) => id);
};
/** Who goes where today, as an analyst of the territory sees it. */
const goingTo = async () => {
  const response = await fetch(`${opora.url}/api/tutors/schools`, { headers: { cookie: analyst } });
  return ((await response.json()) as TutorSchoolsResponse).tutors;
};
const profileOf = async (school: number) =>
  (await tutor.visit.ask('GET', `/api/schools/${school}/profile?campaign=${own.campaignId}`)).status;

describe('the assignment of a tutor', () => {
  it('is what gives schools: a place in the territory gives none', async () => {
    expect(await reached()).toEqual([]);
    expect(await profileOf(own.schoolIds[0])).toBe(403);
  });

  it('begins and ends on its days', async () => {
    expect((await assign(own.schoolIds[0], '2026-06-03', '2026-06-04')).status).toBe(201);
    expect(await reached()).toEqual([]);
    clock.forward(2 * DAY);
    expect(await reached()).toEqual([own.schoolIds[0]]);
    expect(await goingTo()).toEqual([{ accountId: tutorId, name: 'Тьютор', schoolIds: [own.schoolIds[0]] }]);
    expect(await profileOf(own.schoolIds[0])).not.toBe(403);
    expect(await profileOf(own.schoolIds[1])).toBe(403);
    clock.forward(DAY);
    expect(await reached()).toEqual([own.schoolIds[0]]);
    clock.forward(DAY);
    expect(await reached()).toEqual([]);
    expect(await goingTo()).toEqual([]);
    expect(await profileOf(own.schoolIds[0])).toBe(403);
  });

  it('is ended by the chief at once, and the history stays', async () => {
    const { body } = await assign(own.schoolIds[1], '2026-06-05');
    expect(await reached()).toEqual([own.schoolIds[1]]);
    const end = await chief.ask('POST', `/api/tutors/${tutorId}/schools/${body.id}/end`, { endsOn: '2026-06-04' });
    expect(end.status).toBe(200);
    expect(await reached()).toEqual([]);
    expect((await assign(own.schoolIds[1], '2026-06-05')).status).toBe(201);
    const { tutors } = (await chief.ask<TutorsResponse>('GET', '/api/tutors')).body;
    // The one that was ended before it began says nothing; the past one and the present one stay.
    expect(tutors).toMatchObject([
      {
        accountId: tutorId,
        isActive: true,
        assignments: [
          { schoolId: own.schoolIds[0], startsOn: '2026-06-03', endsOn: '2026-06-04' },
          { schoolId: own.schoolIds[1], startsOn: '2026-06-05', endsOn: null },
        ],
      },
    ]);
  });

  it('never lies twice on the same day, outside of the scope or before its beginning', async () => {
    expect((await assign(own.schoolIds[1], '2026-06-10', '2026-06-20')).body.code).toBe('roleHeld');
    expect((await assign(own.schoolIds[0], '2026-06-04')).body.code).toBe('roleHeld');
    expect((await assign(foreign.schoolIds[0], '2026-06-10')).body.code).toBe('outOfScope');
    expect((await assign(own.schoolIds[2], '2026-06-10', '2026-06-09')).body.code).toBe('invalid');
    const both = await Promise.all([assign(own.schoolIds[2], '2026-07-01'), assign(own.schoolIds[2], '2026-07-01')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  it("ends with the tutor's place in the territory", async () => {
    const { tutors } = (await chief.ask<TutorsResponse>('GET', '/api/tutors')).body;
    expect(tutors[0].isActive).toBe(true);
    const list = await chief.ask<{ accounts: { id: string; roles: { id: number; territoryId: number | null }[] }[] }>(
      'GET',
      '/api/accounts',
    );
    const place = list.body.accounts
      .find(({ id }) => id === tutorId)
      ?.roles.find(({ territoryId }) => territoryId !== null);
    expect((await chief.ask('DELETE', `/api/accounts/${tutorId}/roles/${place?.id}`)).status).toBe(200);
    expect((await tutor.visit.ask('GET', '/api/schools')).status).toBe(403);
    expect((await assign(own.schoolIds[0], '2026-09-01')).body.code).toBe('accountState');
  });
});
