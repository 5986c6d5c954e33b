import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApplication, type TestApplication } from './application.ts';
import { signIn } from './signIn.ts';
import { makeWorld, type World } from './world.ts';

let opora: TestApplication;
let world: World;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services);
});
afterAll(() => opora.stop());

describe('the application', () => {
  it('says that it is well', async () => {
    expect(await (await fetch(`${opora.url}/healthz`)).json()).toEqual({ status: 'ok' });
  });

  it('describes every route of the API', async () => {
    const { openapi, paths } = await (await fetch(`${opora.url}/api/openapi.json`)).json();
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        '/healthz',
        '/api/session',
        '/api/survey/{code}',
        '/api/survey/{code}/submissions',
        '/api/campaigns/{id}/profiles',
      ]),
    );
  });

  it('sends a strict policy and no trace of what it is built with', async () => {
    const { headers } = await fetch(`${opora.url}/healthz`);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain("script-src 'self' 'unsafe");
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('refuses a route that does not say who may call it', () => {
    expect(() => opora.app.get('/late', async () => ({}))).toThrow();
  });
});

describe('signing in', () => {
  it('gives a session that says who one is and what one may do', async () => {
    const cookie = await opora.signInAs('coordinator', { territoryId: null, schoolId: world.schoolIds[0] });
    const session = await (await fetch(`${opora.url}/api/session`, { headers: { cookie } })).json();
    expect(session).toMatchObject({
      memberships: [{ role: 'coordinator', schoolId: world.schoolIds[0] }],
      territory: { id: world.territoryId },
    });
    expect(session.permissions).toContain('links:read');
    expect(session.permissions).not.toContain('return:sign');
  });

  it('is refused with a wrong password, and ends with signing out', async () => {
    await expect(signIn(opora.url, 'nobody', 'a wrong password')).rejects.toThrow('401');
    const cookie = await opora.signInAs('chief', { territoryId: world.territoryId, schoolId: null });
    const out = await fetch(`${opora.url}/api/auth/sign-out`, {
      method: 'POST',
      headers: { cookie, origin: opora.url, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(out.status).toBe(200);
    expect((await fetch(`${opora.url}/api/session`, { headers: { cookie } })).status).toBe(401);
  });

  it('cannot be done for oneself: there is no sign-up', async () => {
    const response = await fetch(`${opora.url}/api/auth/sign-up/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: opora.url },
      body: JSON.stringify({ email: 'a@b.example', password: 'long enough indeed', name: 'A' }),
    });
    expect(response.status).toBe(404);
  });
});
