/** People per audience, grade and day: a history that the next opening goes by, and never a rate from an unknown number. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApplication, type TestApplication } from '../../application.ts';
import { ask as askAs } from '../../asking.ts';
import { makeWorld, type World } from '../../world.ts';

let opora: TestApplication;
let world: World;
let coordinator: string;
let analyst: string;
let schoolId: number;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services, 2);
  schoolId = world.schoolIds[0];
  analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
  coordinator = await opora.signInAs('coordinator', { territoryId: null, schoolId });
});
afterAll(() => opora.stop());

const ask = (method: string, path: string, body?: unknown) => askAs(opora, coordinator, method, path, body);
const entry = (changes: object = {}) => ({
  schoolId,
  audience: 'student',
  grade: 6,
  asOf: '2026-05-20',
  people: 33,
  ...changes,
});
const put = (...entries: object[]) => ask('POST', '/api/roll', { entries });
/** The groups of a campaign planned today, with their numbers. */
const cellsNow = async (): Promise<{ audience: string; grade: number | null; roll: number | null }[]> => {
  const plan = {
    title: { ru: 'Осенний опрос', en: 'Autumn survey' },
    opensOn: '2026-06-01',
    closesOn: '2026-06-20',
    schoolIds: [schoolId],
    targets: { director: 1, teacher: 0.9, student: 0.8, parent: 0.8 },
  };
  const { id } = (await askAs(opora, analyst, 'POST', '/api/campaigns', plan)).body;
  return (await ask('GET', `/api/campaigns/${id}`)).body.cells;
};
const rollOf = async (audience: string, grade: number | null) =>
  (await cellsNow()).find((cell) => cell.audience === audience && cell.grade === grade)?.roll;

describe('the number of people', () => {
  it('is that of the next campaign from its day on, and keeps its history with names', async () => {
    expect((await put(entry(), entry({ asOf: '2026-12-01', people: 50 }))).body).toEqual({ stored: 2 });
    expect(await rollOf('student', 6)).toBe(33);
    const { entries } = (await ask('GET', `/api/schools/${schoolId}/roll`)).body;
    const own = entries.filter(
      (row: { audience: string; grade: number }) => row.audience === 'student' && row.grade === 6,
    );
    expect(own.map(({ asOf, people, recordedBy }: Record<string, unknown>) => [asOf, people, recordedBy])).toEqual([
      ['2026-12-01', 50, 'coordinator'],
      ['2026-05-20', 33, 'coordinator'],
      ['2025-09-01', 30, null],
    ]);
  });

  it('goes back to the former when an entry is taken back, and to unknown when none is left', async () => {
    const address = (asOf: string) => `/api/schools/${schoolId}/roll?audience=student&grade=6&asOf=${asOf}`;
    expect((await ask('DELETE', address('2026-05-20'))).status).toBe(204);
    expect(await rollOf('student', 6)).toBe(30);
    expect((await ask('DELETE', address('2025-09-01'))).status).toBe(204);
    expect(await rollOf('student', 6)).toBeNull();
    expect((await ask('DELETE', address('2025-09-01'))).status).toBe(404);
  });

  it('falling under ten joins grades of the next campaign, and touches none that is running', async () => {
    await put(entry({ audience: 'parent', people: 4 }));
    expect((await cellsNow()).filter(({ audience }) => audience === 'parent')).toEqual([
      expect.objectContaining({ grade: null, roll: 34, joined: true }),
    ]);
    const { cells } = (await ask('GET', `/api/campaigns/${world.campaignId}/coverage`)).body;
    const running = cells.filter(({ audience }: { audience: string }) => audience === 'parent');
    expect(running.map(({ grade, roll }: Record<string, unknown>) => [grade, roll])).toEqual([
      [6, 30],
      [8, 30],
    ]);
  });

  it.each([
    ['a grade that is not surveyed', { grade: 7 }, 'entries.1.grade'],
    ['a grade of teachers', { audience: 'teacher' }, 'entries.1.grade'],
    ['a day that the calendar lacks', { asOf: '2026-02-30' }, 'entries.1.asOf'],
    ['fewer than nobody', { people: -1 }, 'body/entries/1/people'],
  ])('with %s is refused with its path, and nothing is stored', async (_, changes, path) => {
    const { status, body } = await put(entry({ grade: 8, people: 77 }), entry(changes));
    expect([status, body.faults[0].path]).toEqual([400, path]);
    expect(await rollOf('student', 8)).toBe(30);
  });

  it('of another school is none of a coordinator’s business', async () => {
    expect((await put(entry({ schoolId: world.schoolIds[1] }))).status).toBe(403);
    expect((await ask('GET', `/api/schools/${world.schoolIds[1]}/roll`)).status).toBe(403);
  });
});
