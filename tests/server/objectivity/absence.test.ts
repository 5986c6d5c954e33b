/** Pupils who did not write: by rows of the file, else by the roll; nothing of one to four, and why nothing could be told. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putRoll } from '../../../server/answering/enrolment/store.ts';
import { absenceLines } from '../../../server/objectivity/absence/lines.ts';
import type {
  ObjectivityResponse,
  ObjectivityTestResponse,
  SchoolObjectivityResponse,
} from '../../../server/objectivity/findings/schemas.ts';
import { startApplication } from '../application.ts';
import { ask, read, request } from '../asking.ts';
import { makeWorld } from '../world.ts';
import { csv, type Importing, row, startImporting } from './imports/importing.ts';
import { importTotals, PLAIN_TEST } from './plain.ts';
import { judge } from './reported.ts';

describe('rows of those who did not write', () => {
  let importing: Importing;
  beforeAll(async () => {
    importing = await startImporting();
  });
  afterAll(() => importing.opora.stop());

  const absent = (number: number, school: string, journal: number | '') =>
    row(number, { Школа: school, 1: '', 2: '', 3: '', Сумма: 'не писал', Отметка: '', Журнал: journal });
  const wrote = (number: number, school: string, journal: number) =>
    row(number, { Школа: school, Отметка: '', Журнал: journal });
  const many = <Own>(count: number, make: (number: number) => Own) => Array.from({ length: count }, (_, n) => make(n));

  it('are counted by school and by mark in the journal, and told to five', async () => {
    const rows = [
      ...many(20, (n) => wrote(n, 'Школа 1', 4 + (n % 2))),
      ...many(12, (n) => absent(100 + n, 'Школа 1', n < 8 ? 2 : 3)),
      ...many(20, (n) => wrote(200 + n, 'Школа 2', 4)),
      ...many(3, (n) => absent(300 + n, 'Школа 2', '')),
    ];
    const id = (await importing.uploaded(csv(rows))).id as number;
    await importing.check(id, { items: [] });
    expect((await importing.confirm(id)).state).toBe('imported');
    await importing.opora.services.jobs.idle();
    const [first, second] = importing.world.schoolIds;
    const stored = await importing.opora.services.db
      .selectFrom('vpr_import_school')
      .select(['school_id', 'rows', 'absent'])
      .where('import_id', '=', id)
      .orderBy('school_id')
      .execute();
    expect(stored).toEqual([
      { school_id: first, rows: 20, absent: [0, 8, 4, 0, 0] },
      { school_id: second, rows: 20, absent: [3, 0, 0, 0, 0] },
    ]);
    const { absences } = await read<ObjectivityTestResponse>(
      importing.opora,
      importing.cookie,
      '/api/objectivity/tests/2026/biology/6',
    );
    expect(absences).toMatchObject([
      {
        schoolId: first,
        absence: {
          ...{ kind: 'known', source: 'pupilRows', pupils: 30, absent: { count: 10 }, usual: 0.27 },
          ...{ isMore: false, missing: 'fewSchools', weaker: { difference: 2, isSure: true } },
        },
      },
      { schoolId: second, absence: { kind: 'known', pupils: 25, absent: null, weaker: null } },
    ]);
  });

  it('move by five or not at all: one more changes no figure', async () => {
    const rows = (absentPupils: number) => [
      ...many(20, (n) => wrote(n, 'Школа 2', 4)),
      ...many(absentPupils, (n) => absent(100 + n, 'Школа 2', 3)),
    ];
    const told = async () => {
      const path = `/api/schools/${importing.world.schoolIds[1]}/objectivity`;
      const { body } = await ask(importing.opora, importing.cookie, 'GET', path);
      return (body as SchoolObjectivityResponse).absences.map(({ absence }) => absence);
    };
    const take = async (absentPupils: number) => {
      const id = (await importing.uploaded(csv(rows(absentPupils)))).id as number;
      await importing.check(id, { items: [] });
      await importing.confirm(id);
      await importing.opora.services.jobs.idle();
    };
    await take(12);
    expect(await told()).toMatchObject([{ pupils: 30, absent: { count: 10 } }]);
    // Twelve are told as ten, thirteen would be as fifteen.
    await take(13);
    expect(await told()).toMatchObject([{ pupils: 30, absent: { count: 10 } }]);
    await take(18);
    expect(await told()).toMatchObject([{ pupils: 40, absent: { count: 20 } }]);
  });

  it('are not needed where the roll of the grade is known', async () => {
    const id = (await importing.uploaded(csv(many(20, (n) => wrote(n, 'Школа 3', 4))))).id as number;
    await importing.check(id, { items: [] });
    await importing.confirm(id);
    await importing.opora.services.jobs.idle();
    const path = `/api/schools/${importing.world.schoolIds[2]}/objectivity`;
    const { absences } = (await ask(importing.opora, importing.cookie, 'GET', path)).body as SchoolObjectivityResponse;
    expect(absences).toMatchObject([{ absence: { kind: 'known', source: 'roll', pupils: 30, absent: { count: 10 } } }]);
  });
});

it('a school of which half the roll did not write stands out among twelve, with pupil rows of totals alone', {
  timeout: 120_000,
}, async () => {
  const opora = await startApplication();
  const world = await makeWorld(opora.services, 12);
  const cookie = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
  const by = (await (await request(opora, cookie, 'GET', '/api/session')).json()).account.id;
  const { clock, db } = opora.services;
  const roll = { audience: 'student', grade: PLAIN_TEST.grade, asOf: '2026-01-10' } as const;
  const people = [28, 31, 29, 33, 60, 20, 30, 28, 32, 30, 29, 31];
  const numbers = world.schoolIds.map((schoolId, place) => ({ ...roll, schoolId, people: people[place] }));
  await putRoll(db, numbers, by, clock.now());
  await importTotals(opora.services, { territoryId: world.territoryId, schoolIds: world.schoolIds, pupils: 27, by });
  await judge({ services: opora.services, world, by });
  const { absence } = await read<ObjectivityResponse>(opora, cookie, '/api/objectivity');
  expect(absence).toEqual({
    more: [{ schoolId: world.schoolIds[4], test: 0 }],
    judged: 11,
    gaps: [{ why: 'smallRoll', count: 1 }],
  });
  await opora.stop();
});

describe('lines of who did not write', () => {
  const report = { lines: [{ schoolId: 1, reference: null, participants: 24, values: [] }] };

  it('count participants of a report where there are no rows, and tell why where nothing is known', () => {
    const lines = (roll: number | null) =>
      absenceLines({ rows: [], reports: [report], absent: new Map(), roll: new Map(roll === null ? [] : [[1, roll]]) });
    expect(lines(30)).toEqual([{ missing: null, school: '1', source: 'roll', absent: 6, pupils: 30, journal: null }]);
    expect(lines(null)).toEqual([{ missing: 'noNumbers', school: '1' }]);
    expect(lines(23)).toEqual([{ missing: 'smallRoll', school: '1' }]);
  });

  it('take the rows of the file before the roll', () => {
    const rows = [
      { schoolId: 1, journal: 4 },
      { schoolId: 1, journal: null },
    ];
    expect(
      absenceLines({ rows, reports: [report], absent: new Map([[1, [1, 2, 0, 0, 0]]]), roll: new Map([[1, 30]]) }),
    ).toEqual([
      {
        ...{ missing: null, school: '1', source: 'pupilRows', absent: 3, pupils: 5 },
        journal: { absent: [2, 0, 0, 0], present: [0, 0, 1, 0] },
      },
    ]);
  });
});
