/** Schools as data that people keep, over HTTP. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SOURCES } from '../../../../server/people/schools/dependents/store.ts';
import { insertTerritory } from '../../../../server/people/territories/store.ts';
import { startApplication, type TestApplication } from '../../application.ts';
import { ask } from '../../asking.ts';
import { makeWorld, setState, type World } from '../../world.ts';
import { formOf } from './forms.ts';

let opora: TestApplication;
let world: World;
let district: number;
let chief: string;
let stranger: string;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services);
  district = await insertTerritory(opora.services.db, 'municipality', { ru: 'Новый район', en: 'New' }, null);
  chief = await opora.signInAs('chief', { territoryId: district, schoolId: null });
  stranger = await opora.signInAs('chief', { territoryId: world.territoryId, schoolId: null });
});
afterAll(() => opora.stop());

const add = (name: string, own = {}, cookie = chief, territoryId = district) =>
  ask(opora, cookie, 'POST', '/api/register/schools', { territoryId, data: formOf(name, own) });
const list = async (query = '') => (await ask(opora, chief, 'GET', `/api/register/schools${query}`)).body;
const school = async (id: number, cookie = chief) =>
  (await ask(opora, cookie, 'GET', `/api/register/schools/${id}`)).body;
const faults = ({ body }: { body: { code: string; faults: { path: string; message: string }[] } }) => [
  body.code,
  ...body.faults.map(({ message, path }) => `${path}: ${message}`),
];

describe('a school', () => {
  it('is added, found by whatever one knows of it, and changed', async () => {
    const made = await add('МБОУ «Озёрная СОШ»', {
      login: 'EDU 123456',
      code: '0000010016',
      aliases: ['Озерная школа', 'мбоу "озерная сош"'],
      address: 'с. Озёрное',
    });
    expect(made.status).toBe(201);
    const { id } = made.body;
    // Logins in lower case, zeros kept, and no alias that is a name already.
    expect(made.body.data).toMatchObject({ login: 'edu123456', code: '0000010016', aliases: ['Озерная школа'] });
    expect(made.body.data.shortName).toEqual({ ru: 'МБОУ «Озёрная СОШ»', en: 'МБОУ «Озёрная СОШ»' });
    for (const q of ['озерная сош', 'edu123', '10016', 'озерное', 'школа озерная']) {
      expect([q, (await list(`?q=${encodeURIComponent(q)}`)).items.map((each: { id: number }) => each.id)]).toEqual([
        q,
        [id],
      ]);
    }
    const changed = await ask(opora, chief, 'PUT', `/api/register/schools/${id}`, {
      version: 1,
      data: { ...made.body.data, schoolType: 'СОШ', site: 'ozernaya.example' },
    });
    expect(changed.body).toMatchObject({ version: 2, data: { schoolType: 'СОШ' } });
    expect((await list()).types).toEqual(['СОШ']);
    const { body } = await ask(opora, chief, 'GET', `/api/register/schools/${id}/history`);
    expect(body.versions).toMatchObject([
      {
        version: 2,
        changedBy: 'chief',
        changes: [
          { field: 'schoolType', before: null, after: { ru: 'СОШ' } },
          { field: 'site', before: null, after: { ru: 'ozernaya.example' } },
        ],
      },
      { version: 1, changedBy: 'chief', changes: [] },
    ]);
  });

  it('has no second one of its login, its code or its name', async () => {
    await add('МБОУ «Первая СОШ»', { login: 'edu200001', code: 'шк-1' });
    expect(faults(await add('МБОУ «Вторая СОШ»', { login: 'edu200001', code: 'ШК-1' }))).toEqual([
      'schoolFaults',
      'body/data/login: loginTaken',
      'body/data/code: codeTaken',
    ]);
    expect(faults(await add('мбоу "первая сош"'))).toContain('body/data/shortName: nameTaken');
    expect(faults(await add('МБОУ «Третья СОШ»', { aliases: ['МБОУ Первая СОШ'] }))).toEqual([
      'schoolFaults',
      'body/data/aliases/0: nameTaken',
    ]);
    // In another territory a name says nothing.
    expect((await add('МБОУ «Первая СОШ»', {}, stranger, world.territoryId)).status).toBe(201);
  });

  it.each([
    ['a login that is none', { login: 'школа5' }, 'body/data/login: loginWrong'],
    ['a code with other signs', { code: '12/34' }, 'body/data/code: codeWrong'],
    [
      'an address that is none',
      { contact: { person: '', phone: '', email: 'нет' } },
      'body/data/contact/email: emailWrong',
    ],
    ['a site that runs something', { site: 'javascript:alert(1)' }, 'body/data/site: siteWrong'],
    ['a day that no calendar has', { openedOn: '2026-02-30' }, 'body/data/openedOn: dayWrong'],
  ])('is refused with %s', async (_, own, fault) => {
    expect(faults(await add('МБОУ «Неверная СОШ»', own))).toEqual(['schoolFaults', fault]);
  });

  it('is changed by one at a time, and the second is told', async () => {
    const { body } = await add('МБОУ «Парная СОШ»');
    const put = () =>
      ask(opora, chief, 'PUT', `/api/register/schools/${body.id}`, {
        version: 1,
        data: formOf('МБОУ «Парная СОШ»', { address: crypto.randomUUID() }),
      });
    const [one, two] = await Promise.all([put(), put()]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    expect([one.body.code, two.body.code]).toContain('schoolChanged');
  });

  it('is nothing to the chief of another district', async () => {
    const { body } = await add('МБОУ «Чужая СОШ»');
    expect((await ask(opora, stranger, 'GET', `/api/register/schools/${body.id}`)).status).toBe(403);
    expect((await add('МБОУ «Подброшенная СОШ»', {}, stranger)).body.code).toBe('outOfScope');
  });

  it('has its contact mended by its head, and nothing else', async () => {
    const { body } = await add('МБОУ «Своя СОШ»');
    const head = await opora.signInAs('head', { territoryId: null, schoolId: body.id });
    expect((await school(body.id, head)).may).toEqual({ manage: false, contact: true });
    const contact = { person: 'Иванова А. А.', phone: '+7 000 000-00-00', email: 'school@example.org' };
    const path = `/api/register/schools/${body.id}/contact`;
    expect((await ask(opora, head, 'PUT', path, { version: 1, contact, site: '' })).body.data.contact).toEqual(contact);
    expect((await ask(opora, head, 'PUT', `/api/register/schools/${body.id}`, {})).status).toBe(403);
  });

  it('from before the register says what stood there when it changes first', async () => {
    const [id] = world.schoolIds;
    const history = async () =>
      (await ask(opora, stranger, 'GET', `/api/register/schools/${id}/history`)).body.versions;
    expect(await history()).toMatchObject([{ version: 1, changedAt: null, changes: [] }]);
    const { data } = await school(id, stranger);
    await ask(opora, stranger, 'PUT', `/api/register/schools/${id}`, {
      version: 1,
      data: { ...data, address: 'с. Речное' },
    });
    expect(await history()).toMatchObject([
      { version: 2, changes: [{ field: 'address' }] },
      { version: 1, changedAt: null },
    ]);
  });
});

describe('the end of a school', () => {
  it('is deletion while nothing depends on it', async () => {
    const { body } = await add('МБОУ «Ошибочная СОШ»');
    expect(body.canDelete).toBe(true);
    expect((await ask(opora, chief, 'DELETE', `/api/register/schools/${body.id}`)).status).toBe(204);
    const refused = await ask(opora, stranger, 'DELETE', `/api/register/schools/${world.schoolIds[1]}`);
    expect(faults(refused)).toEqual(['schoolInUse', 'campaigns: 1', 'enrolment: 1']);
  });

  it('is closing, after which lists leave it out and its name is free', async () => {
    const { body } = await add('МБОУ «Уходящая СОШ»');
    const path = `/api/register/schools/${body.id}`;
    const closed = await ask(opora, chief, 'POST', `${path}/close`, {
      version: 1,
      closedOn: '2026-05-31',
      note: 'Приказ № 5',
    });
    expect(closed.body).toMatchObject({ isClosed: true, closedOn: '2026-05-31', version: 2 });
    expect((await list('?q=Уходящая')).total).toBe(0);
    expect((await list('?q=Уходящая&state=closed')).total).toBe(1);
    expect((await add('МБОУ «Уходящая СОШ»')).status).toBe(201);
    // Now its name has gone to another school.
    expect(faults(await ask(opora, chief, 'POST', `${path}/reopen`, { version: 2 }))).toContain(
      'body/data/shortName: nameTaken',
    );
    const { versions } = (await ask(opora, chief, 'GET', `${path}/history`)).body;
    expect(versions[0]).toMatchObject({
      note: 'Приказ № 5',
      changes: [{ field: 'closedOn', after: { ru: '2026-05-31' } }],
    });
  });

  it('is merging: nothing moves, roles at it end, and opening it again gives them back', async () => {
    const [from, into] = world.schoolIds;
    const { version } = await school(from, stranger);
    const path = `/api/register/schools/${from}`;
    const head = await opora.signInAs('head', { territoryId: null, schoolId: from });
    await opora.signInAs('tutor', { territoryId: null, schoolId: from });
    const merge = () => ask(opora, stranger, 'POST', `${path}/merge`, { version, into, on: '2026-05-31' });
    const preview = async () => (await ask(opora, stranger, 'GET', `${path}/merge?into=${into}`)).body;
    expect(await preview()).toMatchObject({
      ending: { roles: 1, assignments: 1 },
      campaigns: [{ id: world.campaignId }],
      obstacles: ['openCampaign'],
    });
    expect((await merge()).body.code).toBe('schoolInCampaign');

    await setState(opora.services, world.campaignId, 'closed');
    expect(await preview()).toMatchObject({ obstacles: [] });
    const before = await rowsOf(from);
    expect((await merge()).body).toMatchObject({ successor: { id: into }, closedOn: '2026-05-31' });
    expect(await rowsOf(from)).toEqual(before);
    expect((await school(into, stranger)).merged).toMatchObject([{ id: from }]);
    expect((await ask(opora, head, 'GET', path)).status).toBe(403);
    const { body } = await ask(opora, stranger, 'GET', '/api/schools');
    expect(body.schools[0]).toMatchObject({ id: from, closedOn: '2026-05-31', successorId: into });

    expect((await ask(opora, stranger, 'POST', `${path}/reopen`, { version: version + 1 })).body).toMatchObject({
      successor: null,
      closedOn: null,
    });
    expect((await ask(opora, head, 'GET', path)).status).toBe(200);
    await setState(opora.services, world.campaignId, 'open');
  });

  it('is never within itself or within a closed one', async () => {
    const [one, two] = [(await add('МБОУ «Один»')).body, (await add('МБОУ «Два»')).body];
    const merge = (id: number, into: number, version = 1) =>
      ask(opora, chief, 'POST', `/api/register/schools/${id}/merge`, { version, into, on: '2026-05-31' });
    expect((await merge(one.id, one.id)).body.code).toBe('schoolSuccessor');
    expect((await merge(one.id, two.id)).status).toBe(200);
    expect((await merge(two.id, one.id)).body.code).toBe('schoolSuccessor');
    expect((await merge(one.id, two.id, 2)).body.code).toBe('schoolState');
    expect((await merge(two.id, world.schoolIds[0])).body.code).toBe('outOfScope');
  });
});

/** What the tables hold of a school, but for its own row and roles. */
async function rowsOf(id: number) {
  const found = await sql<{ people: string; campaigns: string }>`select
    (select string_agg(school_year::text, ' ' order by school_year::text) from school_year where school_id = ${id}) as people,
    (select string_agg(cell::text, ' ' order by cell::text) from cell where school_id = ${id}) as campaigns`.execute(
    opora.services.db,
  );
  return found.rows[0];
}

describe('what depends on a school', () => {
  it('is every table that refers to one', async () => {
    const { rows } = await sql<{ place: string }>`
      select conrelid::regclass || '.' || attname as place from pg_constraint
      join pg_attribute on attrelid = conrelid and attnum = any(conkey)
      where contype = 'f' and confrelid = 'school'::regclass and conrelid <> 'school_version'::regclass`.execute(
      opora.services.db,
    );
    const known = Object.values(SOURCES)
      .flat()
      .map(({ column, table }) => `${table}.${column}`);
    expect(known.toSorted()).toEqual(rows.map(({ place }) => place).toSorted());
  });

  it('counts records that name it', async () => {
    const [owner] = world.schoolIds;
    const { body } = await add('МБОУ «Принимающая СОШ»', {}, stranger, world.territoryId);
    await sql`insert into evidence (territory_id, school_id, kind, occurs_on, data, withdrawn, version, made_by, changed_at)
      select ${world.territoryId}::int, ${owner}::int, 'event', '2026-05-01', ${JSON.stringify({ attendance: [{ schoolId: body.id, people: 5 }] })}::jsonb, false, 1, id, now()
      from account limit 1`.execute(opora.services.db);
    expect((await school(body.id, stranger)).dependents).toEqual([{ kind: 'evidence', count: 1 }]);
  });
});
