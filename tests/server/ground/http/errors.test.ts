/** Whatever goes wrong, the answer is a problem in plain words: no stack, no path of a file, no statement of SQL. */
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleError } from '../../../../server/ground/http/problem.ts';
import { startApplication, type TestApplication } from '../../application.ts';
import { makeWorld } from '../../world.ts';

let opora: TestApplication;

beforeAll(async () => {
  opora = await startApplication();
});
afterAll(() => opora.stop());

const TELLTALE = /\bat .*:\d+:\d+|node_modules|\.ts\b|select |insert |relation "|\/work\/|file:\/\//i;
const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body,
});

const PATHS: [string, string, RequestInit | undefined, number][] = [
  ['an unknown address of the API', '/api/no-such', undefined, 404],
  ['an unknown method', '/api/session', { method: 'PATCH' }, 404],
  ['no session', '/api/session', undefined, 401],
  ['a cookie of nonsense', '/api/session', { headers: { cookie: 'opora.session_token=%00%ff; x' } }, 401],
  ['a code that is none', '/api/survey/NONE-SUCH', undefined, 404],
  ['broken JSON', '/api/survey/AAAA/submissions', post('{"a":'), 400],
  ['no body', '/api/survey/AAAA/submissions', post(''), 400],
  ['another media type', '/api/survey/AAAA/submissions', post('a', { 'content-type': 'text/xml' }), 415],
  ['a prototype in the body', '/api/survey/AAAA/submissions', post('{"__proto__":{"a":1}}'), 400],
  ['a body too large', '/api/survey/AAAA/submissions', post(`"${'a'.repeat(300_000)}"`), 413],
  ['bytes that are no text', '/api/survey/AAAA/submissions', post(new Uint8Array([0xff, 0xfe, 0x00])), 400],
  ['an address that cannot be decoded', '/api/survey/%E0%A4%A', undefined, 404],
  ['a page that cannot be decoded', '/%E0%A4%A', undefined, 404],
  ['a way out of the assets', '/assets/..%2f..%2f..%2fpackage.json', undefined, 400],
  ['a zero byte in an asset', '/assets/%00', undefined, 400],
  ['a parameter too long', `/api/survey/${'A'.repeat(5_000)}`, undefined, 404],
  ['a zero byte in a code', '/api/survey/%00', undefined, 404],
  ['a sign-in of nonsense', '/api/auth/sign-in/username', post('{"username":{"$ne":1}}'), 400],
];

describe('an error', () => {
  it.each(PATHS)('by %s tells nothing of the inside', async (_, path, init, status) => {
    const response = await fetch(opora.url + path, init);
    const text = await response.text();
    expect({ status: response.status, text }).toMatchObject({ status });
    expect(text).not.toMatch(TELLTALE);
    if (path.startsWith('/api/') && !path.startsWith('/api/auth/'))
      expect(response.headers.get('content-type')).toContain('application/problem+json');
  });

  it('by a file without boundaries is one of whoever sends it', async () => {
    const { territoryId } = await makeWorld(opora.services);
    const cookie = await opora.signInAs('analyst', { territoryId, schoolId: null });
    const response = await fetch(
      `${opora.url}/api/vpr-tests/preview`,
      post('x', { cookie, 'content-type': 'multipart/form-data' }),
    );
    expect([response.status, (await response.json()).code]).toEqual([400, 'fileMissing']);
  });

  it('of the server itself is told without its cause', async () => {
    const { app } = startFailing();
    const response = await app.inject('/api/fails');
    expect([response.statusCode, response.json().code]).toEqual([500, 'internal']);
    expect(response.body).not.toContain('the secret of the inside');
    await app.close();
  });

  it.each(['22003', '22008', '22021'])('of a value that no column holds (%s) is a fault of the input', async (code) => {
    const { app } = startFailing(code);
    const response = await app.inject('/api/fails');
    expect(response.json()).toMatchObject({ status: 400, code: 'invalid' });
    expect(response.body).not.toContain('the secret of the inside');
    await app.close();
  });

  it('of a lost database asks to try again', async () => {
    const { app } = startFailing('57P01');
    expect((await app.inject('/api/fails')).json()).toMatchObject({ status: 503, code: 'unavailable' });
    await app.close();
  });
});

function startFailing(code?: string) {
  const app = fastify();
  app.setErrorHandler(handleError);
  app.get('/api/fails', async () => {
    throw Object.assign(new Error('the secret of the inside: select * from account'), { code });
  });
  return { app };
}
