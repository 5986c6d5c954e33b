/** Files as districts have them, by the command: each with the outcome that `tests/fixtures/files/manifest.json` gives. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../command.ts';
import { cloneDatabase, type TestDatabase } from '../database.ts';
import { type CellXml, workbookOf } from '../ground/tables/workbooks.ts';

const FILES = resolve(import.meta.dirname, '../../fixtures/files');

type Entry = {
  file: string;
  kind: string;
  sheet: string | null;
  headerRow: number;
  schools: number;
  unknownSchools: string[];
  ask: { name: string }[];
  rows: number;
  absent: number;
  faults: { cell: string }[];
  refused?: string;
  chosen?: { grade: number; year: number };
};
const manifest: Entry[] = JSON.parse(await readFile(join(FILES, 'manifest.json'), 'utf8'));

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'opora-files-'));
  await opora('territory', 'add', 'Светлореченский район');
  expect((await opora('schools', 'import', join(FILES, 'schools.csv'))).code).toBe(0);
  expect(await opora('tests', 'import', join(FILES, 'tests.csv'))).toMatchObject({
    code: 0,
    said: { kind: 'tests', rows: { good: 4 }, imported: true },
  });
}, 120_000);
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function opora(...args: string[]) {
  const environment = { DATABASE_URL: database.url, OPORA_DATA: folder, OPORA_KEYS: join(folder, 'keys') };
  const { code, err, out } = await runCommand([...args, '--json'], { environment });
  expect([args.join(' '), err]).toEqual([args.join(' '), '']);
  return { code, said: JSON.parse(out) };
}

const whole = manifest.filter(({ kind }) => kind !== 'broken');
const broken = manifest.filter(({ kind }) => kind === 'broken');

describe('a file of a district', () => {
  it.each(whole)('$file ($kind)', async (entry) => {
    const sheet = entry.kind === 'accounts' ? ['--sheet', entry.sheet as string] : [];
    const { code, said } = await opora('import', join(FILES, entry.file), '--dry-run', ...sheet);
    expect(said).toMatchObject({ kind: entry.kind, sheet: entry.sheet ?? '', headerRow: entry.headerRow });
    const asked = said.schools.unknown.filter((name: string) => !entry.unknownSchools.includes(name));
    // Fewer questions than the manifest has are welcome, and none that it does not have.
    expect(entry.ask.map(({ name }) => name)).toEqual(expect.arrayContaining(asked));
    expect(said.rows).toMatchObject({ good: entry.rows - asked.length, absent: entry.absent });
    // An account of a school that nobody knows is a fault of its row.
    const elsewhere = entry.kind === 'accounts' ? [] : entry.unknownSchools;
    expect(said.schools.unknown).toEqual(expect.arrayContaining(elsewhere));
    expect(said.faults.map(({ cell }: { cell: string }) => cell)).toEqual(entry.faults.map(({ cell }) => cell));
    expect(said.imported).toBe(false);
    expect(code).toBe(entry.faults.length + said.schools.unknown.length > 0 ? 1 : 0);
  });

  it('is a table of tests as well', async () => {
    const { code, said } = await opora('import', join(FILES, 'tests.csv'), '--dry-run');
    expect(said).toMatchObject({ kind: 'tests', faults: [], imported: false, rows: { faulty: 0 } });
    expect([code, said.rows.good]).toEqual([0, said.tests.length]);
  });

  it('holds several tables: the others are named, and each is taken by its heading', async () => {
    const table = (subject: string) => [
      `ВПР 2026. ${subject}, 7 класс`,
      'Группы участников;Кол-во участников;2;3;4;5',
      'МБОУ «Яснолужская СОШ»;20;2;8;6;4',
    ];
    const file = join(folder, 'two.csv');
    await writeFile(file, [...table('Русский язык'), ...table('Математика')].join('\n'));
    const { said } = await opora('import', file, '--dry-run');
    expect(said).toMatchObject({ headerRow: 2, test: { subject: 'russian' }, otherTables: [{ headerRow: 5 }] });
    expect(said.rows).toEqual({ good: 1, absent: 0, faulty: 0, leftOut: 3 });
    const second = await opora('import', file, '--line', '5', '--dry-run');
    expect(second.said).toMatchObject({
      headerRow: 5,
      test: { subject: 'mathematics' },
      rows: { good: 1, leftOut: 0 },
    });
  });

  const MEANS = 'Школа;Год;Предмет;Класс;Участников;Средний балл;Стандартное отклонение';
  const SCHOOLS = ['Тихобродская', 'Яснолужская', 'Верхнеключинская'].map((name) => `МБОУ «${name} СОШ»`);
  const [FIRST] = SCHOOLS;
  const taken = async (rows: string[], ...args: string[]) => {
    const file = join(folder, 'made.csv');
    await writeFile(file, rows.join('\n'));
    return opora('import', file, ...args);
  };

  it('is a list of schools with signs also where nothing but its columns of tests says so', async () => {
    const { said } = await taken(
      ['ОО;Логин;4 РУ;4 МА', `${FIRST};edu980101;1;0`],
      '--test',
      'russian 4 2026',
      '--dry-run',
    );
    expect(said).toMatchObject({ kind: 'markers', headerRow: 1, rows: { good: 1, faulty: 0, leftOut: 0 }, marked: 1 });
  });

  it('has each of its rows counted once, also where a whole test of means or a sum is left out', async () => {
    const means = [
      MEANS.slice(0, MEANS.lastIndexOf(';')),
      ...SCHOOLS.map((name) => `${name};2026;Математика;7;25;12,6`),
    ];
    expect((await taken(means, '--dry-run')).said.rows).toEqual({ good: 0, absent: 0, faulty: 3, leftOut: 0 });
    const tests = ['Предмет;Класс;Год;Максимум;На 3;На 4;На 5', 'Физика;7;2026;18;5;8;11', 'Итого;;;;;;'];
    expect((await taken(tests, '--dry-run')).said.rows).toEqual({ good: 1, absent: 0, faulty: 0, leftOut: 1 });
  });

  it('is not left out in silence: with a further table of pupils below the command says so and fails', async () => {
    const items = Array.from({ length: 16 }, (_, index) => index + 1);
    const head = ['Школа', 'Код участника', 'Класс', ...items, 'Сумма', 'Отметка'].join(';');
    const pupil = (code: number) => [FIRST, code, '7А', ...items.map((item) => Number(item < 9)), 8, 3].join(';');
    const rows = ['Математика, 7 класс, 2026 год', '7А класс', head, pupil(7001), '7Б класс', head, pupil(7002)];
    const { code, said } = await taken(rows);
    expect([code, said.imported, said.rows]).toEqual([1, false, { good: 1, absent: 0, faulty: 0, leftOut: 3 }]);
  });

  it('names the items that no column is of', async () => {
    const heads = Array.from({ length: 15 }, (_, index) => `${index + 1}`);
    const head = ['Школа', 'Код участника', 'Класс', ...heads, 'Сумма', 'Отметка'].join(';');
    const pupil = [FIRST, 7001, '7А', ...heads.map((item) => Number(Number(item) < 9)), 8, 3].join(';');
    const { said } = await taken(['Математика, 7 класс, 2026 год', head, pupil], '--dry-run');
    expect(said.missingItems).toEqual(['16']);
  });

  it('says of corrections of fewer than five pupils that the figures stay as they were', async () => {
    const means = (pupils: number) => [MEANS, `${FIRST};2025;Математика;6;${pupils};10,6;4,1`];
    expect((await taken(means(25))).said).toMatchObject({ imported: true, rows: { good: 1, leftOut: 0 } });
    expect((await taken(means(26))).said).toMatchObject({ imported: true, rows: { good: 0, leftOut: 1 }, stay: 1 });
    const report = (last: number) => [
      'Русский язык, 7 класс, 2026 год',
      'Группы участников;Кол-во участников;2;3;4;5',
      `${FIRST};${19 + last};1;6;12;${last}`,
    ];
    expect((await taken(report(6))).code).toBe(0);
    expect(await taken(report(7))).toMatchObject({ code: 1, said: { imported: false, rows: { leftOut: 1 }, stay: 1 } });
    const head = ['Школа', 'Код участника', 'Сумма'].join(';');
    const pupils = (first: number) => [
      'Математика, 6 класс, 2025 год',
      head,
      ...Array.from({ length: 12 }, (_, place) => [SCHOOLS[1], 100 + place, place === 0 ? first : 9].join(';')),
    ];
    expect((await taken(pupils(9))).said).toMatchObject({ imported: true, rows: { good: 12 } });
    expect((await taken(pupils(10))).said).toMatchObject({ imported: true, rows: { good: 12 }, stay: 1 });
  });

  it.each(broken)('$file is refused', async ({ chosen, faults, file, refused }) => {
    const test = chosen ? ['--test', `mathematics ${chosen.grade} ${chosen.year}`] : [];
    const { code, said } = await opora('import', join(FILES, file), ...test);
    expect(said).toMatchObject({ refused, imported: false });
    if (refused === 'names')
      expect(said.faults.map(({ cell }: { cell: string }) => cell)).toEqual(faults.map(({ cell }) => cell));
    if (refused === 'otherTest') expect(said.fitting[0]).toEqual({ year: 2026, subject: 'russian', grade: 7 });
    expect(JSON.stringify(said)).not.toMatch(/Образцова|Примеров|Вымышленная|Небывалов/);
    expect(code).toBe(1);
  });

  it('with a name that nobody knows is taken in once the command says which school it is, and the name is remembered', async () => {
    const means = join(folder, 'asked-means.csv');
    const row = (school: string, test: string) => `${school};2023;${test};9;20;12;4`;
    const lines = [row('Тихий Брод, школа', 'А'), row('Тихий Брод, школа', 'Б'), row('Лицей Луны', 'А')];
    await writeFile(means, ['Школа;Год;Работа;Класс;Учеников;Средний балл;Ст. отклонение', ...lines].join('\n'));
    const unknown = ['Тихий Брод, школа', 'Лицей Луны'];
    expect(await opora('import', means)).toMatchObject({ code: 1, said: { imported: false, schools: { unknown } } });
    const said = ['--school', 'Тихий Брод, школа=МБОУ «Тихобродская СОШ»', '--school', 'Лицей Луны=none'];
    const taken = await opora('import', means, ...said);
    expect(taken).toMatchObject({ code: 0, said: { imported: true, rows: { good: 2, faulty: 0, leftOut: 1 } } });
    const again = await opora('import', means, '--dry-run');
    expect(again).toMatchObject({ code: 1, said: { rows: { good: 2 }, schools: { unknown: ['Лицей Луны'] } } });
    const people = join(folder, 'asked-people.csv');
    await writeFile(
      people,
      ['ФИО;Должность;Школа', 'Спрошенная А;директор;Броды', 'Чужая Б;директор;Лицей Луны'].join('\n'),
    );
    const asked = ['--school', 'Броды=МБОУ «Тихобродская СОШ»', '--school', 'Лицей Луны=none', '--dry-run'];
    expect(await opora('accounts', 'import', people, '--dry-run')).toMatchObject({
      ...{ code: 1, said: { unknown: ['Броды', 'Лицей Луны'], rows: { faulty: 2 } } },
    });
    const decided = await opora('accounts', 'import', people, ...asked);
    expect(decided).toMatchObject({ code: 0, said: { unknown: [], faults: [], rows: { good: 1, leftOut: 1 } } });
  });

  const KINDS_ASKED = {
    markers: {
      lines: ['ОО;4 РУ', 'Тихий Брод, начальная;да', `${SCHOOLS[1]};нет`, 'Лицей Солнца;да'],
      test: ['--test', 'russian 4 2023'],
    },
    contingent: {
      lines: [
        'Школа;6 класс;Учителя;Дата',
        'Тихий Брод, люди;20;9;01.09.2024',
        `${SCHOOLS[1]};25;10;01.09.2024`,
        'Лицей Солнца;30;11;01.09.2024',
      ],
      test: [],
    },
    riskProfile: {
      lines: [
        'Школа;Фактор риска;Значимость',
        'Тихий Брод, риски;1;низкая',
        `${SCHOOLS[1]};1;высокая`,
        'Лицей Солнца;1;низкая',
      ],
      test: ['--test', 'russian 4 2023'],
    },
  };

  it.each(Object.entries(KINDS_ASKED))('(%s) asks for its schools in the same way', async (kind, { lines, test }) => {
    const file = join(folder, `asked-${kind}.csv`);
    await writeFile(file, lines.join('\n'));
    const [name, elsewhere] = [lines[1], lines[3]].map((line) => line.split(';')[0]);
    const take = (...args: string[]) => opora('import', file, ...test, ...args);
    const unknown = [name, elsewhere];
    expect(await take()).toMatchObject({ code: 1, said: { kind, imported: false, schools: { unknown } } });
    const said = ['--school', `${name}=${FIRST}`, '--school', `${elsewhere}=none`];
    // A look remembers nothing.
    expect(await take(...said, '--dry-run')).toMatchObject({ code: 0, said: { imported: false } });
    expect((await take('--dry-run')).said.schools.unknown).toEqual(unknown);
    const taken = await take(...said);
    expect(taken).toMatchObject({ code: 0, said: { imported: true, rows: { good: 2, faulty: 0, leftOut: 1 } } });
    expect(await take('--dry-run')).toMatchObject({ said: { rows: { good: 2 }, schools: { unknown: [elsewhere] } } });
  });

  const HEADS: Record<string, { head: CellXml[]; row: CellXml[]; test: string[] }> = {
    markers: { head: ['ОО', '4 РУ'], row: [FIRST, 'да'], test: ['--test', 'russian 4 2022'] },
    means: { head: MEANS.split(';'), row: [FIRST, 2022, 'Математика', 6, 25, 10, 4], test: [] },
    riskProfile: {
      head: ['Школа', 'Фактор риска', 'Значимость'],
      row: [FIRST, '1', 'низкая'],
      test: ['--test', 'russian 4 2022'],
    },
    contingent: { head: ['Школа', '6 класс', 'Дата'], row: [FIRST, 20, '01.09.2022'], test: [] },
  };

  it.each(Object.entries(HEADS))(
    '(%s) is taken from the sheet and the row that is said',
    async (kind, { head, row, test }) => {
      const file = join(folder, `chosen-${kind}.xlsx`);
      const below = [head, row, row, [], [], head, row];
      await writeFile(file, workbookOf({ Черновик: [head, row], Итог: below }));
      const take = async (...args: string[]) => (await opora('import', file, ...test, '--dry-run', ...args)).said;
      expect(await take()).toMatchObject({ kind, sheet: 'Черновик', headerRow: 1, rows: { good: 1 } });
      const chosen = await take('--sheet', 'Итог', '--line', '6');
      expect(chosen).toMatchObject({ kind, sheet: 'Итог', headerRow: 6, rows: { good: 1, faulty: 0, leftOut: 0 } });
    },
  );

  it('of numbers of people is taken by the command of its own from the row that is said, with the schools that are said', async () => {
    const file = join(folder, 'own-numbers.csv');
    const rows = ['Школа;6 класс', `${FIRST};20`, 'Школа;6 класс', 'Тихий Брод, ниже;21', 'Лицей Солнца;22'];
    await writeFile(file, rows.join('\n'));
    const take = (...args: string[]) =>
      opora('enrolment', 'import', file, '--as-of', '2021-09-01', '--line', '3', ...args);
    expect(await take('--dry-run')).toMatchObject({
      ...{ code: 1, said: { headerRow: 3, unknown: ['Тихий Брод, ниже', 'Лицей Солнца'], rows: { doubtful: 2 } } },
    });
    const said = ['--school', `Тихий Брод, ниже=${FIRST}`, '--school', 'Лицей Солнца=none'];
    expect(await take(...said)).toMatchObject({
      ...{ code: 0, said: { imported: true, unknown: [], rows: { good: 1, leftOut: 1 }, faults: [] } },
    });
    expect((await take('--dry-run')).said.unknown).toEqual(['Лицей Солнца']);
  });

  it('is taken in without what is in doubt, and a second time takes the place of the first', async () => {
    for (const file of ['01-individual-results.xlsx', '05-score-distribution.xlsx', '04-journal-comparison.xlsx']) {
      const { code, said } = await opora('import', join(FILES, file), '--leave-out');
      expect([file, code, said.imported]).toEqual([file, 0, true]);
    }
    const { code, said } = await opora('import', join(FILES, '01-individual-results.xlsx'));
    expect([code, said.imported, said.rows.good]).toEqual([1, false, 340]);
  });
});
