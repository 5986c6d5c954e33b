/** What protects whoever is signed in: where requests come from, how often, and what the browser may keep. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApplication, type TestApplication } from '../../application.ts';
import { makeLink, makeWorld, type World } from '../../world.ts';

const PATIENCE = { headers: 400, request: 800, connection: 5_000 };
const LIMITS = { account: 40, secret: 3, open: 5, page: 6 };

let opora: TestApplication;
let behindProxy: TestApplication;
let world: World;
let head: string;
let code: string;

beforeAll(async () => {
  opora = await startApplication('2026-06-01', { patience: PATIENCE });
  behindProxy = await startApplication('2026-06-01', { publicUrl: 'https://opora.example', limits: LIMITS });
  world = await makeWorld(opora.services);
  code = await makeLink(opora.services, world);
  head = await opora.signInAs('head', { territoryId: null, schoolId: world.schoolIds[0] });
});
afterAll(() => Promise.all([opora.stop(), behindProxy.stop()]));

const problemOf = async (response: Response) => ({
  status: response.status,
  type: response.headers.get('content-type'),
  code: (await response.json()).code,
});

describe('a request from another site', () => {
  const mutating = async () => {
    const { paths } = await (await fetch(`${opora.url}/api/openapi.json`)).json();
    return Object.entries(paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => method !== 'get' && !path.startsWith('/api/survey/'))
        .map((method) => [method.toUpperCase(), path.replaceAll(/\{\w+\}/g, '1')] as const),
    );
  };

  it.each<Record<string, string>>([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1' },
  ])('is refused by every route that changes something: %o', async (from) => {
    const routes = await mutating();
    expect(routes.length).toBeGreaterThan(15);
    for (const [method, path] of routes) {
      const headers = { ...from, cookie: head, 'content-type': 'application/json' };
      const response = await fetch(opora.url + path, { method, headers, body: '{}' });
      expect([method, path, await problemOf(response)]).toEqual([
        method,
        path,
        { status: 403, type: 'application/problem+json; charset=utf-8', code: 'crossSite' },
      ]);
    }
  });

  it('reads nothing either: no answer may be used by another origin', async () => {
    const response = await fetch(`${opora.url}/api/session`, {
      headers: { cookie: head, origin: 'https://evil.example' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  it('may answer a questionnaire: that carries nobody’s name', async () => {
    const response = await fetch(`${opora.url}/api/survey/${code}/submissions`, {
      method: 'POST',
      headers: { origin: 'https://school.example', 'content-type': 'application/json' },
      body: '{}',
    });
    expect((await problemOf(response)).code).toBe('invalid');
  });

  it.each([{ origin: 'own' }, { 'sec-fetch-site': 'same-origin' }, {}])(
    'from our own pages is taken: %o',
    async (from) => {
      const own = 'origin' in from ? { origin: opora.url } : (from as Record<string, string>);
      const headers = { ...own, cookie: head, 'content-type': 'application/json' };
      const path = `${opora.url}/api/schools/${world.schoolIds[0]}/return?campaign=${world.campaignId}`;
      const response = await fetch(path, { method: 'POST', headers, body: '{}' });
      expect((await problemOf(response)).code).toBe('invalid');
    },
  );
});

describe('headers', () => {
  it('say over plain http what pages may do, and nothing of https', async () => {
    const { headers } = await fetch(`${opora.url}/api/about`);
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('permissions-policy')).toContain('geolocation=()');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-frame-options')).not.toBeNull();
  });

  it('over https bind the browser to it, and cookies never go without', async () => {
    const { headers } = await fetch(`${behindProxy.url}/healthz`);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    const territoryId = (await makeWorld(behindProxy.services)).territoryId;
    await behindProxy.signInAs('chief', { territoryId, schoolId: null });
    const response = await fetch(`${behindProxy.url}/api/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://opora.example', 'x-forwarded-for': '10.9.9.9' },
      body: JSON.stringify({ username: 'chief.1', password: 'correct horse battery' }),
    });
    expect(response.status).toBe(200);
    for (const cookie of response.headers.getSetCookie()) expect(cookie).toMatch(/Secure/i);
    expect(response.headers.getSetCookie().join()).toMatch(/^__Secure-.*HttpOnly.*SameSite=Lax/i);
  });
});

describe('limits', () => {
  const signIn = (address: string) =>
    fetch(`${behindProxy.url}/api/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://opora.example', 'x-forwarded-for': address },
      body: JSON.stringify({ username: 'nobody.here', password: 'wrong but long' }),
    });

  it('hold whoever guesses at passwords, by address', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < LIMITS.secret; attempt++) statuses.push((await signIn('10.1.1.1')).status);
    expect(statuses).not.toContain(429);
    const refused = await signIn('10.1.1.1');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await problemOf(refused)).toMatchObject({ status: 429, code: 'tooMany' });
    expect((await signIn('10.1.1.2')).status).not.toBe(429);
  });

  it('count people who are signed in one by one', async () => {
    const { territoryId } = await makeWorld(behindProxy.services);
    const cookie = await behindProxy.signInAs('viewer', { territoryId, schoolId: null });
    const ask = () => fetch(`${behindProxy.url}/api/session`, { headers: { cookie } });
    const statuses = [];
    for (let n = 0; n <= LIMITS.account; n++) statuses.push((await ask()).status);
    expect(statuses.indexOf(429)).toBe(LIMITS.account);
  });

  it('count who reads the public pages by address, whatever page it is, without its style and its typeface', async () => {
    const look = (path: string, address = '10.2.2.1') =>
      fetch(behindProxy.url + path, { headers: { 'x-forwarded-for': address } });
    const style = /href="(\/public\/assets\/[^"]+)"/.exec(await (await look('/public')).text())?.[1] ?? '';
    const paths = ['/public/en', '/public/large', '/public/publications/1', '/public/files/1', '/public/nothing'];
    for (const path of paths) expect((await look(path)).status).not.toBe(429);
    for (let n = 0; n < 2 * LIMITS.page; n++) expect((await look(style)).status).toBe(200);
    const refused = await look('/public');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await problemOf(refused)).toMatchObject({ status: 429, code: 'tooMany' });
    expect((await look('/public', '10.2.2.2')).status).toBe(200);
  });

  it('never meet a class that answers from behind one router', async () => {
    const place = await makeWorld(behindProxy.services);
    const link = await makeLink(behindProxy.services, place);
    for (let n = 0; n < 60; n++) expect((await fetch(`${behindProxy.url}/api/survey/${link}`)).status).toBe(200);
  });
});

describe('a slow client', () => {
  it.each([
    ['in its headers', 'GET /healthz HTTP/1.1\r\nhost: x\r\nx-slow: '],
    [
      'in its body',
      `POST /api/survey/x/submissions HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{`,
    ],
  ])('%s is sent away', async (_, start) => {
    const { hostname, port } = new URL(opora.url);
    const began = performance.now();
    await new Promise<void>((done) => {
      const socket = connect(Number(port), hostname, () => socket.write(start));
      const drip = setInterval(() => socket.writable && socket.write('a'), 50);
      socket.on('error', () => {});
      socket.on('data', () => {});
      socket.on('close', () => {
        clearInterval(drip);
        done();
      });
    });
    expect(performance.now() - began).toBeLessThan(4_000);
  });
});
