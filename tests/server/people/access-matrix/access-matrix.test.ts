import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount } from '../../../../server/people/identity/auth.ts';
import type { Role } from '../../../../server/people/identity/roles.ts';
import { insertMembership } from '../../../../server/people/identity/store.ts';
import { insertPublication } from '../../../../server/publishing/publications/store.ts';
import type { EvidenceDataByKind } from '../../../../server/roadmap/evidence/kinds.ts';
import { insertRecord, type NewRecord } from '../../../../server/roadmap/evidence/store.ts';
import { startApplication, type TestApplication } from '../../application.ts';
import { written } from '../../publishing/stage.ts';
import { makeLink, makeWorld, type World } from '../../world.ts';
import { permissionsOf, ROLES } from './roles.ts';
import { type Row, readTable, TABLE, verdictOf } from './table.ts';

const rows = readTable(TABLE);
const roles = Object.keys(ROLES) as Role[];
const callers = ['stranger', ...roles] as const;
let opora: TestApplication;
let own: World;
let foreign: World;
let code: string;
/** Of each world an account that somebody may be in charge of. */
const subjects = new Map<World, string>();
/** Of each world a record of evidence of its first school. */
const records = new Map<World, number>();
/** Of each world a publication of its first school. */
const publications = new Map<World, number>();
const cookies = new Map<string, string>([['stranger', '']]);

beforeAll(async () => {
  opora = await startApplication();
  own = await makeWorld(opora.services);
  foreign = await makeWorld(opora.services);
  code = await makeLink(opora.services, own);
  for (const role of roles) {
    const place =
      ROLES[role].place === 'territory'
        ? { territoryId: own.territoryId, schoolId: null }
        : { territoryId: null, schoolId: own.schoolIds[0] };
    cookies.set(role, await opora.signInAs(role, place));
  }
  for (const world of [own, foreign]) {
    subjects.set(world, await makeSubject(world));
    const { schoolIds, territoryId } = world;
    const stamp = { by: subjects.get(world) ?? '', at: opora.services.clock.now() };
    const row = { ...written({ schoolId: schoolIds[0] }), html: '', ...stamp, territoryId };
    publications.set(world, await insertPublication(opora.services.db, row));
    records.set(world, await insertRecord(opora.services.db, recordOf(world)));
  }
});
afterAll(() => opora.stop());

function recordOf({ schoolIds, territoryId }: World): NewRecord {
  const data: EvidenceDataByKind['event'] = {
    type: 'parents',
    title: 'Собрание',
    state: 'planned',
    topic: null,
    hostSchoolId: null,
    place: '',
    link: '',
    requestId: null,
    attendance: [],
    note: '',
  };
  const stamp = { by: subjects.get(own) ?? '', at: opora.services.clock.now(), day: opora.services.clock.today() };
  return { ...stamp, territoryId, schoolId: schoolIds[0], kind: 'event', occursOn: '2026-06-01', data };
}

async function makeSubject({ schoolIds }: World): Promise<string> {
  const { auth, db } = opora.services;
  const username = `subject.${schoolIds[0]}`;
  const id = await createAccount(auth, { username, name: 'Subject', password: 'three green kettles' });
  await insertMembership(db, id, { role: 'coordinator', territoryId: null, schoolId: schoolIds[0] });
  return id;
}

/** The address of a route in one of the two worlds. */
function address(path: string, world: World): string {
  const filled = path
    .replace('/campaigns/{id}', `/campaigns/${world.campaignId}`)
    .replace('/register/territories/{id}', `/register/territories/${world.territoryId}`)
    .replace('/schools/{id}', `/schools/${world.schoolIds[0]}`)
    .replace('/evidence/{id}', `/evidence/${records.get(world)}`)
    .replace('{file}', '1')
    .replace('/publications/{id}', `/publications/${publications.get(world)}`)
    .replace('{accountId}', subjects.get(world) ?? '')
    .replace('{roleId}', '1')
    .replace('{sessionId}', 'none')
    .replace('{code}', code)
    .replace('{factor}', 'F01')
    .replace('{line}', '1')
    .replace('{request}', '1')
    .replace('{case}', '1')
    .replace('{measure}', '1')
    .replace('{table}', '1')
    .replace('{year}', '2023')
    .replace('{slide}', 'gap')
    .replace('{subject}', 'russian')
    .replace('{grade}', '4');
  return path.startsWith('/api/schools/{id}') ? `${filled}?campaign=${world.campaignId}&factor=F01` : filled;
}

/** A body that no route accepts: what is tested comes before the body is looked at. */
async function call({ method, path }: Row, role: string, world: World): Promise<number> {
  const response = await fetch(opora.url + address(path, world), {
    method,
    headers: { cookie: cookies.get(role) ?? '', 'content-type': 'application/json', origin: opora.url },
    ...(['POST', 'PUT', 'PATCH'].includes(method) && { body: '{"broken":' }),
  });
  // A connection is used again only once its answer is read.
  await response.arrayBuffer();
  return response.status;
}

const refused = (role: string) => (role === 'stranger' ? 401 : 403);

describe('the table of access', () => {
  it('has a line for every route of the API, and no other', async () => {
    const { paths } = await (await fetch(`${opora.url}/api/openapi.json`)).json();
    const routes = Object.entries(paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(routes.toSorted()).toEqual(rows.map(({ method, path }) => `${method} ${path}`).toSorted());
  });

  describe.each(rows)('$method $path', (row) => {
    it.each(callers.map((caller) => [caller, verdictOf(row, caller)]))('%s: %s', async (role, verdict) => {
      const status = await call(row, role, own);
      if (verdict === '–') expect(status).toBe(refused(role));
      else expect([401, 403]).not.toContain(status);
    });
  });

  it.each(roles)('gives a %s the permissions of its row, and no other', async (role) => {
    const response = await fetch(`${opora.url}/api/session`, { headers: { cookie: cookies.get(role) ?? '' } });
    expect((await response.json()).permissions).toEqual(permissionsOf(role));
  });

  const scoped = rows.flatMap((row) =>
    roles.filter((role) => verdictOf(row, role) === 'own').map((role) => ({ row, role, path: row.path })),
  );
  it.each(scoped)('$role is refused $path outside the own scope', async ({ row, role }) => {
    expect(await call(row, role, foreign)).toBe(403);
  });

  describe('refuses every route that needs a permission', () => {
    const guarded = rows.filter(({ access }) => access !== 'public');
    const needPermission = guarded.filter(({ access }) => access !== 'session');

    async function statuses(among: Row[], cookie: string): Promise<Set<number>> {
      cookies.set('visitor', cookie);
      return new Set(await Promise.all(among.map((row) => call(row, 'visitor', own))));
    }

    /** Changes the account of a session behind its back. */
    async function change(cookie: string, changed: { disabled_at?: Date; twoFactorEnabled?: boolean }): Promise<void> {
      const { account } = await (await fetch(`${opora.url}/api/session`, { headers: { cookie } })).json();
      await opora.services.db.updateTable('account').set(changed).where('id', '=', account.id).execute();
    }

    it('to a tutor whose assignment has ended', async () => {
      const cookie = await opora.signInAs('tutor', { territoryId: null, schoolId: own.schoolIds[0] });
      const scoped = needPermission.filter((row) => verdictOf(row, 'tutor') === 'own');
      expect(scoped.length).toBeGreaterThan(5);
      expect(await statuses(scoped, cookie)).not.toContain(403);
      await opora.services.db
        .updateTable('membership')
        .set({ ends_on: '2026-05-31' })
        .where('role', '=', 'tutor')
        .where('school_id', '=', own.schoolIds[0])
        .execute();
      expect(await statuses(needPermission, cookie)).toEqual(new Set([403]));
    });

    it('to a disabled account, which also loses what any session may', async () => {
      const cookie = await opora.signInAs('chief', { territoryId: own.territoryId, schoolId: null });
      await change(cookie, { disabled_at: new Date() });
      expect(await statuses(guarded, cookie)).toEqual(new Set([401]));
    });

    it('to a role that needs a second factor and has none', async () => {
      const cookie = await opora.signInAs('analyst', { territoryId: own.territoryId, schoolId: null });
      await change(cookie, { twoFactorEnabled: false });
      expect(await statuses(needPermission, cookie)).toEqual(new Set([403]));
    });
  });
});
