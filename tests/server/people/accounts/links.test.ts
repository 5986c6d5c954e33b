import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSetupLink } from '../../../../server/people/account-links/setup.ts';
import type { NewLinkResponse } from '../../../../server/people/accounts/schemas.ts';
import { movableClock, startApplication, type TestApplication } from '../../application.ts';
import { makeWorld, type World } from '../../world.ts';
import { atSchool, enter, inTerritory, inviteAndOpen, PASSWORD, tokenOf } from './people.ts';
import { Visitor } from './visitor.ts';

const DAY = 24 * 60 * 60_000;
const clock = movableClock();
let opora: TestApplication;
let world: World;
let chief: Visitor;

beforeAll(async () => {
  opora = await startApplication(clock);
});
afterAll(() => opora.stop());

const look = (token: string) => new Visitor(opora.url).ask('POST', '/api/account-links/look', { token });
const open = (token: string, fields: object = {}) =>
  new Visitor(opora.url).ask('POST', '/api/account-links/use', { token, password: PASSWORD, ...fields });

describe('the set-up of an empty Opora', () => {
  it('is reached by a link of which a new start makes a new one', async () => {
    const first = tokenOf({ path: (await makeSetupLink(opora.services)) ?? '' });
    const second = tokenOf({ path: (await makeSetupLink(opora.services)) ?? '' });
    expect((await look(first)).body.code).toBe('linkWithdrawn');
    expect((await look(second)).body).toMatchObject({ kind: 'setup', needsDistrict: true });
    const rows = await opora.services.db.selectFrom('account_link').selectAll().execute();
    expect(rows.some(({ token_hash }) => token_hash.toString().includes(second))).toBe(false);
  });

  it('makes the district and its administrator once', async () => {
    const token = tokenOf({ path: (await makeSetupLink(opora.services)) ?? '' });
    const fields = { username: 'first.admin', name: 'Ирина', district: 'Речной район' };
    expect((await open(token, { ...fields, name: ' ' })).status).toBe(400);
    expect((await open(token, { ...fields, district: undefined })).body.code).toBe('invalid');
    const both = await Promise.all([open(token, fields), open(token, { ...fields, username: 'second.admin' })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 410]);
    expect(await makeSetupLink(opora.services)).toBeNull();
    const winner = both[0].status === 200 ? 'first.admin' : 'second.admin';
    const visitor = new Visitor(opora.url);
    await visitor.signIn(winner, PASSWORD);
    expect((await visitor.ask('GET', '/api/session')).body).toMatchObject({
      memberships: [{ role: 'administrator' }],
      territory: { name: { ru: 'Речной район' } },
      secondFactor: 'missing',
    });
  });
});

describe('an invitation', () => {
  beforeAll(async () => {
    world = await makeWorld(opora.services);
    chief = await enter(opora, 'chief', inTerritory(world.territoryId));
  });

  const invite = async (days = 7) => {
    const role = { name: 'Анна', role: 'head', ...atSchool(world.schoolIds[0]), days };
    const { body, status } = await chief.ask<NewLinkResponse>('POST', '/api/accounts', role);
    expect(status).toBe(201);
    return { ...body, token: tokenOf(body) };
  };

  it('shows the own role, is used once and lets the person in', async () => {
    const { token } = await invite();
    expect((await look(token)).body).toMatchObject({
      kind: 'invitation',
      name: 'Анна',
      username: null,
      roles: [{ role: 'head', place: { en: 'School 1' } }],
    });
    expect(await open(token, { username: ' Anna.S ' })).toEqual({ status: 200, body: { username: 'anna.s' } });
    expect((await open(token, { username: 'anna.t' })).body.code).toBe('linkUsed');
    expect((await look(token)).status).toBe(410);
    expect((await new Visitor(opora.url).signIn('anna.s', PASSWORD)).status).toBe(200);
  });

  it('ends by its term, by a newer one and by being withdrawn', async () => {
    const late = await invite(1);
    clock.forward(DAY + 1);
    expect((await open(late.token, { username: 'too.late' })).body.code).toBe('linkExpired');
    const again = await chief.ask<NewLinkResponse>('POST', `/api/accounts/${late.accountId}/invitation`, { days: 7 });
    expect((await look(late.token)).body.code).toBe('linkWithdrawn');
    expect((await look(tokenOf(again.body))).status).toBe(200);
    expect((await chief.ask('DELETE', `/api/accounts/${late.accountId}/invitation`)).status).toBe(200);
    expect((await look(tokenOf(again.body))).body.code).toBe('linkWithdrawn');
    expect((await chief.ask('DELETE', `/api/accounts/${late.accountId}/invitation`)).body.code).toBe('accountState');
    expect((await look('x'.repeat(43))).body.code).toBe('linkUnknown');
  });

  it.each([
    ['short', { password: 'nine char' }, 'passwordShort'],
    ['common', { password: 'Qwerty 12345' }, 'passwordCommon'],
    ['common with digits', { password: 'пароль1984' }, 'passwordCommon'],
    ['a run', { password: '12345678901234' }, 'passwordCommon'],
    ['the user name', { username: 'maria.petrova', password: 'maria.petrova1' }, 'passwordIsName'],
    ['not a name', { username: 'Мария' }, 'usernameInvalid'],
    ['a taken name', { username: 'ANNA.S' }, 'usernameTaken'],
  ])('refuses %s and stays open', async (_, fields, code) => {
    const { token } = await invite();
    expect((await open(token, { username: `free${clock.now().getTime()}`, ...fields })).body.code).toBe(code);
    expect((await look(token)).status).toBe(200);
  });

  it('cannot be made for an account that is in use', async () => {
    const id = await inviteAndOpen(chief, {
      name: 'В',
      username: 'in.use',
      role: 'viewer',
      ...inTerritory(world.territoryId),
    });
    expect((await chief.ask('POST', `/api/accounts/${id}/invitation`, { days: 7 })).body.code).toBe('accountState');
  });
});

describe('a link for a new password', () => {
  it('sets it, ends sessions and the delay, and leaves the name', async () => {
    const administrator = await enter(opora, 'administrator', inTerritory(world.territoryId));
    const person = { name: 'Г', username: 'forgets', role: 'viewer' as const, ...inTerritory(world.territoryId) };
    const id = await inviteAndOpen(chief, person);
    const before = new Visitor(opora.url);
    await before.signIn('forgets', PASSWORD);
    for (let time = 0; time < 5; time++) await new Visitor(opora.url).signIn('forgets', 'no longer known');
    const { body } = await administrator.ask<NewLinkResponse>('POST', `/api/accounts/${id}/password-link`);
    expect((await look(tokenOf(body))).body).toMatchObject({ kind: 'password', username: 'forgets' });
    expect((await open(tokenOf(body), { password: 'four red umbrellas' })).status).toBe(200);
    expect((await before.ask('GET', '/api/session')).status).toBe(401);
    expect((await new Visitor(opora.url).signIn('forgets', PASSWORD)).status).toBe(401);
    expect((await new Visitor(opora.url).signIn('forgets', 'four red umbrellas')).status).toBe(200);
  });
});
