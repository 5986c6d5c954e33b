/** What was shown before anything was kept of that: the first look after the upgrade does not differ from it by one to four pupils. */
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { up as keepShownBefore } from '../../../server/ground/db/migrations/0042-shown-before-release.ts';
import { ask } from '../asking.ts';
import { csv, type Importing, row, startImporting } from './imports/importing.ts';

let importing: Importing;
let head: string;
beforeAll(async () => {
  importing = await startImporting();
  head = await importing.opora.signInAs('head', { territoryId: null, schoolId: importing.world.schoolIds[0] });
});
afterAll(() => importing.opora.stop());

const pupils = (count: number, school = 'Школа 1', from = 0) =>
  Array.from({ length: count }, (_, number) =>
    row(from + number, { Школа: school, 1: '', 2: '', 3: '', Сумма: number % 5, Отметка: '', Журнал: 3 }),
  );

async function importRows(rows: (string | number)[][]): Promise<number> {
  const id = (await importing.uploaded(csv(rows))).id as number;
  await importing.check(id, { items: [] });
  expect((await importing.confirm(id)).state).toBe('imported');
  await importing.opora.services.jobs.idle();
  return id;
}

async function seen() {
  const path = `/api/schools/${importing.world.schoolIds[0]}/objectivity`;
  const { tests, waiting } = (await ask(importing.opora, head, 'GET', path)).body;
  return { n: tests[0]?.n ?? null, waits: waiting.length > 0 };
}

it('takes over what is shown, and what was shown before that', async () => {
  const { db } = importing.opora.services;
  const first = await importRows([...pupils(25), ...pupils(3, 'Школа 2', 500)]);
  const larger = await importRows(pupils(30));
  await importing.post(`/api/vpr-imports/${larger}/undo`);
  await importing.opora.services.jobs.idle();
  // As an earlier version left it: of each school what was in force then, and nothing of what was shown before.
  await sql`delete from vpr_release`.execute(db);
  const [one, two] = importing.world.schoolIds;
  await sql`insert into vpr_release (school_id, year, subject, grade, import_id, waits) values
    (${one}, 2026, 'biology', 6, ${first}, false), (${two}, 2026, 'biology', 6, null, true)`.execute(db);
  await keepShownBefore(db as unknown as Kysely<unknown>);
  const { rows } = await sql<{ school: number; shown: boolean; waits: boolean }>`
    select distinct on (school_id) school_id as school, import_id is not null as shown, waits
    from vpr_release order by school_id, id desc`.execute(db);
  expect(rows).toEqual([
    { school: one, shown: true, waits: false },
    { school: two, shown: false, waits: true },
  ]);
  // One more than the thirty that were shown then, and undone: they are shown again, and not the one.
  await importRows(pupils(31));
  expect(await seen()).toEqual({ n: 30, waits: true });
  await importRows(pupils(35));
  expect(await seen()).toEqual({ n: 35, waits: false });
});
