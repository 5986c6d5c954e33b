import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApplication, type TestApplication } from '../application.ts';
import { request } from '../asking.ts';
import { makeWorld, sealForGood, type World } from '../world.ts';

let opora: TestApplication;
let world: World;
let head: string;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services);
  head = await opora.signInAs('head', { territoryId: null, schoolId: world.schoolIds[0] });
});
afterAll(() => opora.stop());

const address = (school = world.schoolIds[0]) => `/api/schools/${school}/return?campaign=${world.campaignId}`;
const read = (cookie: string, school?: number) => request(opora, cookie, 'GET', address(school));
const sign = (cookie: string, body: unknown, school?: number) => request(opora, cookie, 'POST', address(school), body);

describe("the director's return", () => {
  it('is refused to strangers before the body is looked at, and to roles that may not sign', async () => {
    const analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
    expect((await sign('', 'not even JSON')).status).toBe(401);
    expect((await sign(analyst, { facts: { base_d_pupils: 300 }, expected: 0 })).status).toBe(403);
    expect((await sign(head, { facts: { base_d_pupils: 300 }, expected: 0 }, world.schoolIds[1])).status).toBe(403);
    expect((await read(head, world.schoolIds[1])).status).toBe(403);
  });

  it('is empty at first and open', async () => {
    expect(await (await read(head)).json()).toMatchObject({ signed: null, open: true });
  });

  it.each([
    ['a figure out of range', { base_d_pupils: 0 }, 'facts.base_d_pupils'],
    ['a broken number of people', { base_d_pupils: 10.5 }, 'facts.base_d_pupils'],
    ['an unknown question', { salary: 5 }, 'facts.salary'],
    ['nothing at all', {}, 'facts'],
    ['a text', { base_d_pupils: 'many' }, 'body/facts/base_d_pupils'],
  ])('refuses %s with its path', async (_, facts, path) => {
    const response = await sign(head, { facts, expected: 0 });
    expect(response.status).toBe(400);
    expect((await response.json()).faults[0].path).toBe(path);
  });

  it('keeps who signed, and makes a new version of every change', async () => {
    expect(await (await sign(head, { facts: { base_d_pupils: 300 }, expected: 0 })).json()).toEqual({ version: 1 });
    expect(await (await sign(head, { facts: { base_d_pupils: 310 }, expected: 1 })).json()).toEqual({ version: 2 });
    const { signed } = await (await read(head)).json();
    expect(signed).toMatchObject({ version: 2, facts: { base_d_pupils: 310 }, signedBy: 'head' });
  });

  it('shows counts of 1–4 people as numbers to the head alone, who signs them', async () => {
    await sign(head, {
      facts: { base_d_pupils: 310, f02_d_left: 3, f02_d_overload: 0, f02_d_vacancies: 2 },
      expected: 2,
    });
    const analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
    const tutor = await opora.signInAs('tutor', { territoryId: null, schoolId: world.schoolIds[0] });
    const coordinator = await opora.signInAs('coordinator', { territoryId: null, schoolId: world.schoolIds[0] });
    for (const outsider of [analyst, tutor, coordinator]) {
      const { signed } = await (await read(outsider)).json();
      expect(signed.facts).toEqual({ base_d_pupils: 310, f02_d_overload: 0, f02_d_vacancies: 2 });
      expect(signed.fewerThanFive).toEqual(['f02_d_left']);
    }
    const { signed } = await (await read(head)).json();
    expect(signed.facts.f02_d_left).toBe(3);
    expect(signed.fewerThanFive).toEqual([]);
  });

  it('tells the second of two writers, and keeps the first', async () => {
    const both = await Promise.all([311, 312].map((n) => sign(head, { facts: { base_d_pupils: n }, expected: 3 })));
    expect(both.map((response) => response.status).toSorted()).toEqual([201, 409]);
    expect((await (await read(head)).json()).signed.version).toBe(4);
  });

  it('is closed with the campaign', async () => {
    await sealForGood(opora.services, world.campaignId);
    expect((await sign(head, { facts: { base_d_pupils: 300 }, expected: 4 })).status).toBe(403);
    expect(await (await read(head)).json()).toMatchObject({ open: false, signed: { version: 4 } });
  });
});
