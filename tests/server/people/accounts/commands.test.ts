/** `opora user …` as an administrator types it, on a database of its own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertTerritory } from '../../../../server/people/territories/store.ts';
import { runCommand, spawnCommand } from '../../command.ts';
import { cloneDatabase, type TestDatabase } from '../../database.ts';

const PATIENCE = 180_000;

let database: TestDatabase;
let territory: string;

beforeAll(async () => {
  database = await cloneDatabase();
  const name = { ru: 'Район', en: 'District' };
  territory = String(await insertTerritory(database.db, 'municipality', name, null));
});
afterAll(() => database.drop());

const environment = () => ({ DATABASE_URL: database.url });
const user = (args: string[], input = '') => runCommand(['user', ...args], { environment: environment(), input });

async function listed() {
  const { code, out } = await user(['list', '--json']);
  expect(code).toBe(0);
  const { accounts } = JSON.parse(out) as {
    accounts: { username: string | null; state: string; roles: { role: string }[] }[];
  };
  return accounts.map(({ roles, state, username }) => [username, state, roles.map(({ role }) => role).toSorted()]);
}

describe('accounts from the command line', () => {
  it(
    'are made, given roles, shut out and let in again',
    async () => {
      const place = ['--territory', territory];
      const first = ['user', 'create', 'Ольга', '--username', 'olga', '--role', 'administrator', ...place];
      const made = await spawnCommand(first, { environment: environment(), input: 'three green kettles\n' });
      expect(made).toMatchObject({ code: 0 });
      expect((await user(['role', 'add', 'olga', 'chief', ...place])).code).toBe(0);
      expect(await listed()).toEqual([['olga', 'active', ['administrator', 'chief']]]);
      expect((await user(['role', 'remove', 'olga', 'chief', ...place])).code).toBe(0);
      const second = ['create', 'Пётр', '--username', 'petr', '--role', 'analyst', ...place];
      expect((await user(second, 'three green kettles\n')).code).toBe(0);
      expect((await user(['disable', 'petr'])).code).toBe(0);
      expect(await listed()).toContainEqual(['petr', 'disabled', ['analyst']]);
      for (const act of ['enable', 'unlock', 'reset-second-factor']) expect((await user([act, 'petr'])).code).toBe(0);
      expect(await listed()).toContainEqual(['petr', 'active', ['analyst']]);
      expect((await user(['reset-password', 'petr', '--json'])).out).toContain('/link#');
      expect((await user(['delete', 'petr'])).code).toBe(0);
      expect(await listed()).toEqual([['olga', 'active', ['administrator']]]);
    },
    PATIENCE,
  );

  it(
    'refuse with code 2 and a sentence what cannot be done',
    async () => {
      for (const args of [
        ['disable', 'olga'],
        ['delete', 'olga'],
        ['unlock', 'nobody'],
        ['role', 'add', 'olga', 'king', '--territory', territory],
      ]) {
        const { code, err } = await user(args);
        expect([args[0], code]).toEqual([args[0], 2]);
        expect(err.trim()).not.toBe('');
        expect(err).not.toContain('at ');
      }
    },
    PATIENCE,
  );
});
