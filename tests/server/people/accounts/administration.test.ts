import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountsResponse } from '../../../../server/people/accounts/schemas.ts';
import { startApplication, type TestApplication } from '../../application.ts';
import { makeWorld, type World } from '../../world.ts';
import { atSchool, enter, inTerritory, inviteAndOpen, PASSWORD } from './people.ts';
import { Visitor } from './visitor.ts';

let opora: TestApplication;
let own: World;
let foreign: World;
let administrator: Visitor;
let chief: Visitor;
let head: Visitor;

beforeAll(async () => {
  opora = await startApplication();
  own = await makeWorld(opora.services);
  foreign = await makeWorld(opora.services);
  administrator = await enter(opora, 'administrator', inTerritory(own.territoryId));
  chief = await enter(opora, 'chief', inTerritory(own.territoryId));
  head = await enter(opora, 'head', atSchool(own.schoolIds[0]));
});
afterAll(() => opora.stop());

const accountsOf = async (visitor: Visitor) => (await visitor.ask<AccountsResponse>('GET', '/api/accounts')).body;
const invited = { name: 'Новый', days: 7 };

describe('giving roles', () => {
  it('is bound to the roles one governs', async () => {
    const asks = [
      [chief, 'chief', inTerritory(own.territoryId), 403, 'roleNotGoverned'],
      [chief, 'administrator', inTerritory(own.territoryId), 403, 'roleNotGoverned'],
      [chief, 'coordinator', atSchool(own.schoolIds[0]), 403, 'roleNotGoverned'],
      [head, 'head', atSchool(own.schoolIds[0]), 403, 'roleNotGoverned'],
      [head, 'tutor', inTerritory(own.territoryId), 403, 'roleNotGoverned'],
    ] as const;
    for (const [who, role, place, status, code] of asks) {
      expect(await who.ask('POST', '/api/accounts', { ...invited, role, ...place })).toMatchObject({
        status,
        body: { code },
      });
    }
  });

  it('is bound to the own scope and to the places that a role has', async () => {
    const asks = [
      [chief, 'analyst', inTerritory(foreign.territoryId), 'outOfScope'],
      [chief, 'head', atSchool(foreign.schoolIds[0]), 'outOfScope'],
      [head, 'coordinator', atSchool(own.schoolIds[1]), 'outOfScope'],
      [administrator, 'chief', inTerritory(foreign.territoryId), 'outOfScope'],
      [administrator, 'chief', atSchool(own.schoolIds[0]), 'rolePlace'],
      [administrator, 'head', inTerritory(own.territoryId), 'rolePlace'],
    ] as const;
    for (const [who, role, place, code] of asks) {
      expect((await who.ask('POST', '/api/accounts', { ...invited, role, ...place })).body.code).toBe(code);
    }
  });

  it('lets the head appoint the coordinator, which the chief sees, and end that', async () => {
    const id = await inviteAndOpen(head, {
      name: 'Координатор',
      username: 'the.coordinator',
      role: 'coordinator',
      ...atSchool(own.schoolIds[0]),
    });
    const seen = (await accountsOf(chief)).accounts.find((account) => account.id === id);
    expect(seen).toMatchObject({
      name: 'Координатор',
      state: 'active',
      roles: [{ role: 'coordinator', schoolId: own.schoolIds[0] }],
    });
    const coordinator = new Visitor(opora.url);
    await coordinator.signIn('the.coordinator', PASSWORD);
    expect((await coordinator.ask('GET', '/api/schools')).status).toBe(200);
    const role = seen?.roles[0].id;
    expect((await chief.ask('DELETE', `/api/accounts/${id}/roles/${role}`)).body.code).toBe('roleNotGoverned');
    expect((await head.ask('DELETE', `/api/accounts/${id}/roles/${role}`)).status).toBe(200);
    expect((await coordinator.ask('GET', '/api/schools')).status).toBe(403);
    expect(
      (await head.ask('POST', `/api/accounts/${id}/roles`, { role: 'psychologist', ...atSchool(own.schoolIds[0]) }))
        .status,
    ).toBe(201);
    const twice = await head.ask('POST', `/api/accounts/${id}/roles`, {
      role: 'psychologist',
      ...atSchool(own.schoolIds[0]),
    });
    expect(twice.body.code).toBe('roleHeld');
  });

  it('shows nobody of another territory, and offers what may be given', async () => {
    await enter(opora, 'viewer', inTerritory(foreign.territoryId));
    const list = await accountsOf(chief);
    expect(list.territories.map(({ id }) => id)).toEqual([own.territoryId]);
    expect(
      list.accounts.flatMap(({ roles }) => roles).every(({ territoryId }) => territoryId !== foreign.territoryId),
    ).toBe(true);
    expect((await accountsOf(head)).governs.map(({ role }) => role)).toEqual(['coordinator', 'psychologist']);
  });

  it('lets a head take over nobody by a new invitation', async () => {
    const both = { name: 'Двое', role: 'viewer', ...inTerritory(own.territoryId), days: 7 };
    const { body } = await chief.ask<{ accountId: string }>('POST', '/api/accounts', both);
    await administrator.ask('POST', `/api/accounts/${body.accountId}/roles`, {
      role: 'coordinator',
      ...atSchool(own.schoolIds[0]),
    });
    expect((await head.ask('POST', `/api/accounts/${body.accountId}/invitation`, { days: 7 })).status).toBe(403);
  });
});

describe('the administrator', () => {
  const makeViewer = (username: string) =>
    inviteAndOpen(administrator, { name: 'В', username, role: 'viewer', ...inTerritory(own.territoryId) });

  it('disables an account, whose sessions end at once, and enables it again', async () => {
    const id = await makeViewer('on.and.off');
    const viewer = new Visitor(opora.url);
    await viewer.signIn('on.and.off', PASSWORD);
    expect((await administrator.ask('POST', `/api/accounts/${id}/disable`)).status).toBe(200);
    expect((await viewer.ask('GET', '/api/session')).status).toBe(401);
    expect((await viewer.signIn('on.and.off', PASSWORD)).status).toBe(401);
    await administrator.ask('POST', `/api/accounts/${id}/enable`);
    expect((await viewer.signIn('on.and.off', PASSWORD)).status).toBe(200);
  });

  it('ends a delay and a lost second factor', async () => {
    const id = await makeViewer('locked.out');
    for (let time = 0; time < 5; time++) await new Visitor(opora.url).signIn('locked.out', 'a wrong password');
    expect((await accountsOf(administrator)).accounts.find((account) => account.id === id)?.isDelayed).toBe(true);
    expect((await new Visitor(opora.url).signIn('locked.out', PASSWORD)).status).toBe(429);
    expect((await administrator.ask('POST', `/api/accounts/${id}/unlock`)).status).toBe(200);
    const viewer = new Visitor(opora.url);
    expect((await viewer.signIn('locked.out', PASSWORD)).status).toBe(200);
    await opora.services.db.updateTable('account').set({ twoFactorEnabled: true }).where('id', '=', id).execute();
    expect((await new Visitor(opora.url).signIn('locked.out', PASSWORD)).body).toEqual({ secondFactor: true });
    expect((await administrator.ask('DELETE', `/api/accounts/${id}/second-factor`)).status).toBe(200);
    expect((await viewer.ask('GET', '/api/session')).status).toBe(401);
    expect((await viewer.signIn('locked.out', PASSWORD)).body).toEqual({ secondFactor: false });
  });

  it('cannot be the last to go, by whatever way', async () => {
    const session = await administrator.ask<{ account: { id: string } }>('GET', '/api/session');
    const { id } = session.body.account;
    const role = (await accountsOf(administrator)).accounts.find((account) => account.id === id)?.roles[0].id;
    const ways = [
      ['POST', `/api/accounts/${id}/disable`],
      ['DELETE', `/api/accounts/${id}`],
      ['DELETE', `/api/accounts/${id}/roles/${role}`],
    ];
    for (const [method, path] of ways)
      expect((await administrator.ask(method, path)).body.code).toBe('lastAdministrator');
    expect((await administrator.ask('GET', '/api/accounts')).status).toBe(200);
  });

  it('deletes a person: the signed return stays and reads "deleted account"', async () => {
    const { db } = opora.services;
    const person = { name: 'Уходит', username: 'leaves', role: 'head' as const, ...atSchool(own.schoolIds[1]) };
    const id = await inviteAndOpen(chief, person);
    const leaving = new Visitor(opora.url);
    await leaving.signIn('leaves', PASSWORD);
    const path = `/api/schools/${own.schoolIds[1]}/return?campaign=${own.campaignId}`;
    await leaving.ask('POST', path, { facts: { base_d_pupils: 300 }, expected: 0 });
    expect((await administrator.ask('DELETE', `/api/accounts/${id}`)).status).toBe(200);
    expect((await leaving.ask('GET', '/api/session')).status).toBe(401);
    expect((await leaving.signIn('leaves', PASSWORD)).status).toBe(401);
    expect((await chief.ask('GET', path)).body).toMatchObject({ signed: { version: 1, signedBy: '' } });
    expect((await accountsOf(administrator)).accounts.some((account) => account.id === id)).toBe(false);
    const row = await db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ name: '', username: null, displayUsername: null, email: `${id}@opora.invalid` });
    for (const table of ['account_session', 'account_credential'] as const) {
      expect(await db.selectFrom(table).select('id').where('userId', '=', id).execute()).toEqual([]);
    }
    // The name is free again.
    await makeViewer('leaves');
  });
});
