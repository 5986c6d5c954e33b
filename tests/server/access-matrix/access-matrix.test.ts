import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../server/db/schema.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { makeLink, makeWorld, type World } from '../world.ts';
import { ROLES, type Row, readTable, TABLE } from './table.ts';

const rows = readTable(TABLE);
let opora: TestApplication;
let own: World;
let foreign: World;
let code: string;
const cookies = new Map<string, string>([['stranger', '']]);

const DISTRICT_ROLES: Role[] = ['administrator', 'chief', 'analyst', 'viewer'];

beforeAll(async () => {
  opora = await startApplication();
  own = await makeWorld(opora.services);
  foreign = await makeWorld(opora.services);
  code = await makeLink(opora.services, own);
  for (const role of ROLES.filter((name) => name !== 'stranger')) {
    const place = DISTRICT_ROLES.includes(role)
      ? { territoryId: own.territoryId, schoolId: null }
      : { territoryId: null, schoolId: own.schoolIds[0] };
    cookies.set(role, await opora.signInAs(role, place));
  }
});
afterAll(() => opora.stop());

/** The address of a route in one of the two worlds. */
function address(path: string, world: World): string {
  const filled = path
    .replace('/campaigns/{id}', `/campaigns/${world.campaignId}`)
    .replace('/schools/{id}', `/schools/${world.schoolIds[0]}`)
    .replace('{code}', code)
    .replace('{factor}', 'F01')
    .replace('{line}', '1')
    .replace('{year}', '2023')
    .replace('{subject}', 'russian')
    .replace('{grade}', '4');
  return path.startsWith('/api/schools/{id}') ? `${filled}?campaign=${world.campaignId}&factor=F01` : filled;
}

/** A body that no route accepts: what is tested comes before the body is looked at. */
async function call({ method, path }: Row, role: string, world: World): Promise<number> {
  const response = await fetch(opora.url + address(path, world), {
    method,
    headers: { cookie: cookies.get(role) ?? '', 'content-type': 'application/json', origin: opora.url },
    ...((method === 'POST' || method === 'PUT') && { body: '{"broken":' }),
  });
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
    it.each(ROLES.map((role) => [role, row.verdicts[role]]))('%s: %s', async (role, verdict) => {
      const status = await call(row, role, own);
      if (verdict === '–') expect(status).toBe(refused(role));
      else expect([401, 403]).not.toContain(status);
    });
  });

  const scoped = rows.flatMap((row) =>
    ROLES.filter((role) => row.verdicts[role] === 'own').map((role) => ({ row, role, path: row.path })),
  );
  it.each(scoped)('$role is refused $path outside the own scope', async ({ row, role }) => {
    expect(await call(row, role, foreign)).toBe(403);
  });
});
