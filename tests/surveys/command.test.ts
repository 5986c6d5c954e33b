/** The commands an editor uses: check and diff, as they are typed. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtInFolder } from '../../surveys/folder.ts';
import { runCommand, spawnCommand } from '../server/command.ts';

const content = (...args: string[]) => runCommand(['content', ...args]);

let own: string;
let edited: string;
let unknownProperty: string;
beforeAll(() => {
  own = mkdtempSync(join(tmpdir(), 'opora-command-'));
  edited = join(own, 'edited');
  unknownProperty = join(own, 'unknown');
  const text = readFileSync(join(builtInFolder, 'questionnaires/student.json'), 'utf8');
  for (const [folder, changed] of [
    [edited, text.replace('Учебников в классе хватает на всех.', 'Учебников хватает всем в классе.')],
    [unknownProperty, text.replace('"type": "radiogroup",', '"type": "radiogroup", "isRequird": true,')],
  ] as const) {
    mkdirSync(join(folder, 'questionnaires'), { recursive: true });
    writeFileSync(join(folder, 'questionnaires/student.json'), changed);
  }
});
afterAll(() => rmSync(own, { recursive: true }));

describe('content check', () => {
  it('reports the built-in content without a fault', async () => {
    const { code, out } = await spawnCommand(['content', 'check', builtInFolder, '--json']);
    const report = JSON.parse(out);
    expect(code).toBe(0);
    expect(Object.keys(report)).toEqual(['faults', 'questionnaires', 'matrix', 'measures']);
    expect(report.faults).toEqual([]);
    expect(report.questionnaires.student).toEqual({ items: 39, reversed: 21, languages: ['ru', 'en'] });
    expect(report.matrix.F04).toEqual({ director: 3, teacher: 5 });
    expect(report.measures.total).toBe(70);
    expect(report.measures.byActivity['29']).toBeGreaterThan(0);
  });

  it('ends with 1 and names file, path, value and cure of what SurveyJS does not accept', async () => {
    const { code, out } = await content('check', unknownProperty, '--json', '--lang', 'en');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      faults: [
        {
          file: 'questionnaires/student.json',
          path: 'pages[0].elements[0]',
          value: '',
          expected: expect.stringContaining('isRequird'),
        },
      ],
      questionnaires: {},
      matrix: {},
      measures: { total: 0, byFactor: {}, byActivity: {} },
    });
  });

  it('prints matrix, readability and nearest pairs for people', async () => {
    const { out } = await content('check');
    expect(out).toMatch(/F01 +4 +5 +5 +5/);
    expect(out).toMatch(/класс по Оборневой\): \d\.\d/);
    expect(out).toMatch(/M\d\d-\d\d {2}M\d\d-\d\d {2}0\.\d\d/);
  });

  it('ends with 2 for a folder that is not there', async () => {
    const { code, err } = await content('check', join(own, 'nowhere'));
    expect(code).toBe(2);
    expect(err).toContain('no such folder');
  });
});

describe('content diff', () => {
  it('finds no difference of a version from itself', async () => {
    expect(JSON.parse((await content('diff', 'built-in', builtInFolder, '--json')).out)).toEqual({ differences: [] });
  });

  it('shows the one changed wording, item by item', async () => {
    const { out } = await content('diff', 'built-in', edited, '--json');
    expect(JSON.parse(out).differences).toContainEqual({
      path: 'questionnaires.student.f01_s1.title.ru',
      kind: 'changed',
      before: 'Учебников в классе хватает на всех.',
      after: 'Учебников хватает всем в классе.',
    });
    expect(JSON.parse(out).differences).toHaveLength(1);
  });
});
