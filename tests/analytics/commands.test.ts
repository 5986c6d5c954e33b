import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { register as profile } from '../../server/operation/commands/profile.ts';
import { register as scales } from '../../server/operation/commands/scales.ts';
import { register as shrink } from '../../server/operation/commands/shrink.ts';
import { UsageError } from '../../server/operation/commands/usage-error.ts';
import type { RiskModel } from '../../surveys/schema.ts';
import { dataPath, expected, expectNear } from './oracle.ts';

const folder = mkdtempSync(join(tmpdir(), 'opora-commands-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Runs a command and returns what it wrote to stdout. */
async function run(...args: string[]): Promise<string> {
  const program = new Command('opora').exitOverride();
  for (const register of [profile, scales, shrink]) register(program);
  let output = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    output += String(chunk);
    return true;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
  } finally {
    write.mockRestore();
  }
  return output;
}

async function fault(...args: string[]): Promise<string> {
  const error = await run(...args).catch((own: unknown) => own);
  expect(error).toBeInstanceOf(UsageError);
  return error instanceof Error ? error.message : '';
}

const MODEL: RiskModel = {
  version: '1',
  thresholds: { medium: 37.5, high: 55 },
  minimum: { student: 10 },
  factors: [
    {
      code: 'F01',
      informants: {
        director: {
          weight: 1,
          facts: [
            {
              name: 'share',
              ratio: { numerator: 'vacant', denominator: 'posts', per: 100 },
              points: [
                [0, 0],
                [50, 100],
              ],
            },
          ],
        },
        student: {
          weight: 3,
          items: [
            { name: 'a', min: 0, max: 2, reversed: false },
            { name: 'b', min: 0, max: 2, reversed: true },
          ],
        },
      },
    },
  ],
};

const model = file('model.json', JSON.stringify(MODEL));
const HEADER = 'school,audience,grade,a,b,vacant,posts';

function answers(schools: number, students: number): string {
  const rows = [HEADER];
  for (let s = 0; s < schools; s++) {
    rows.push(`S${s},director,,,,${s},20`);
    for (let p = 0; p < students; p++) rows.push(`S${s},student,${p % 2 === 0 ? 6 : 8},${(p + s) % 3},${p % 2},,`);
  }
  return rows.join('\n');
}

describe('profile', () => {
  const csv = file('answers.csv', answers(5, 24));
  const roll = file(
    'roll.csv',
    [
      'school,audience,grade,people',
      ...[0, 1, 2, 3, 4].flatMap((s) => [`S${s},student,6,30`, `S${s},student,8,25`]),
    ].join('\n'),
  );

  it('prints the contract and nothing else', async () => {
    const result = JSON.parse(await run('profile', csv, '--model', model, '--roll', roll, '--json'));
    expect(Object.keys(result)).toEqual(['schools', 'district']);
    const [factor] = result.schools[2].factors;
    expect(Object.keys(factor)).toEqual(['factor', 'kind', 'value', 'sd', 'level', 'probabilities', 'state', 'groups']);
    expect(factor.groups).toMatchObject([
      { audience: 'director', n: 1, mean: 20, se: 1 },
      { audience: 'student', n: 24 },
    ]);
    expect(Object.keys(factor.groups[0])).toEqual(['audience', 'n', 'mean', 'se']);
    expect(Object.keys(result.district.factors[0])).toEqual(['factor', 'mean', 'betweenVariance', 'reliability']);
  });

  it('narrows the doubt by the roll', async () => {
    const sd = async (...options: string[]) => {
      const { schools } = JSON.parse(await run('profile', csv, '--model', model, '--json', ...options));
      return schools[0].factors[0].groups[1].se;
    };
    const census = file('census.csv', 'school,audience,grade,people\nS0,student,6,12\nS0,student,8,12');
    expect(await sd('--roll', census)).toBeLessThanOrEqual(await sd());
  });

  it('is readable without --json, and shows no level under the minimum', async () => {
    const few = file(
      'few.csv',
      answers(5, 12)
        .replaceAll(/S0,student,(6|8),.*\n?/g, '')
        .concat('\n', Array(6).fill('S0,student,6,1,1,,').join('\n')),
    );
    const text = await run('profile', few, '--model', model);
    expect(text.split('\n')[0]).toMatch(/^school +factor +risk +90 % interval +level +state/);
    expect(text).toMatch(/S0 +F01 +[\d.]+ +\S+ +– +few/);
  });

  it('joins small grades by the roll, so that four and four answers are eight', async () => {
    const small = file('small.csv', answers(5, 8));
    const rolls = file('small-roll.csv', 'school,audience,grade,people\nS0,student,6,5\nS0,student,8,5');
    const kinds = async (...options: string[]) =>
      JSON.parse(await run('profile', small, '--model', model, '--json', ...options)).schools[0].factors[0].kind;
    expect(await kinds()).toBe('withheld');
    expect(await kinds('--roll', rolls)).toBe('estimate');
  });

  it.each([
    ['', 'is empty'],
    [HEADER, 'no rows'],
    [`${HEADER},zzz\nS0,student,6,1,1,,,3`, 'unknown column "zzz"'],
    ['school,audience,grade,a,vacant,posts\nS0,student,6,1,,', 'missing column "b"'],
    [`${HEADER}\nS0,student,6,often,1,,`, 'line 2, column "a": "often" is not a number'],
    [`${HEADER}\nS0,student,6,3,1,,`, 'line 2, column "a": 3 is not a whole number from 0 to 2'],
    [`${HEADER}\nS0,pupil,6,1,1,,`, '"pupil" is none of director'],
    [`${HEADER}\n,student,6,1,1,,`, 'column "school": is empty'],
    [`${HEADER}\nS0,student,6,1,1,4,`, '"vacant": is not asked of the student'],
    [`${HEADER}\nS0,director,,,,1,2\nS0,director,,,,1,2`, 'a second director'],
    [`${HEADER}\nS0,student,6,1`, 'is not a CSV file'],
    [`${HEADER},a\nS0,student,6,1,1,,,1`, '"a" stands twice'],
  ])('refuses %j', async (content, message) => {
    expect(await fault('profile', file('bad.csv', content), '--model', model)).toContain(message);
  });

  it.each([
    ['{', 'is not JSON'],
    ['{"version":"1"}', 'must have required properties thresholds'],
    [JSON.stringify({ ...MODEL, thresholds: { medium: 60, high: 55 } }), 'expected medium < high'],
    [JSON.stringify({ ...MODEL, factors: [MODEL.factors[0], MODEL.factors[0]] }), 'factor F01 stands twice'],
    [
      JSON.stringify(MODEL).replace('"max":2', '"max":"two"'),
      '/factors/0/informants/student/items/0/max must be integer',
    ],
    [JSON.stringify(MODEL).replace('"max":2', '"max":0'), 'item a: expected min < max'],
  ])('refuses the model %j', async (content, message) => {
    expect(await fault('profile', csv, '--model', file('bad.json', content))).toContain(message);
  });

  it.each([
    ['school,audience,grade,people\nS0,student,6,many', '"many" is not a number'],
    ['school,audience,grade,people\nS0,student,6,-1', '-1 is no number of people'],
    ['school,audience,grade,people\nS0,student,6,3\nS0,student,6,4', 'stands twice'],
    ['school,audience,grade\nS0,student,6', 'missing column "people"'],
  ])('refuses the roll %j', async (content, message) => {
    expect(await fault('profile', csv, '--model', model, '--roll', file('bad-roll.csv', content))).toContain(message);
  });

  it('says which file is missing, and takes one respondent for not enough', async () => {
    expect(await fault('profile', join(folder, 'nowhere.csv'), '--model', model)).toContain(
      'nowhere.csv cannot be read',
    );
    const one = file('one.csv', `${HEADER}\nS0,student,6,1,1,,`);
    const result = JSON.parse(await run('profile', one, '--model', model, '--json'));
    expect(result.schools[0].factors).toEqual([{ factor: 'F01', kind: 'withheld', reason: 'fewAnswers', groups: [] }]);
    expect(result.district.factors[0]).toMatchObject({ mean: null, betweenVariance: null });
  });
});

describe('scales', () => {
  const spec = (reversed: boolean) =>
    file(
      'scales.json',
      JSON.stringify({
        missing: ['', 'NA'],
        scales: [
          {
            name: 'agree',
            min: 1,
            max: 6,
            minAnswered: 3,
            items: ['A1', 'A2', 'A3', 'A4', 'A5'].map((name) => ({ name, reversed: reversed && name === 'A1' })),
          },
        ],
      }),
    );

  it('gives what psych gives, with groups', async () => {
    type Agree = {
      alpha_raw_pairwise: number;
      mean: number;
      by_gender: Record<string, { n: number; mean: number; se: number }>;
    };
    const { agree } = expected<{ scales: Record<string, Agree> }>('f01_bfi_scales').scales;
    const [scale] = JSON.parse(
      await run('scales', dataPath('bfi.csv'), '--model', spec(true), '--by', 'gender', '--json'),
    ).scales;
    expect(Object.keys(scale)).toEqual(['name', 'n', 'mean', 'sd', 'se', 'alpha', 'items', 'groups', 'warnings']);
    expectNear(scale.alpha.raw, agree.alpha_raw_pairwise, 1e-6);
    expectNear(scale.mean, agree.mean, 1e-6);
    expect(scale.groups.map(({ value }: { value: string }) => value)).toEqual(['1', '2']);
    expectNear(scale.groups[1].se, agree.by_gender[2].se, 1e-6);
    expect(scale.warnings).toEqual([]);
  });

  it('warns of a forgotten reversal, in words too', async () => {
    const [scale] = JSON.parse(await run('scales', dataPath('bfi.csv'), '--model', spec(false), '--json')).scales;
    expect(scale.warnings).toEqual([{ kind: 'negativeItemRest', items: ['A1'] }]);
    expect(await run('scales', dataPath('bfi.csv'), '--model', spec(false))).toContain('reversed? A1');
  });

  it('refuses what is out of range or absent', async () => {
    const data = file('items.csv', 'A1,A2,A3,A4,A5\n1,2,3,4,7');
    expect(await fault('scales', data, '--model', spec(true))).toContain('column "A5": 7 is not from 1 to 6');
    expect(await fault('scales', file('x.csv', 'A1\n1'), '--model', spec(true))).toContain('missing column "A2"');
    expect(await fault('scales', data, '--model', file('s.json', '{"scales":[]}'))).toContain('/scales');
    const missing = file('missing.csv', 'A1,A2,A3,A4,A5\nNA,NA,NA,NA,NA');
    const [scale] = JSON.parse(await run('scales', missing, '--model', spec(true), '--json')).scales;
    expect(scale).toMatchObject({ n: 0, mean: null, alpha: { raw: null, standardized: null, ci95: null } });
  });
});

describe('shrink', () => {
  it('gives what lme4 gives, by default and on request', async () => {
    const call = ['shrink', dataPath('exam_london.csv'), '--value', 'normexam', '--group', 'school', '--json'];
    const reml = JSON.parse(await run(...call));
    expect(Object.keys(reml)).toEqual(['estimator', 'mean', 'betweenVariance', 'withinVariance', 'icc', 'groups']);
    expect(Object.keys(reml.groups[0])).toEqual(['value', 'n', 'raw', 'shrunken', 'ci95']);
    expectNear(reml.betweenVariance, 0.1715994711957, 1e-4);
    expectNear(JSON.parse(await run(...call, '--estimator', 'anova')).betweenVariance, 0.1529967447551, 1e-9);
  });

  it('gives everyone the mean at a between-variance of 0, with an interval that is not a point', async () => {
    const result = JSON.parse(
      await run('shrink', dataPath('dyestuff2.csv'), '--value', 'Yield', '--group', 'Batch', '--json'),
    );
    expect(result).toMatchObject({ betweenVariance: 0, icc: 0 });
    for (const { shrunken, ci95 } of result.groups) {
      expect(shrunken).toBe(result.mean);
      expect(ci95[1] - ci95[0]).toBeGreaterThan(1);
    }
  });

  it.each([
    ['', 'is empty'],
    ['g,y\na,1\na,2', 'at least two groups'],
    ['g,y\na,1\nb,2', 'at least two values'],
    ['g,y\na,\nb,', 'at least two groups'],
    ['g,y\na,x\nb,2', '"x" is not a number'],
    ['g,z\na,1\nb,2', 'missing column "y"'],
  ])('refuses %j', async (content, message) => {
    expect(await fault('shrink', file('s.csv', content), '--value', 'y', '--group', 'g')).toContain(message);
  });
});
