import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { readResults } from '../../../server/operation/commands/objectivity/results-file.ts';
import { register } from '../../../server/operation/commands/objectivity.ts';
import { UsageError } from '../../../server/operation/commands/usage-error.ts';
import { dataPath } from '../oracle.ts';
import { definition } from './districts.ts';

const folder = mkdtempSync(join(tmpdir(), 'opora-objectivity-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function run(...args: string[]): Promise<string> {
  const program = new Command('opora').exitOverride();
  register(program);
  let output = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    output += String(chunk);
    return true;
  });
  try {
    await program.parseAsync(['objectivity', ...args], { from: 'user' });
  } finally {
    write.mockRestore();
  }
  return output;
}

const TEST = dataPath('sim.test.json');
const pair = (name: string) => [0, 1].flatMap((k) => ['--test', `${TEST}=${dataPath(`${name}-${k}.csv`)}`]);

describe('objectivity', () => {
  it('prints the documented JSON', async () => {
    const report = JSON.parse(await run(...pair('sim_copy20'), '--json'));
    expect(report.tests).toBe(2);
    expect(report.schools).toHaveLength(30);
    expect(report.schools[0]).toMatchObject({ school: '0', n: 50, level: 'look' });
    const [first] = report.schools[0].signals;
    expect(Object.keys(first)).toEqual(
      expect.arrayContaining(['signal', 'statistic', 'p', 'q', 'flag', 'effect', 'text']),
    );
    expect(report.district.signals[0]).toMatchObject({ signal: 'cutoffHeap' });
  });

  it('speaks both languages, and names what is missing', async () => {
    const bare = file(
      'bare.csv',
      `school,total\n${Array.from({ length: 400 }, (_, i) => `${i % 20},${(i * 7) % 39}`).join('\n')}\n`,
    );
    expect(await run('--test', `${TEST}=${bare}`)).toMatch(/сходство ответов: Нет баллов по заданиям или классов/);
    expect(await run('--test', `${TEST}=${bare}`, '--lang', 'en')).toMatch(
      /similar answers: There are no results by item, or no classes/,
    );
  });

  it('writes a baseline and judges by it', async () => {
    const path = join(folder, 'baseline.json');
    const own = await run(...pair('sim_null'), '--json', '--write-baseline', path);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ format: 'opora-objectivity-baseline', schools: 30 });
    const other = JSON.parse(await run(...pair('sim_null'), '--json', '--baseline', path));
    expect(other.reference).toBe('baseline');
    type Sign = { signal: string; statistic: number };
    const signs = (report: typeof other): Sign[] =>
      report.schools.flatMap((school: { signals: Sign[] }) => school.signals);
    const before = signs(JSON.parse(own));
    // Curves are told without counts of one to four pupils, everything else with four digits that count.
    const reach = (signal: string) => (['hardItems', 'similarity'].includes(signal) ? 0.5 : 0.005);
    for (const [i, { signal, statistic }] of signs(other).entries())
      expect(Math.abs(statistic - before[i].statistic), signal).toBeLessThan(reach(signal));
  });
});

describe('wrong input is told with its place', () => {
  const rows = (...lines: string[]) => file('rows.csv', `${lines.join('\n')}\n`);
  const judge = (results: string, test = TEST) => run('--test', `${test}=${results}`);
  const json = (change: object) => file('test.json', JSON.stringify({ ...definition, ...change }));

  it.each([
    ['no such file', () => judge(join(folder, 'absent.csv')), /absent\.csv cannot be read/],
    ['not a pair', () => run('--test', 'x.csv'), /expects TEST\.json=RESULTS\.csv/],
    ['empty', () => judge(file('empty.csv', '')), /is empty/],
    ['a header alone', () => judge(rows('school,total')), /has a header but no rows/],
    ['no total', () => judge(rows('school,points', '1,2')), /missing column "total"/],
    ['a column twice', () => judge(rows('school,total,total', '1,2,3')), /"total" stands twice/],
    ['a ragged line', () => judge(rows('school,total', '1,2', '1,2,3')), /line 3: expected 2 cells, found 3/],
    ['over the maximum', () => judge(rows('school,total', '1,39')), /line 2: column "total": "39" is not .* 0 to 38/],
    ['no number', () => judge(rows('school,total', '1,2', '', '1,ten')), /line 4: column "total": "ten"/],
    ['a wrong mark', () => judge(rows('school,total,journal', '1,2,6')), /"journal": "6"/],
    ['some items', () => judge(rows('school,total,t1', '1,2,1')), /missing column "t2"/],
    ['no school', () => judge(rows('school,total', ',2')), /column "school" is empty/],
    ['an open quote', () => judge(rows('school,total', '"a,2')), /quote is not closed/],
    ['UTF-16', () => judge(file('wide.csv', Buffer.from('\uFEFFschool,total\n1,2\n', 'utf16le'))), /is not UTF-8/],
    [
      'cp1251',
      () => judge(file('old.csv', Buffer.from([...Buffer.from('school,total\n'), 0xd8, 0xea, 44, 50, 10]))),
      /not UTF-8/,
    ],
    [
      'falling cut-offs',
      () => judge(rows('school,total', '1,2'), json({ cutoffs: [24, 14, 33] })),
      /cutoffs must rise/,
    ],
    [
      'items that miss the maximum',
      () => judge(rows('school,total', '1,2'), json({ max: 40 })),
      /add up to 38, max is 40/,
    ],
    ['no baseline', () => run('--test', `${TEST}=${rows('school,total', '1,2')}`, '--baseline', json({})), /format/],
  ])('%s', async (_name, act, message) => {
    const error = await act().catch((own: unknown) => own);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toMatch(message);
  });
});

describe('reading', () => {
  it('takes semicolons, quotes, spaces, a byte-order mark, Windows line ends and empty cells', async () => {
    const text = '\uFEFFschool;class;total;journal\r\n"Школа ; 1";5А; 12 ;4\r\nБ;;;NA\r\n';
    const results = await readResults(file('mixed.csv', text), { ...definition, items: [] });
    expect(results.schools).toEqual(['Школа ; 1', 'Б']);
    expect([...results.total]).toEqual([12, -1]);
    expect([...results.journal!]).toEqual([4, -1]);
    expect([...results.classes!]).toEqual([0, -1]);
    expect(results.items).toBeNull();
  });

  const bytes = ({ buffer, byteOffset, byteLength }: ArrayBufferView) => new Uint8Array(buffer, byteOffset, byteLength);

  it('gives the same on several threads', async () => {
    const line = (i: number) => `school ${i % 97},${i % 7},${i % 39},${2 + (i % 4)},${'x'.repeat(300)}`;
    const big = file(
      'big.csv',
      `school,class,total,journal,note\n${Array.from({ length: 60_000 }, (_, i) => line(i)).join('\n')}\n`,
    );
    const [one, two] = [await readResults(big, definition, 1), await readResults(big, definition, 2)];
    expect(two.schools).toEqual(one.schools);
    expect(two.total.length).toBe(60_000);
    for (const key of ['school', 'total', 'classes', 'journal'] as const)
      expect(Buffer.compare(bytes(two[key]!), bytes(one[key]!)), key).toBe(0);
  });

  it('names the right line when a later thread finds the fault', async () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => `school ${i % 97},${i % 39},${'x'.repeat(300)}`);
    lines[50_000] = 'school 1,99,x';
    const big = file('fault.csv', `school,total,note\n${lines.join('\n')}\n`);
    await expect(readResults(big, definition, 2)).rejects.toThrow(/line 50002: column "total": "99"/);
  });
});
