/** The list of a year over HTTP: while it is prepared nothing changes, and it takes force as a whole. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SchoolsResponse } from '../../../../server/people/schools/schemas.ts';
import { putListInForce } from '../../../../server/roadmap/municipal/designations/list.ts';
import type { ListResponse, PastedResponse } from '../../../../server/roadmap/municipal/designations/lists/schemas.ts';
import type { DesignationsResponse } from '../../../../server/roadmap/municipal/schemas.ts';
import { openStage, type Stage, send } from '../evidence/stage.ts';

let stage: Stage;
/** Three schools: the first two are on the list of 2025. */
let ids: number[];
beforeAll(async () => {
  stage = await openStage('2026-03-10');
  ids = stage.world.schoolIds;
  await force(2025, ids.slice(0, 2), '2025-02-01');
});
afterAll(() => stage.opora.stop());

const LOW = ['lowResults'] as const;
const HARD = ['hardConditions'] as const;
const at = (year: number) => `/api/designations/${year}/list`;
const get = async (year: number) => (await send<ListResponse>(stage, stage.cookies.chief, 'GET', at(year))).body;
const put = (year: number, body: unknown, who: keyof Stage['cookies'] = 'chief') =>
  send<ListResponse>(stage, stage.cookies[who], 'PUT', at(year), body);
const begin = (year: number, version: number) =>
  send<ListResponse>(stage, stage.cookies.chief, 'POST', `${at(year)}/force`, { version });

async function force(year: number, schoolIds: number[], orderDate: string) {
  const { version } = await get(year);
  const schools = schoolIds.map((schoolId) => ({ schoolId, kinds: LOW }));
  const saved = await put(year, { version, orderNumber: '7', orderDate, schools });
  return begin(year, saved.body.version);
}

/** Which schools have a status on a day, by what the list of schools says. */
async function statusesOn(day: string) {
  const { body } = await send<SchoolsResponse>(stage, stage.cookies.chief, 'GET', `/api/schools?on=${day}`);
  return new Map(body.schools.map(({ id, status }) => [id, status.kinds]));
}

const changes = ({ schools }: ListResponse) => schools.map(({ change, schoolId }) => [schoolId, change]);

describe('a list that is being prepared', () => {
  it('begins empty, beside the statuses that stand', async () => {
    const list = await get(2026);
    expect(list).toMatchObject({ version: 0, orderNumber: '', orderDate: null, isListed: false, former: [] });
    expect(list.schools.map(({ before, kinds }) => [before, kinds])).toEqual([
      [LOW, []],
      [LOW, []],
      [[], []],
    ]);
  });

  it('takes no school its status until it is in force, and says what it would do', async () => {
    const schools = [
      { schoolId: ids[0], kinds: LOW },
      { schoolId: ids[2], kinds: HARD },
    ];
    const { body, status } = await put(2026, { version: 0, orderNumber: '', orderDate: null, schools });
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 1, isListed: false, changedBy: 'chief' });
    expect(changes(body)).toEqual([
      [ids[0], 'kept'],
      [ids[1], 'lost'],
      [ids[2], 'gained'],
    ]);
    const now = await statusesOn('2026-03-10');
    expect([...now.values()]).toEqual([LOW, LOW, []]);
  });

  it('needs an order with its day before it takes force', async () => {
    const refused = await begin(2026, 1);
    expect([refused.status, refused.body.code]).toEqual([400, 'designationOrderMissing']);
    const list = await get(2026);
    expect(list.version).toBe(1);
    expect((await statusesOn('2026-03-10')).get(ids[1])).toEqual(LOW);
  });

  it('is of two people who work on it at once the one who came first', async () => {
    const schools = [{ schoolId: ids[2], kinds: HARD }];
    const body = { version: 1, orderNumber: '12', orderDate: '2026-02-01', schools };
    const answers = await Promise.all([put(2026, body), put(2026, body, 'analyst')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('designationListChanged');
    expect((await begin(2026, 1)).body.code).toBe('designationListChanged');
  });

  it.each<[string, object, string]>([
    ['a school twice', { schools: [0, 0] }, 'body/schools/1/schoolId'],
    ['a school of another district', { schools: [9999] }, 'body/schools/0/schoolId'],
    ['a day that is none', { orderDate: '2026-02-30', schools: [0] }, 'body/orderDate'],
  ])('refuses %s, and says where', async (_, fault, path) => {
    const { schools, ...rest } = fault as { schools: number[] };
    const named = schools.map((each) => ({ schoolId: ids[each] ?? each, kinds: LOW }));
    const { version } = await get(2026);
    const refused = await put(2026, { version, orderNumber: '1', orderDate: null, ...rest, schools: named });
    expect(refused.status).toBe(400);
    expect(refused.body.faults?.map((each) => each.path)).toEqual([path]);
  });
});

describe('a list that takes force', () => {
  it('gives and ends statuses in one step, each with the order as its ground', async () => {
    const { version } = await get(2026);
    const schools = [
      { schoolId: ids[0], kinds: LOW },
      { schoolId: ids[2], kinds: HARD },
    ];
    const saved = await put(2026, { version, orderNumber: ' 12-од ', orderDate: '2026-02-01', schools });
    const { body, status } = await begin(2026, saved.body.version);
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 0, isListed: true });
    expect(body.former).toEqual([{ orderNumber: '12-од', orderDate: '2026-02-01', onDay: '2026-03-10', by: 'chief' }]);
    expect([...(await statusesOn('2026-03-10')).values()]).toEqual([LOW, [], HARD]);
    // The year before is as it was.
    expect([...(await statusesOn('2025-12-31')).values()]).toEqual([LOW, LOW, []]);
    for (const [index, kinds] of [LOW, [], HARD].entries()) {
      const path = `/api/schools/${ids[index]}/designations`;
      const { entries } = (await send<DesignationsResponse>(stage, stage.cookies.chief, 'GET', path)).body;
      expect(entries[0]).toMatchObject({
        year: 2026,
        kinds,
        note: 'Приказ № 12-од от 1 февраля 2026 г.',
        changedBy: 'chief',
      });
    }
  });

  it('is corrected school by school afterwards', async () => {
    const path = `/api/schools/${ids[1]}/designations/2026`;
    const corrected = await send(stage, stage.cookies.chief, 'PUT', path, { kinds: HARD, note: 'приказ № 13' });
    expect(corrected.status).toBe(200);
    expect([...(await statusesOn('2026-03-10')).values()]).toEqual([LOW, HARD, HARD]);
  });

  it('is refused without a school', async () => {
    const saved = await put(2027, { version: 0, orderNumber: '1', orderDate: '2026-03-01', schools: [] });
    expect((await begin(2027, saved.body.version)).body.code).toBe('designationListEmpty');
  });

  it('is discarded as a draft, which changes nothing', async () => {
    const { version } = await get(2027);
    const path = `${at(2027)}?version=${version}`;
    const { body, status } = await send<ListResponse>(stage, stage.cookies.chief, 'DELETE', path);
    expect([status, body.version]).toEqual([200, 0]);
    expect((await send(stage, stage.cookies.chief, 'DELETE', path)).status).toBe(409);
  });

  it('is put in force by a command alike, and all of it or nothing', async () => {
    const { db } = stage.opora.services;
    const { territoryId } = stage.world;
    const stamp = { by: await accountId(), at: new Date(), day: '2026-03-10' };
    const list = { territoryId, year: 2028, order: { number: '5', date: '2028-01-20' } };
    const run = (schoolIds: number[]) =>
      db
        .transaction()
        .execute((trx) =>
          putListInForce(
            trx,
            { ...list, schools: schoolIds.map((schoolId) => ({ schoolId, kinds: ['lowResults'] })) },
            stamp,
          ),
        );
    await expect(run([ids[0], 9999])).rejects.toThrow();
    expect((await get(2028)).isListed).toBe(false);
    const outcome = await run([ids[2]]);
    expect(outcome.map(({ change }) => change)).toEqual(['lost', 'lost', 'changed']);
    expect([...(await statusesOn('2028-02-01')).values()]).toEqual([[], [], LOW]);
  });
});

const accountId = async (): Promise<string> => {
  const { db } = stage.opora.services;
  return (await db.selectFrom('account').select('id').limit(1).executeTakeFirstOrThrow()).id;
};

describe('a single record for a year without a list', () => {
  it('is refused where it would end the statuses of all others', async () => {
    const path = `/api/schools/${ids[0]}/designations/2030`;
    const refused = await send(stage, stage.cookies.chief, 'PUT', path, { kinds: LOW, note: 'приказ' });
    expect([refused.status, refused.body.code]).toEqual([409, 'designationListMissing']);
    expect((await statusesOn('2030-05-01')).get(ids[2])).toEqual(LOW);
  });

  it('ends the status of the school itself', async () => {
    const path = `/api/schools/${ids[2]}/designations/2030`;
    const ended = await send(stage, stage.cookies.chief, 'PUT', path, { kinds: [], note: 'приказ' });
    expect(ended.status).toBe(200);
    expect((await statusesOn('2030-05-01')).get(ids[2])).toEqual([]);
  });
});

describe('rows that are pasted into a list', () => {
  const paste = (body: unknown, who: keyof Stage['cookies'] = 'chief') =>
    send<PastedResponse>(stage, stage.cookies[who], 'POST', `${at(2031)}/pasted`, body);
  const text = 'Школа 1;ШНОР\nТихий Брод;ШССУ\nЛицей Луны;ШНОР';

  it('ask for schools that nobody knows, and the answers are remembered once the list is stored', async () => {
    const asked = await paste({ text });
    expect(asked.status).toBe(200);
    expect(asked.body).toMatchObject({ found: 1, leftOut: 0, marks: [{ schoolId: ids[0], kinds: LOW }] });
    expect(asked.body.unknown.map(({ name }) => name)).toEqual(['Тихий Брод', 'Лицей Луны']);
    const answers = { 'Тихий Брод': ids[1], 'Лицей Луны': null };
    const { marks, ...rest } = (await paste({ text, answers })).body;
    expect(rest).toMatchObject({ found: 2, leftOut: 1, unknown: [] });
    expect((await paste({ text })).body.unknown).toHaveLength(2);
    const order = { version: 0, orderNumber: '', orderDate: null };
    const elsewhere = await put(2031, { ...order, schools: marks, answers: { 'Тихий Брод': 999_999 } });
    expect(elsewhere.status).toBe(403);
    expect((await put(2031, { ...order, schools: marks, answers })).status).toBe(200);
    expect((await paste({ text })).body.unknown.map(({ name }) => name)).toEqual(['Лицей Луны']);
  });

  it('are no head’s, and name no school of elsewhere', async () => {
    expect((await paste({ text }, 'head')).status).toBe(403);
    expect((await paste({ text, answers: { 'Тихий Брод': 999_999 } })).status).toBe(403);
  });
});
