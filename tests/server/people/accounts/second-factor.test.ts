import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount } from '../../../../server/people/identity/auth.ts';
import type { Role } from '../../../../server/people/identity/roles.ts';
import { insertMembership } from '../../../../server/people/identity/store.ts';
import type { SecondFactorResponse } from '../../../../server/people/own-account/schemas.ts';
import { startApplication, type TestApplication } from '../../application.ts';
import { totp } from '../../totp.ts';
import { makeWorld, type World } from '../../world.ts';
import { Visitor } from './visitor.ts';

const PASSWORD = 'three green kettles';
let opora: TestApplication;
let world: World;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services);
});
afterAll(() => opora.stop());

let made = 0;

async function makePerson(role: Role): Promise<{ id: string; username: string; visitor: Visitor }> {
  made += 1;
  const username = `${role.toLowerCase()}.${made}`;
  const id = await createAccount(opora.services.auth, { username, name: role, password: PASSWORD });
  const place =
    role === 'head'
      ? { territoryId: null, schoolId: world.schoolIds[0] }
      : { territoryId: world.territoryId, schoolId: null };
  await insertMembership(opora.services.db, id, { role, ...place });
  const visitor = new Visitor(opora.url);
  expect((await visitor.signIn(username, PASSWORD)).status).toBe(200);
  return { id, username, visitor };
}

async function setUp(visitor: Visitor): Promise<SecondFactorResponse> {
  const { body, status } = await visitor.ask<SecondFactorResponse>('POST', '/api/account/second-factor', {
    password: PASSWORD,
  });
  expect(status).toBe(200);
  const confirmed = await visitor.ask('POST', '/api/account/second-factor/confirm', { code: totp(body.secret) });
  expect(confirmed.status).toBe(200);
  return body;
}

it('computes the codes of RFC 6238, appendix B', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  expect([59, 1111111109, 1234567890, 20000000000].map((second) => totp(secret, second * 1000))).toEqual([
    '287082',
    '081804',
    '005924',
    '353130',
  ]);
});

describe.each([['administrator'], ['chief'], ['analyst']] as const)('%s without a second factor', (role) => {
  it('reaches nothing but its set-up', async () => {
    const { visitor } = await makePerson(role);
    expect(
      (await visitor.ask<{ secondFactor: string; permissions: string[] }>('GET', '/api/session')).body,
    ).toMatchObject({
      secondFactor: 'missing',
      permissions: [],
    });
    const refused = [
      ['GET', '/api/schools'],
      ['GET', '/api/campaigns'],
      ['GET', '/api/accounts'],
      ['GET', '/api/account'],
      ['GET', '/api/account/sessions'],
      ['GET', '/api/measures'],
      ['POST', '/api/accounts'],
      ['POST', '/api/account/password'],
      ['POST', '/api/account/recovery-codes'],
    ];
    for (const [method, path] of refused) {
      const { body, status } = await visitor.ask(method, path, method === 'POST' ? {} : undefined);
      expect([path, status, body.code]).toEqual([path, 403, 'secondFactorMissing']);
    }
    await setUp(visitor);
    expect((await visitor.ask('GET', '/api/schools')).status).toBe(200);
    expect((await visitor.ask('GET', '/api/session')).body).toMatchObject({ secondFactor: 'on' });
  });
});

describe('the second factor', () => {
  it('is left to others to choose, and can be removed by them with the password', async () => {
    const { visitor } = await makePerson('head');
    expect((await visitor.ask('GET', '/api/session')).body).toMatchObject({ secondFactor: 'off' });
    await setUp(visitor);
    expect(
      (await visitor.ask('POST', '/api/account/second-factor/remove', { password: 'not this one' })).body.code,
    ).toBe('passwordRefused');
    expect((await visitor.ask('POST', '/api/account/second-factor/remove', { password: PASSWORD })).status).toBe(200);
    expect((await visitor.ask('GET', '/api/session')).body).toMatchObject({ secondFactor: 'off' });
  });

  it('cannot be removed where a role needs it', async () => {
    const { visitor } = await makePerson('analyst');
    await setUp(visitor);
    const { body } = await visitor.ask('POST', '/api/account/second-factor/remove', { password: PASSWORD });
    expect(body.code).toBe('secondFactorRequired');
  });

  it('is made by the password alone, and is in force only after a right code', async () => {
    const { username, visitor } = await makePerson('head');
    expect((await visitor.ask('POST', '/api/account/second-factor', { password: 'not this one' })).body.code).toBe(
      'passwordRefused',
    );
    await visitor.ask('POST', '/api/account/second-factor', { password: PASSWORD });
    expect((await visitor.ask('POST', '/api/account/second-factor/confirm', { code: '000000' })).body.code).toBe(
      'secondCodeRefused',
    );
    expect((await new Visitor(opora.url).signIn(username, PASSWORD)).body).toEqual({ secondFactor: false });
  });

  it('ends other sessions, which passed without it', async () => {
    const { username, visitor } = await makePerson('head');
    const other = new Visitor(opora.url);
    await other.signIn(username, PASSWORD);
    await setUp(visitor);
    expect((await other.ask('GET', '/api/session')).status).toBe(401);
    expect((await visitor.ask('GET', '/api/session')).status).toBe(200);
  });

  it('gives no session before its code, and one by it', async () => {
    const { username, visitor } = await makePerson('chief');
    const { secret, uri } = await setUp(visitor);
    expect(uri).toContain(`otpauth://totp/Opora:${username}?secret=${secret}`);
    const next = new Visitor(opora.url);
    expect((await next.signIn(username, PASSWORD)).body).toEqual({ secondFactor: true });
    expect((await next.ask('GET', '/api/session')).status).toBe(401);
    const wrong = await next.ask('POST', '/api/auth/two-factor/verify-totp', { code: '000000' });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'secondCodeRefused' } });
    const right = await next.ask('POST', '/api/auth/two-factor/verify-totp', { code: ` ${totp(secret)}` });
    expect(right).toEqual({ status: 200, body: {} });
    expect((await next.ask('GET', '/api/schools')).status).toBe(200);
  });

  it('is passed by a recovery code once, and new codes replace the old ones', async () => {
    const { username, visitor } = await makePerson('chief');
    const { recoveryCodes } = await setUp(visitor);
    expect(recoveryCodes).toHaveLength(10);
    const use = async (code: string) => {
      const next = new Visitor(opora.url);
      await next.signIn(username, PASSWORD);
      return (await next.ask('POST', '/api/auth/two-factor/verify-backup-code', { code })).status;
    };
    expect(await use(recoveryCodes[0].toUpperCase())).toBe(200);
    expect(await use(recoveryCodes[0])).toBe(401);
    expect((await visitor.ask('GET', '/api/account')).body).toMatchObject({ secondFactor: { recoveryCodes: 9 } });
    const renewed = await visitor.ask<{ recoveryCodes: string[] }>('POST', '/api/account/recovery-codes', {
      password: PASSWORD,
    });
    expect(await use(recoveryCodes[1])).toBe(401);
    expect(await use(renewed.body.recoveryCodes[1])).toBe(200);
  });

  it('is guessed five times and no more, also by beginning anew', async () => {
    const { username, visitor } = await makePerson('chief');
    const { secret } = await setUp(visitor);
    const next = new Visitor(opora.url);
    await next.signIn(username, PASSWORD);
    for (let guess = 0; guess < 5; guess++) {
      const { body } = await next.ask('POST', '/api/auth/two-factor/verify-totp', { code: `00000${guess}` });
      expect(body.code).toBe('secondCodeRefused');
    }
    expect((await next.ask('POST', '/api/auth/two-factor/verify-totp', { code: totp(secret) })).status).not.toBe(200);
    await next.signIn(username, PASSWORD);
    const locked = await next.ask('POST', '/api/auth/two-factor/verify-totp', { code: totp(secret) });
    expect(locked).toMatchObject({ status: 429, body: { code: 'secondFactorLocked' } });
    expect((await next.ask('GET', '/api/session')).status).toBe(401);
  });
});
