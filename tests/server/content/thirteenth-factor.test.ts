/** A factor more is content alone: from a district's own files to the pages of a school, of the factor, and of the meeting. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FactorResponse, SchoolProfileResponse } from '../../../server/profiles/profiles/schemas.ts';
import { describeFactors } from '../../../server/roadmap/meeting/factors.ts';
import { builtInFolder } from '../../../surveys/folder.ts';
import type { RiskModel, SurveyDefinition } from '../../../surveys/schema.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { makeTwoYears, type TwoYears } from '../twoYears.ts';

const TITLE = { ru: 'Дорога до школы', en: 'The way to school' };
/** Not the next free code: the test shall hold on the day when the built-in model has a factor more, too. */
const CODE = 'F99';
const ITEMS = ['f99_t1', 'f99_t2', 'f99_t3'];
const BUILT_IN = readBuiltIn<RiskModel>('risk-model.json').factors.length;

let folder: string;
let opora: TestApplication;
let world: TwoYears;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opora-factor-'));
  writeContent();
  opora = await startApplication('2026-06-01', { override: folder });
  world = await makeTwoYears(opora.services, 6);
}, 180_000);
afterAll(async () => {
  await opora.stop();
  rmSync(folder, { recursive: true });
});

function readBuiltIn<T>(file: string): T {
  return JSON.parse(readFileSync(join(builtInFolder, file), 'utf8'));
}

/** The built-in model and questionnaire of teachers with a factor of three questions more, on a page of the meeting. */
function writeContent(): void {
  const model = readBuiltIn<RiskModel>('risk-model.json');
  const form = readBuiltIn<SurveyDefinition>('questionnaires/teacher.json');
  const last = form.pages[form.pages.length - 1].elements;
  const like = last[last.length - 1];
  const ask = (name: string, n: number) => ({
    ...like,
    name,
    title: { ru: `Дорога до школы ${n + 1} далёкая.`, en: `Way ${n + 1} to school is long.` },
  });
  last.push(...ITEMS.map(ask));
  const items = ITEMS.map((name) => ({ name, min: 1, max: 4, reversed: false }));
  const informants = { teacher: { weight: 1, items } };
  model.factors.push({ code: CODE, title: TITLE, meeting: 'upbringing', informants });
  mkdirSync(join(folder, 'questionnaires'));
  writeFileSync(join(folder, 'risk-model.json'), JSON.stringify({ ...model, version: 'own.1' }));
  writeFileSync(join(folder, 'questionnaires/teacher.json'), JSON.stringify(form));
}

async function get<T>(path: string): Promise<T> {
  const cookie = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
  const response = await fetch(opora.url + path, { headers: { cookie } });
  expect(response.status).toBe(200);
  return response.json();
}

describe('a thirteenth factor', () => {
  it('is computed for every school and explained by its questions', async () => {
    const [schoolId] = world.schoolIds;
    const profile = await get<SchoolProfileResponse>(`/api/schools/${schoolId}/profile?campaign=${world.currentId}`);
    expect(profile.factors).toHaveLength(BUILT_IN + 1);
    expect(profile.factors[BUILT_IN]).toEqual({ code: CODE, title: TITLE });
    const result = profile.results.find(({ factor }) => factor === CODE);
    if (result?.kind !== 'estimate') throw new Error('there is no estimate');
    expect(result.groups.map(({ audience }) => audience)).toEqual(['teacher']);
    expect(result.drivers.length).toBeGreaterThan(0);
    expect(ITEMS).toEqual(expect.arrayContaining(result.drivers.map(({ item }) => item)));
    expect(result.drivers.every(({ text }) => text.en.startsWith('Way'))).toBe(true);
  });

  it('has a page that shows all schools on it', async () => {
    const { factor, schools } = await get<FactorResponse>(`/api/campaigns/${world.currentId}/factors/${CODE}`);
    expect(factor).toBe(CODE);
    expect(schools.map(({ schoolId }) => schoolId)).toEqual(world.schoolIds);
    // The sixth school is too small to be shown.
    expect(schools.slice(0, 5).map(({ result }) => result?.kind)).toEqual(Array(5).fill('estimate'));
  });

  it('is on the page of the final meeting that the model names, after the built-in ones', async () => {
    const factors = await describeFactors(opora.services, world.territoryId, 2026);
    expect(factors.map(({ factor, slide }) => [factor, slide])).toEqual([
      ['F02', 'staff'],
      ['F03', 'teaching'],
      ['F07', 'upbringing'],
      ['F08', 'upbringing'],
      ['F10', 'upbringing'],
      [CODE, 'upbringing'],
    ]);
    const own = factors.find(({ factor }) => factor === CODE);
    expect(own).toMatchObject({ title: TITLE });
    expect(own?.campaigns.map(({ schools }) => schools)).toEqual([6, 6]);
    expect(own?.change).not.toBeNull();
  });
});
