/** A district is set up by commands alone: forty schools, their people and numbers, a campaign, and a student's answer. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadContent } from '../../../surveys/load.ts';
import { runCommand } from '../command.ts';
import { cloneDatabase, type TestDatabase } from '../database.ts';

const PROJECT = resolve(import.meta.dirname, '../../..');
const SCHOOLS = 40;
const PATIENCE = 180_000;

let database: TestDatabase;
let folder: string;
let server: ChildProcess | null = null;

beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'opora-setup-'));
});
afterAll(async () => {
  server?.kill('SIGKILL');
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const environment = () => ({ DATABASE_URL: database.url, OPORA_DATA: folder, OPORA_KEYS: join(folder, 'keys') });

/** Runs a command and reads what it prints. */
async function opora(...args: string[]) {
  const { code, err, out } = await runCommand([...args, '--json'], { environment: environment() });
  expect([args.join(' '), code, err]).toEqual([args.join(' '), 0, '']);
  return JSON.parse(out);
}

async function file(name: string, rows: (string | number)[][]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, rows.map((row) => row.join(';')).join('\r\n'));
  return path;
}

const numbers = Array.from({ length: SCHOOLS }, (_, index) => index + 1);
const nameOf = (number: number) => `МБОУ «Школа № ${number}»`;

/** The server as it is started for people, on the same database. */
async function serve(): Promise<string> {
  const child = spawn(process.execPath, ['server/cli.ts', 'serve'], {
    cwd: PROJECT,
    env: { ...process.env, ...environment(), PORT: '0' },
  });
  server = child;
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  await expect.poll(() => said, { timeout: 60_000 }).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
  return /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
}

describe('a district that is set up by commands', () => {
  it(
    'has its territory, schools, numbers, people, a campaign with links, and counts the answer of a student',
    async () => {
      const region = await opora('territory', 'add', 'Приозёрная область', '--kind', 'region');
      const district = await opora('territory', 'add', 'Светлореченский район', '--parent', String(region.id));
      const place = ['--territory', String(district.id)];

      const register = await file('schools.csv', [
        ['Краткое наименование', 'Логин ФИС ОКО'],
        ...numbers.map((number) => [nameOf(number), `edu98${String(number).padStart(4, '0')}`]),
      ]);
      const tried = await opora('schools', 'import', register, '--dry-run', ...place);
      expect(tried).toMatchObject({ imported: false, rows: { new: SCHOOLS, faulty: 0 } });
      const schools = await opora('schools', 'import', register, ...place);
      expect(schools).toMatchObject({
        kind: 'schools',
        headerRow: 1,
        imported: true,
        rows: { good: SCHOOLS, new: SCHOOLS },
      });
      expect(await opora('schools', 'import', register, ...place)).toMatchObject({ rows: { new: 0, same: SCHOOLS } });

      const enrolment = await file('enrolment.csv', [
        ['Школа', '6 класс', '8 класс', 'Педагогических работников'],
        ...numbers.map((number) => [nameOf(number), 30, 30, 20]),
      ]);
      const counted = await opora('enrolment', 'import', enrolment, '--as-of', '2025-09-20', ...place);
      expect(counted).toMatchObject({ imported: true, rows: { good: SCHOOLS }, numbers: 5 * SCHOOLS });

      const people = await file('people.csv', [
        ['ФИО', 'Роль', 'Школа', 'Электронная почта'],
        ['Аналитик Анна', 'Аналитик методкабинета', '', 'anna@example.org'],
        ...numbers.map((number) => [`Директор ${number}`, 'Директор', nameOf(number), `head${number}@example.org`]),
      ]);
      const invited = await opora('accounts', 'import', people, ...place);
      expect(invited).toMatchObject({ imported: true, rows: { good: SCHOOLS + 1 } });
      expect(invited.invitations).toHaveLength(SCHOOLS + 1);

      const template = await runCommand(['campaign', 'open', '--template'], { environment: environment() });
      const plan = join(folder, 'campaign.json');
      await writeFile(plan, template.out);
      const campaign = await opora('campaign', 'open', plan, ...place);
      expect(campaign.schools).toBe(SCHOOLS);
      const handed = await opora('campaign', 'links', '--campaign', String(campaign.campaignId));
      // Two classes a grade for students and for parents, one link for teachers.
      expect(handed.links).toHaveLength(9 * SCHOOLS);
      expect(await opora('campaign', 'links', '--campaign', String(campaign.campaignId))).toMatchObject({ made: 0 });

      const url = await serve();
      const link = handed.links.find(({ audience }: { audience: string }) => audience === 'student');
      const code = link.url.split('/s/')[1];
      const items = loadContent().questionnaires.student.items;
      const response = await fetch(`${url}/api/survey/${code}/submissions`, {
        method: 'POST',
        headers: { origin: url, 'content-type': 'application/json' },
        body: JSON.stringify({
          id: crypto.randomUUID(),
          answers: Object.fromEntries(items.map(({ name }) => [name, 2])),
        }),
      });
      expect(response.status).toBeLessThan(300);
      const { received } = await database.db
        .selectFrom('cell_count')
        .select('received')
        .where('school_id', '=', link.schoolId)
        .where('audience', '=', 'student')
        .where('grade', '=', link.grade)
        .executeTakeFirstOrThrow();
      expect(received).toBe(1);
    },
    PATIENCE,
  );

  it(
    'says what is wrong with a file by its cell, and takes the good rows',
    async () => {
      const all = JSON.parse((await runCommand(['territory', 'list', '--json'], { environment: environment() })).out);
      const place = ['--territory', String(all.at(-1).id)];
      const path = await file('faulty.csv', [
        ['Школа', 'Группа', 'Параллель', 'Человек', 'На дату'],
        [nameOf(1), 'Обучающиеся', 6, 31, '01.10.2025'],
        [nameOf(2), 'Обучающиеся', 6, 'двадцать', '01.10.2025'],
        ['МБОУ «Нет такой»', 'Обучающиеся', 6, 20, '01.10.2025'],
      ]);
      const args = ['enrolment', 'import', path, ...place, '--json'];
      const ended = await runCommand(args, { environment: environment() });
      expect(ended.code).toBe(1);
      const said = JSON.parse(ended.out);
      expect(said).toMatchObject({ imported: true, rows: { good: 1, faulty: 1, doubtful: 1 } });
      expect(said.faults.map(({ cell }: { cell: string }) => cell)).toEqual(['D3']);
      // A school that nobody knows is asked for, and its row waits.
      expect(said.unknown).toEqual(['МБОУ «Нет такой»']);
    },
    PATIENCE,
  );

  it.each([
    [['schools', 'import', 'nowhere.xlsx'], 'cannot be read'],
    [['campaign', 'open'], 'name a file'],
    [['territory', 'add', 'Район', '--kind', 'planet'], 'region, municipality'],
    [['enrolment', 'import', 'file.csv', '--as-of', '31.02.2026'], 'a day of the calendar'],
    [['campaign', 'links'], '--campaign'],
  ])('refuses %j in one line', async (args, message) => {
    const { code, err } = await runCommand(args, { environment: environment() });
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
