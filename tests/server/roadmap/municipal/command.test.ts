/** `opora roadmap status` as it is typed, on a database of its own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertTerritory } from '../../../../server/people/territories/store.ts';
import { runCommand, spawnCommand } from '../../command.ts';
import { cloneDatabase, type TestDatabase } from '../../database.ts';

const PATIENCE = 180_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
  const { db } = database;
  const territory = await insertTerritory(db, 'municipality', { ru: 'Район', en: 'District' }, null);
  const name = JSON.stringify({ ru: 'Первая школа', en: 'First School' });
  const { id } = await db
    .insertInto('school')
    .values({ territory_id: territory, name, short_name: name })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('designation').values({ school_id: id, year: 2025, kind: 'lowResults' }).execute();
});
afterAll(() => database.drop());

const environment = () => ({ DATABASE_URL: database.url });
const status = (...args: string[]) => runCommand(['roadmap', 'status', ...args], { environment: environment() });

describe('the state of the roadmap from the command line', () => {
  it(
    'is JSON with every activity: state, value, target, what is missing, and how much proves it',
    async () => {
      const typed = ['roadmap', 'status', '--date', '2025-11-30', '--json'];
      const { code, out } = await spawnCommand(typed, { environment: environment() });
      expect(code).toBe(0);
      const { activities, ...rest } = JSON.parse(out);
      expect(rest).toEqual({ date: '2025-11-30' });
      expect(activities.map(({ no }: { no: number }) => no)).toHaveLength(28);
      for (const activity of activities)
        expect(Object.keys(activity)).toEqual(['no', 'state', 'value', 'target', 'missing', 'evidence']);
      expect(activities[0]).toEqual({ no: 1, state: 'done', value: 1, target: 1, missing: [], evidence: 1 });
      expect(activities[1]).toMatchObject({ no: 2, state: 'late', value: 0, evidence: 0 });
      expect(activities.at(-1)).toMatchObject({ no: 31, state: 'planned' });
    },
    PATIENCE,
  );

  it(
    'is text for people, and refuses days that are none or lie ahead',
    async () => {
      const shown = await status('--date', '2025-11-30');
      expect(shown.out).toContain('Отбор школ ШНОР и ШССУ: выполнено');
      for (const day of ['2025-02-30', '2999-01-01']) {
        const refused = await status('--date', day);
        expect(refused.code, day).not.toBe(0);
        expect(refused.err, day).not.toContain('    at ');
      }
    },
    PATIENCE,
  );
});
