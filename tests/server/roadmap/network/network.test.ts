/** The network of support over HTTP: who sees which links, and that nobody is named to those who do not see accounts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertDesignation } from '../../../../server/people/schools/store.ts';
import type { NetworkResponse } from '../../../../server/roadmap/network/schemas.ts';
import { startApplication, type TestApplication } from '../../application.ts';
import { read, request } from '../../asking.ts';
import { makeWorld, type World } from '../../world.ts';

let opora: TestApplication;
let world: World;
let chief: string;
let head: string;
let tutor: string;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services, 4);
  const [first, second, third] = world.schoolIds;
  for (const id of [first, second, third]) await insertDesignation(opora.services.db, id, 2026, 'lowResults');
  chief = await opora.signInAs('chief', { territoryId: world.territoryId, schoolId: null });
  head = await opora.signInAs('head', { territoryId: null, schoolId: first });
  tutor = await opora.signInAs('tutor', { territoryId: null, schoolId: second });
});
afterAll(() => opora.stop());

const network = (cookie: string) => read<NetworkResponse>(opora, cookie, '/api/network');

async function write(body: object, cookie: string): Promise<number> {
  return (await request(opora, cookie, 'POST', '/api/evidence', body)).status;
}

describe('the network', () => {
  it('begins with the tutors, and shows which school has nobody', async () => {
    const { links, schools, supporters, year } = await network(chief);
    expect(year).toBe(2026);
    expect(schools.map(({ id }) => id)).toEqual(world.schoolIds.slice(0, 3));
    expect(links).toEqual([{ from: 'tutor:1', schoolId: world.schoolIds[1], kinds: ['tutor'] }]);
    expect(supporters).toEqual([{ key: 'tutor:1', kind: 'tutor', number: 1, school: null, name: 'tutor' }]);
  });

  it('names people only to those who see them among the accounts', async () => {
    const { supporters } = await network(tutor);
    expect(supporters).toMatchObject([{ number: 1, name: null }]);
  });

  it('takes agreements and seminars from the registers, without how many came', async () => {
    const [first, , third, partner] = world.schoolIds;
    const agreement = {
      partnerSchoolId: partner,
      subject: 'математика',
      from: '2026-01-01',
      to: null,
      link: '',
      note: '',
    };
    expect(await write({ kind: 'agreement', schoolId: first, occursOn: '2026-01-01', data: agreement }, head)).toBe(
      201,
    );
    const seminar = {
      type: 'hostedSeminar',
      title: 'Семинар',
      state: 'held',
      topic: null,
      hostSchoolId: partner,
      place: '',
      link: '',
      requestId: null,
      note: '',
      attendance: [{ schoolId: third, people: 3 }],
    };
    expect(await write({ kind: 'event', schoolId: null, occursOn: '2026-05-05', data: seminar }, chief)).toBe(201);
    const { links, supporters } = await network(chief);
    const from = `school:${partner}`;
    expect(links).toEqual([
      { from: 'tutor:1', schoolId: world.schoolIds[1], kinds: ['tutor'] },
      { from, schoolId: first, kinds: ['agreement'] },
      { from, schoolId: third, kinds: ['seminar'] },
    ]);
    expect(supporters[1]).toMatchObject({ key: from, kind: 'school', school: { ru: 'Школа 4' } });
  });

  it('shows a school its own links alone', async () => {
    const { links, schools } = await network(head);
    expect(schools.map(({ id }) => id)).toEqual([world.schoolIds[0]]);
    expect(links.map(({ kinds }) => kinds)).toEqual([['agreement']]);
  });
});
