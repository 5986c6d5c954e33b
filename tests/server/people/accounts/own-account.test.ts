import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OwnAccountResponse, SessionsResponse } from '../../../../server/people/own-account/schemas.ts';
import { startApplication, type TestApplication } from '../../application.ts';
import { makeWorld, type World } from '../../world.ts';
import { atSchool, enter, inTerritory, inviteAndOpen, PASSWORD } from './people.ts';
import { Visitor } from './visitor.ts';

let opora: TestApplication;
let world: World;
let chief: Visitor;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services);
  chief = await enter(opora, 'chief', inTerritory(world.territoryId));
});
afterAll(() => opora.stop());

async function makeHead(username: string): Promise<Visitor> {
  await inviteAndOpen(chief, { name: 'Анна', username, role: 'head', ...atSchool(world.schoolIds[0]) });
  return enterAgain(username);
}

async function enterAgain(username: string): Promise<Visitor> {
  const visitor = new Visitor(opora.url);
  expect((await visitor.signIn(username, PASSWORD)).status).toBe(200);
  return visitor;
}

const sessionsOf = async (visitor: Visitor) =>
  (await visitor.ask<SessionsResponse>('GET', '/api/account/sessions')).body.sessions;

describe('my account', () => {
  it('tells all that is held about me', async () => {
    const visitor = await makeHead('tells.all');
    expect((await visitor.ask<OwnAccountResponse>('GET', '/api/account')).body).toEqual({
      name: 'Анна',
      username: 'tells.all',
      email: null,
      createdAt: expect.any(String),
      roles: [{ role: 'head', place: { ru: 'Школа 1', en: 'School 1' }, startsOn: '2026-06-01', endsOn: null }],
      secondFactor: { isOn: false, isRequired: false, recoveryCodes: 0 },
      signedReturns: 0,
    });
  });

  it('changes name and address, and lets the address go again', async () => {
    const visitor = await makeHead('changes');
    await visitor.ask('PATCH', '/api/account', { name: ' Анна Сергеевна ', email: 'Anna@School.example' });
    expect((await visitor.ask('GET', '/api/account')).body).toMatchObject({
      name: 'Анна Сергеевна',
      email: 'anna@school.example',
    });
    expect((await new Visitor(opora.url).signIn('anna@school.example', PASSWORD)).status).toBe(200);
    const other = await makeHead('same.address');
    const taken = await other.ask('PATCH', '/api/account', { name: 'Б', email: 'anna@school.example' });
    expect(taken.body.code).toBe('emailTaken');
    await visitor.ask('PATCH', '/api/account', { name: 'Анна', email: null });
    expect((await visitor.ask('GET', '/api/account')).body).toMatchObject({ email: null });
  });

  it('changes the password by the present one, which ends other sessions and not this one', async () => {
    const visitor = await makeHead('new.password');
    const other = await enterAgain('new.password');
    const change = (password: string, newPassword: string) =>
      visitor.ask('POST', '/api/account/password', { password, newPassword });
    expect((await change('a wrong one indeed', 'four red umbrellas')).body.code).toBe('passwordRefused');
    expect((await change(PASSWORD, 'qwertyuiop')).body.code).toBe('passwordCommon');
    expect((await other.ask('GET', '/api/session')).status).toBe(200);
    expect((await change(PASSWORD, 'four red umbrellas')).status).toBe(200);
    expect((await other.ask('GET', '/api/session')).status).toBe(401);
    expect((await visitor.ask('GET', '/api/session')).status).toBe(200);
    expect((await new Visitor(opora.url).signIn('new.password', PASSWORD)).status).toBe(401);
    expect((await new Visitor(opora.url).signIn('new.password', 'four red umbrellas')).status).toBe(200);
  });
});

describe('my sessions', () => {
  it('are listed without address and browser, and ended one by one or all others at once', async () => {
    const visitor = await makeHead('sessions');
    const [second, third] = [await enterAgain('sessions'), await enterAgain('sessions')];
    const listed = await sessionsOf(visitor);
    expect(listed).toHaveLength(3);
    expect(listed.filter(({ isThisOne }) => isThisOne)).toHaveLength(1);
    const rows = await opora.services.db.selectFrom('account_session').selectAll().execute();
    for (const row of rows) {
      expect(row).toMatchObject({
        userAgent: expect.stringMatching(/^(phone|tablet|computer|unknown)$/),
        ipAddress: '',
      });
    }
    const [mine] = (await sessionsOf(second)).filter(({ isThisOne }) => isThisOne);
    expect((await visitor.ask('DELETE', `/api/account/sessions/${mine.id}`)).status).toBe(200);
    expect((await second.ask('GET', '/api/session')).status).toBe(401);
    expect((await visitor.ask('DELETE', '/api/account/sessions')).status).toBe(200);
    expect((await third.ask('GET', '/api/session')).status).toBe(401);
    expect((await sessionsOf(visitor)).map(({ isThisOne }) => isThisOne)).toEqual([true]);
  });

  it('of others cannot be ended', async () => {
    const [visitor, other] = [await makeHead('mine.alone'), await makeHead('others')];
    const [theirs] = await sessionsOf(other);
    expect((await visitor.ask('DELETE', `/api/account/sessions/${theirs.id}`)).status).toBe(404);
    expect((await other.ask('GET', '/api/session')).status).toBe(200);
  });
});
