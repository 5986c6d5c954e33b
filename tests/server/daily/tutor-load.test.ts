/** The load of tutors over HTTP, and the proposal taken whole or not at all. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TutorLoadResponse } from '../../../server/daily/tutor-load/schemas.ts';
import { insertDesignation } from '../../../server/people/schools/store.ts';
import type { TutorsResponse } from '../../../server/people/tutors/schemas.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { request } from '../asking.ts';
import { makeWorld, type World } from '../world.ts';

let opora: TestApplication;
let world: World;
let chief: string;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services, 4);
  for (const id of world.schoolIds.slice(0, 3)) await insertDesignation(opora.services.db, id, 2026, 'lowResults');
  chief = await opora.signInAs('chief', { territoryId: world.territoryId, schoolId: null });
  for (const _ of [1, 2]) await opora.signInAs('tutor', { territoryId: world.territoryId, schoolId: null });
});
afterAll(() => opora.stop());

const ask = (path: string, body?: unknown, cookie = chief) =>
  request(opora, cookie, body === undefined ? 'GET' : 'POST', path, body);
const load = async () => (await (await ask('/api/tutors/load')).json()) as TutorLoadResponse;

describe('the load', () => {
  it('proposes a tutor for every school with a status, shared evenly', async () => {
    const { proposal, tutors } = await load();
    expect(tutors.map(({ points, schools, visits }) => [schools, points, visits])).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(proposal.map(({ from, schoolId }) => [schoolId, from])).toEqual(
      world.schoolIds.slice(0, 3).map((id) => [id, null]),
    );
    expect(tutors.map(({ after }) => after).sort()).toEqual([1, 2]);
  });

  it('refuses a proposal that is not the present one, and does nothing', async () => {
    const { proposal } = await load();
    const other = await ask('/api/tutors/proposal', { moves: proposal.slice(1) });
    expect(other.status).toBe(409);
    expect(await other.json()).toMatchObject({ code: 'tutorsChanged' });
    expect((await load()).proposal).toEqual(proposal);
  });

  it('is taken once, also by two people at the same time, and every assignment stands in the log', async () => {
    const { proposal } = await load();
    const both = await Promise.all([1, 2].map(() => ask('/api/tutors/proposal', { moves: proposal })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const after = await load();
    expect(after.proposal).toEqual([]);
    expect(after.tutors.map(({ schools }) => schools).sort()).toEqual([1, 2]);
    const rows = await opora.services.db
      .selectFrom('audit_entry')
      .select('school_id')
      .where('action', '=', 'role.give')
      .orderBy('school_id')
      .execute();
    expect(rows.map(({ school_id }) => school_id)).toEqual(world.schoolIds.slice(0, 3));
  });

  it('hands a school over: the former assignment ends the day before, the new one begins today', async () => {
    const { tutors } = (await (await ask('/api/tutors')).json()) as TutorsResponse;
    const loads = (await load()).tutors;
    const most = loads.find(({ schools }) => schools === 2)?.accountId ?? '';
    const { db } = opora.services;
    const extra = await makeWorld(opora.services, 3);
    await db
      .updateTable('school')
      .set({ territory_id: world.territoryId })
      .where('id', 'in', extra.schoolIds)
      .execute();
    for (const schoolId of extra.schoolIds) {
      const body = { schoolId, startsOn: '2026-05-01', endsOn: null };
      expect((await ask(`/api/tutors/${most}/schools`, body)).status).toBe(201);
    }
    const { proposal } = await load();
    const [{ from, schoolId, to }] = proposal;
    expect(proposal.every((each) => each.from === most && each.to !== most)).toBe(true);
    expect((await ask('/api/tutors/proposal', { moves: proposal })).status).toBe(200);
    const after = ((await (await ask('/api/tutors')).json()) as TutorsResponse).tutors;
    const of = (id: string | null) => after.find(({ accountId }) => accountId === id)?.assignments ?? [];
    expect(of(to).filter((each) => each.schoolId === schoolId)).toMatchObject([
      { startsOn: '2026-06-01', endsOn: null },
    ]);
    for (const each of of(from).filter((own) => own.schoolId === schoolId)) expect(each.endsOn).toBe('2026-05-31');
    expect(tutors).toHaveLength(2);
  });
});

describe('in January, when nothing of the new year is recorded yet', () => {
  it('still proposes a tutor for the schools of the year before, but for those whose status was ended', async () => {
    const january = await startApplication('2027-01-15');
    const { schoolIds, territoryId } = await makeWorld(january.services, 4);
    for (const id of schoolIds.slice(0, 3)) await insertDesignation(january.services.db, id, 2026, 'lowResults');
    const cookie = await january.signInAs('chief', { territoryId, schoolId: null });
    await january.signInAs('tutor', { territoryId, schoolId: null });
    const schoolsProposed = async () => {
      const response = await fetch(`${january.url}/api/tutors/load`, { headers: { cookie } });
      return ((await response.json()) as TutorLoadResponse).proposal.map(({ schoolId }) => schoolId);
    };
    expect(await schoolsProposed()).toEqual(schoolIds.slice(0, 3));
    const ended = await fetch(`${january.url}/api/schools/${schoolIds[1]}/designations/2027`, {
      method: 'PUT',
      headers: { cookie, origin: january.url, 'content-type': 'application/json' },
      body: JSON.stringify({ kinds: [], note: 'приказ о выходе из статуса' }),
    });
    expect(ended.status).toBe(200);
    expect(await schoolsProposed()).toEqual([schoolIds[0], schoolIds[2]]);
    await january.stop();
  });
});
