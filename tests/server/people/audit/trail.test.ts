import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../../server/people/audit/schemas.ts';
import { recordAction } from '../../../../server/people/audit/trail.ts';
import { startApplication, type TestApplication } from '../../application.ts';
import { request } from '../../asking.ts';
import { signIn } from '../../signIn.ts';
import { makeLink, makeWorld, type World } from '../../world.ts';

let opora: TestApplication;
let world: World;
let foreign: World;
let chief: string;
let head: string;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services);
  foreign = await makeWorld(opora.services);
  chief = await opora.signInAs('chief', { territoryId: world.territoryId, schoolId: null });
  head = await opora.signInAs('head', { territoryId: null, schoolId: world.schoolIds[0] });
});
afterAll(() => opora.stop());

const get = (path: string, cookie: string) => request(opora, cookie, 'GET', path);
async function entries(query: string, cookie = chief): Promise<AuditEntry[]> {
  const response = await get(`/api/audit?${query}`, cookie);
  expect(response.status).toBe(200);
  return (await response.json()).entries;
}

describe('sign-ins and sign-outs', () => {
  it('are entries of the person, at the place of the first role', async () => {
    const cookie = await opora.signInAs('coordinator', { territoryId: null, schoolId: world.schoolIds[1] });
    await request(opora, cookie, 'POST', '/api/auth/sign-out', {});
    const found = await entries('person=coordinator');
    expect(found.map(({ action, schoolId }) => [action, schoolId])).toEqual([
      ['session.end', world.schoolIds[1]],
      ['session.start', world.schoolIds[1]],
    ]);
    expect(found[0].account?.name).toBe('coordinator');
  });

  it('that were refused count for the account, and name nobody as the one who tried', async () => {
    await expect(signIn(opora.url, 'HEAD.2', 'my other password')).rejects.toThrow('401');
    const [refused, ...others] = await entries('action=session.refuse');
    expect(refused).toMatchObject({ account: null, kind: 'account', schoolId: world.schoolIds[0], details: {} });
    expect(others).toEqual([]);
  });

  it('with a name that nobody has leave nothing: it may be a password', async () => {
    const before = (await entries('limit=200')).length;
    await expect(signIn(opora.url, 'my.secret.password', 'my.secret.password')).rejects.toThrow('401');
    expect((await entries('limit=200')).length).toBe(before);
  });
});

describe('views of results', () => {
  it('by outsiders are noted once a day for each school, those by the school itself never', async () => {
    const tutor = await opora.signInAs('tutor', { territoryId: null, schoolId: world.schoolIds[0] });
    for (const cookie of [tutor, tutor, chief, head]) {
      const path = `/api/schools/${world.schoolIds[0]}/profile?campaign=${world.campaignId}`;
      expect((await get(path, cookie)).status).toBe(200);
    }
    const found = await entries(`action=profile.view&school=${world.schoolIds[0]}`);
    expect(found.map(({ account }) => account?.name)).toEqual(['chief', 'tutor']);
    expect(found[0]).toMatchObject({ kind: 'school', details: { campaign: world.campaignId } });
  });

  it('of the heat map are one entry a day, also after a restart that forgot what was seen', async () => {
    const look = () => get(`/api/campaigns/${world.campaignId}/profiles`, chief);
    expect([(await look()).status, (await look()).status]).toEqual([200, 200]);
    const seen = (opora.app as unknown as { trail: { seen: { add(day: string, view: object): void } } }).trail.seen;
    seen.add('1999-01-01', {});
    expect((await look()).status).toBe(200);
    expect((await get(`/api/campaigns/${world.campaignId}/profiles`, head)).status).toBe(200);
    expect((await entries('action=heatMap.view')).map(({ account }) => account?.name)).toEqual(['chief']);
  });
});

describe("signing a director's return", () => {
  const sign = (expected: number) =>
    request(opora, head, 'POST', `/api/schools/${world.schoolIds[0]}/return?campaign=${world.campaignId}`, {
      facts: { base_d_pupils: 731 },
      expected,
    });

  it('is an entry with the version and none of the figures; a refused one is none', async () => {
    expect((await sign(0)).status).toBe(201);
    expect((await sign(0)).status).toBe(409);
    const found = await entries('action=return.sign');
    expect(found).toHaveLength(1);
    expect(found[0].details).toEqual({ campaign: world.campaignId, version: 1 });
    expect(JSON.stringify(await entries('limit=200'))).not.toContain('731');
  });
});

describe('answers', () => {
  it('leave no entry at all', async () => {
    const before = (await entries('limit=200')).length;
    const code = await makeLink(opora.services, world);
    await get(`/api/survey/${code}`, '');
    const body = { id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', answers: {} };
    const response = await request(opora, head, 'POST', `/api/survey/${code}/submissions`, body);
    expect(response.status).toBeLessThan(500);
    expect((await entries('limit=200')).length).toBe(before);
  });
});

describe('reading', () => {
  it('reaches the own territory alone', async () => {
    const other = await opora.signInAs('chief', { territoryId: foreign.territoryId, schoolId: null });
    const seen = await entries('limit=200', other);
    expect(new Set(seen.map(({ account }) => account?.name))).toEqual(new Set(['chief']));
    expect(seen).toHaveLength(1);
  });

  it('goes on where the page before ended, and each entry comes once', async () => {
    const all = (await entries('limit=200')).map(({ id }) => id);
    const seen: number[] = [];
    for (let next: number | null = Number.MAX_SAFE_INTEGER; next !== null; ) {
      const page = await (await get(`/api/audit?limit=2&before=${next}`, chief)).json();
      seen.push(...page.entries.map(({ id }: AuditEntry) => id));
      next = page.next;
    }
    expect(seen).toEqual(all);
    expect(all).toEqual(all.toSorted((a, b) => b - a));
  });

  it.each([
    ['from=2026-06-01&to=2026-06-01', true],
    ['from=2026-06-02', false],
    ['to=2026-05-31', false],
    ['from=2026-06-02&offset=-900', false],
    ['to=2026-05-31&offset=-600', true],
    ['person=%25', false],
    ['kind=campaign', true],
    ['record=no-such', false],
  ])('filters by %s', async (query, found) => {
    if (query.includes('-900')) expect((await get(`/api/audit?${query}`, chief)).status).toBe(400);
    else expect((await entries(query)).length > 0).toBe(found);
  });

  it.each(['from=2026-02-30', 'action=no.such', 'before=0', 'limit=1000', 'school=x'])('refuses %s', async (query) => {
    expect((await get(`/api/audit?${query}`, chief)).status).toBe(400);
  });

  it('shows an entry of a deleted account without a name', async () => {
    const cookie = await opora.signInAs('viewer', { territoryId: world.territoryId, schoolId: null });
    const { account } = await (await get('/api/session', cookie)).json();
    await opora.services.db.deleteFrom('account').where('id', '=', account.id).execute();
    expect((await entries(`person=${account.id}`)).map((entry) => entry.account)).toEqual([
      { id: account.id, name: null },
    ]);
  });
});

describe('a route', () => {
  it('cannot record what it does not declare', async () => {
    const request = { routeOptions: { config: { audit: 'return.sign' } }, server: opora.app } as never;
    const action = { action: 'session.end', record: { kind: 'account', id: 1 } } as const;
    await expect(recordAction(opora.services.db, request, action)).rejects.toThrow('does not declare');
  });
});
