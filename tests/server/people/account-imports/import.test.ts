/** A table of people becomes accounts: what is taken, what is told by its cell, who may, and that nobody gets two accounts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AccountsImportResponse,
  AccountsPreviewResponse,
} from '../../../../server/people/account-imports/schemas.ts';
import type { AccountsResponse } from '../../../../server/people/accounts/schemas.ts';
import { insertSchool } from '../../../../server/people/schools/store.ts';
import { fixture, makeDistrict } from '../../answering/enrolment/district.ts';
import { startApplication, type TestApplication } from '../../application.ts';
import { makeWorld, type World } from '../../world.ts';
import { atSchool, enter, inTerritory, inviteAndOpen, PASSWORD, tokenOf } from '../accounts/people.ts';
import { Visitor } from '../accounts/visitor.ts';
import { csv, type Preview, send, takeIn, told } from './asking.ts';

const FILE = '11-register-and-staff.xlsx';

let opora: TestApplication;
let administrator: Visitor;
let chief: Visitor;
let world: World;
let territoryId: number;
let schools: Map<string, number>;

beforeAll(async () => {
  opora = await startApplication();
  ({ territoryId, schools } = await makeDistrict(opora.services));
  world = await makeWorld(opora.services);
  administrator = await enter(opora, 'administrator', inTerritory(territoryId));
  chief = await enter(opora, 'chief', inTerritory(territoryId));
});
afterAll(() => opora.stop());

const preview = async (visitor: Visitor, bytes: Buffer, territory = territoryId): Promise<Preview> => {
  const { body } = await send<AccountsPreviewResponse>(visitor, 'preview', bytes, { territoryId: territory });
  if ('trouble' in body) throw new Error(JSON.stringify(body.trouble));
  return body;
};
const take = (visitor: Visitor, bytes: Buffer) => takeIn(visitor, bytes, territoryId);
const accountsOf = async (visitor: Visitor) =>
  (await visitor.ask<AccountsResponse>('GET', '/api/accounts')).body.accounts;
const table = (...rows: string[]) => csv('ФИО;Должность;Школа;Почта', ...rows);

describe('the table of a district', () => {
  it('gives what its manifest says: good rows come in, others are told by their cells, a second upload changes nothing', async () => {
    const { faults, headerRow, rows } = told(FILE);
    const seen = await preview(administrator, fixture(FILE));
    expect(seen.table).toMatchObject({ sheet: 'Сотрудники', line: headerRow });
    expect(seen.faults.map(({ cell }) => cell)).toEqual(faults.map(({ cell }) => cell));
    expect(seen.faults.map(({ code }) => code)).toEqual(['notEmail', 'unknownRole', 'schoolUnclear', 'repeated']);
    expect(seen.faults.at(-1)?.why.ru).toBe('повторяет ячейку E36');
    expect(seen.counts).toEqual({ new: rows, changed: 0, same: 0, doubtful: 0, faulty: 4, leftOut: 0 });
    const byRole = Map.groupBy(seen.rows, ({ role }) => role);
    expect(Object.fromEntries([...byRole].map(([role, list]) => [role, list.length]))).toEqual({
      head: 14,
      coordinator: 13,
      psychologist: 5,
      tutor: 3,
      analyst: 1,
      null: 3,
    });

    const taken = await take(administrator, fixture(FILE));
    expect([taken.invitations.length, taken.counts, taken.faults]).toEqual([35, seen.counts, seen.faults]);
    const accounts = await accountsOf(administrator);
    const head = accounts.find(({ name }) => name === 'Сотрудник С-27');
    expect(head).toMatchObject({
      email: 'edu980112-1@school.example',
      state: 'invited',
      invitation: { state: 'waiting', letter: null },
      roles: [{ role: 'head', schoolId: schools.get('МБОУ «Светлореченская вторая СОШ»') }],
    });
    const again = await preview(administrator, fixture(FILE));
    expect(again.counts).toEqual({ new: 0, changed: 0, same: rows, doubtful: 0, faulty: 4, leftOut: 0 });
    const nothing = await take(administrator, fixture(FILE));
    expect([nothing.id, nothing.invitations]).toEqual([null, []]);
    expect((await accountsOf(administrator)).length).toBe(accounts.length);
  });

  it('is opened by its people, each by the own link, once', async () => {
    const { invitations } = await take(
      administrator,
      table('Новая Анна;Наблюдатель;;', 'Новый Пётр;Психолог;Журавлинская школа;'),
    );
    for (const [index, invitation] of invitations.entries()) {
      const body = { token: tokenOf(invitation), username: `opened.${index}`, password: PASSWORD };
      expect((await new Visitor(opora.url).ask('POST', '/api/account-links/use', body)).status).toBe(200);
      expect((await new Visitor(opora.url).ask('POST', '/api/account-links/use', body)).status).toBe(410);
    }
    expect(invitations.map(({ email, roles }) => [email, roles.map(({ place, role }) => [role, place.ru])])).toEqual([
      [null, [['viewer', 'Светлореченский район']]],
      [null, [['psychologist', 'МБОУ «Журавлинская СОШ»']]],
    ]);
  });
});

describe('people who are known already', () => {
  it('get a further role at their address, and no second account', async () => {
    await take(administrator, table('Орлова Вера;Директор;Журавлинская школа;orlova@school.example'));
    const rows = [
      'Орлова Вера Ивановна;Наставник;;ORLOVA@school.example',
      'Орлова Вера;Директор;Журавлинская школа;',
      'Совсем Другой;Наставник;;orlova@school.example',
    ];
    const [first, same] = await Promise.all(rows.slice(0, 2).map((row) => preview(administrator, table(row))));
    expect(first.rows[0]).toMatchObject({ kind: 'changed', account: 'Орлова Вера' });
    expect(same.rows[0].kind).toBe('same');
    const other = await preview(administrator, table(rows[2]));
    expect([other.rows[0].kind, other.faults[0]]).toMatchObject(['faulty', { cell: 'D2', code: 'emailTaken' }]);
    const { invitations } = await take(administrator, table(rows[0]));
    expect(invitations).toEqual([]);
    const found = (await accountsOf(administrator)).filter(({ name }) => name.startsWith('Орлова'));
    expect(found.map(({ roles }) => roles.map(({ role }) => role))).toEqual([['head', 'mentor']]);
  });

  it('are known by name, role and place where they have no address, and get it while nobody has opened the account', async () => {
    await take(administrator, table('Лебедев Олег;Директор;Краснотальная школа;'));
    const named = table('Лебедев Олег;директор;Краснотальная школа;lebedev@school.example');
    expect((await preview(administrator, named)).rows[0]).toMatchObject({ kind: 'changed', givesAddress: true });
    await take(administrator, named);
    expect((await preview(administrator, named)).rows[0]).toMatchObject({ kind: 'same', givesAddress: false });
    const there = (await accountsOf(administrator)).filter(({ name }) => name === 'Лебедев Олег');
    expect(there.map(({ email }) => email)).toEqual(['lebedev@school.example']);
  });

  it('of another district stay theirs', async () => {
    const other = await enter(opora, 'administrator', inTerritory(world.territoryId));
    const body = {
      name: 'Чужой',
      email: 'foreign@school.example',
      days: 7,
      role: 'head',
      ...atSchool(world.schoolIds[0]),
    };
    expect((await other.ask('POST', '/api/accounts', body)).status).toBe(201);
    const seen = await preview(administrator, table('Чужой;Наставник;;foreign@school.example'));
    expect(seen.faults).toMatchObject([{ cell: 'D2', code: 'emailTaken' }]);
  });
});

describe('what a row says', () => {
  it.each([
    ['no name', ';Директор;Журавлинская школа;', 'A2', 'missing'],
    ['no role', 'Кто-то;;Журавлинская школа;', 'B2', 'missing'],
    ['a role of a school without a school', 'Кто-то;Директор;;', 'C2', 'missing'],
    ['a district that is none', 'Кто-то;Аналитик;Другой район;', 'C2', 'unknownTerritory'],
    ['an address with a Cyrillic letter', 'Кто-то;Директор;Журавлинская школа;ivan@sсhool.ru', 'D2', 'notEmail'],
    ['two addresses', 'Кто-то;Директор;Журавлинская школа;a@b.ru, c@d.ru', 'D2', 'notEmail'],
  ])('is a fault by its cell: %s', async (_, row, cell, code) => {
    const { counts, faults } = await preview(administrator, table(row));
    expect([counts.faulty, faults]).toMatchObject([1, [{ cell, code }]]);
  });

  it('may be several schools of one person, and the schools of a tutor where one may assign them', async () => {
    const both = '"Журавлинская школа; Белокрыльская школа"';
    const psychologist = await preview(administrator, table(`Психолог Двух;Психолог;${both};`));
    expect(psychologist.rows[0].places.length).toBe(2);
    const tutor = table(`Тьютор Двух;Тьютор;${both};`);
    expect((await preview(administrator, tutor)).rows[0]).toMatchObject({ assignments: [], leavesSchoolsOut: true });
    const [row] = (await preview(chief, tutor)).rows;
    expect([row.assignments.length, row.leavesSchoolsOut, row.places.length]).toEqual([2, false, 1]);
    await take(chief, tutor);
    const [account] = (await accountsOf(chief)).filter(({ name }) => name === 'Тьютор Двух');
    expect(account.roles.map(({ role, schoolId }) => [role, schoolId !== null])).toEqual([
      ['tutor', false],
      ['tutor', true],
      ['tutor', true],
    ]);
  });

  it('is refused at a closed school', async () => {
    const shut = { ru: 'Закрытая школа', en: 'Closed school' };
    const id = await insertSchool(opora.services.db, territoryId, { name: shut, shortName: shut });
    await opora.services.db.updateTable('school').set({ closed_on: '2025-08-31' }).where('id', '=', id).execute();
    const { faults } = await preview(administrator, table('Кто-то;Директор;Закрытая школа;'));
    expect(faults).toMatchObject([{ cell: 'C2', code: 'closedSchool' }]);
  });
});

describe('who imports', () => {
  it('gives the roles that are theirs to give, and no other', async () => {
    const rows = ['Первый;Аналитик;;', 'Второй;Координатор;Журавлинская школа;', 'Третий;Администратор;;'];
    const seen = await preview(chief, table(...rows));
    expect(seen.counts).toMatchObject({ new: 1, faulty: 2 });
    expect(seen.faults.map(({ cell, code }) => [cell, code])).toEqual([
      ['B3', 'roleNotGiven'],
      ['B4', 'roleNotGiven'],
    ]);
  });

  it('does so in the own district', async () => {
    const body = { territoryId: world.territoryId };
    expect((await send(chief, 'preview', table('Кто-то;Наставник;;'), body)).body).toMatchObject({
      code: 'outOfScope',
    });
    const head = await enter(opora, 'head', atSchool(world.schoolIds[0]));
    expect((await send(head, 'preview', table('Кто-то;Наставник;;'), body)).body).toMatchObject({ code: 'outOfScope' });
  });

  it('sees what happens: a preview that is no longer true is refused', async () => {
    const file = table('Быстрый Иван;Наставник;;fast@school.example');
    const { digest } = await preview(administrator, file);
    const asks = [1, 2].map(() =>
      send<AccountsImportResponse & { code?: string }>(administrator, 'import', file, { territoryId, days: 7, digest }),
    );
    const answers = await Promise.all(asks);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await accountsOf(administrator)).filter(({ name }) => name === 'Быстрый Иван').length).toBe(1);
  });

  it('is asked to look at a file in which no table is found', async () => {
    const { body } = await send<AccountsPreviewResponse>(administrator, 'preview', csv('а;б', '1;2'), { territoryId });
    expect(body).toMatchObject({ trouble: { code: 'noHeading' } });
  });
});

describe('an import', () => {
  const undo = (visitor: Visitor, id: number | null) =>
    visitor.ask<{ code?: string; faults?: { message: string }[] }>('POST', `/api/accounts/imports/${id}/undo`);

  it('is taken back whole while nobody has begun to use it', async () => {
    const id = await inviteAndOpen(administrator, {
      name: 'Давний Друг',
      username: 'old.friend',
      role: 'viewer',
      ...inTerritory(territoryId),
    });
    await opora.services.db
      .updateTable('account')
      .set({ email: 'friend@school.example' })
      .where('id', '=', id)
      .execute();
    const taken = await take(
      administrator,
      table('Временный Глеб;Наставник;;temp@school.example', 'Давний Друг;Наставник;;friend@school.example'),
    );
    expect(taken.counts).toMatchObject({ new: 1, changed: 1 });
    const { body } = await administrator.ask<{ imports: { id: number; fileName: string; undoneAt: string | null }[] }>(
      'GET',
      `/api/accounts/imports?territory=${territoryId}`,
    );
    expect(body.imports[0]).toMatchObject({ id: taken.id, fileName: 'people.csv', undoneAt: null });
    expect((await undo(administrator, taken.id)).status).toBe(200);
    expect((await undo(administrator, taken.id)).body.code).toBe('importUndone');
    const accounts = await accountsOf(administrator);
    expect(accounts.some(({ name }) => name === 'Временный Глеб')).toBe(false);
    const friend = accounts.find((account) => account.id === id);
    expect(friend?.roles.map(({ endsOn, role }) => [role, endsOn])).toEqual([
      ['viewer', null],
      ['mentor', '2026-05-31'],
    ]);
    const link = await new Visitor(opora.url).ask('POST', '/api/account-links/look', {
      token: tokenOf(taken.invitations[0]),
    });
    expect(link.status).toBe(404);
    expect((await preview(administrator, table('Временный Глеб;Наставник;;temp@school.example'))).rows[0].kind).toBe(
      'new',
    );
  });

  it('stays once somebody has signed in, and says who', async () => {
    const taken = await take(administrator, table('Начавшая Ольга;Наставник;;', 'Ждущий Лев;Наставник;;'));
    const started = taken.invitations.find(({ name }) => name === 'Начавшая Ольга');
    const body = { token: tokenOf(started!), username: 'has.begun', password: PASSWORD };
    expect((await new Visitor(opora.url).ask('POST', '/api/account-links/use', body)).status).toBe(200);
    const refused = await undo(administrator, taken.id);
    expect(refused.body).toMatchObject({ code: 'importInUse', faults: [{ message: 'Начавшая Ольга' }] });
    expect((await accountsOf(administrator)).some(({ name }) => name === 'Ждущий Лев')).toBe(true);
  });

  it('is taken back only by who may', async () => {
    const taken = await take(administrator, table('Координатор К;Координатор;Журавлинская школа;'));
    expect((await undo(chief, taken.id)).body.code).toBe('roleNotGoverned');
    const stranger = await enter(opora, 'administrator', inTerritory(world.territoryId));
    expect((await undo(stranger, taken.id)).body.code).toBe('outOfScope');
  });

  it('takes 300 people at once', async () => {
    const rows = Array.from({ length: 300 }, (_, n) => `Человек ${n};Директор;Журавлинская школа;p${n}@many.example`);
    const { invitations } = await take(administrator, table(...rows));
    expect(invitations.length).toBe(300);
  });
});
