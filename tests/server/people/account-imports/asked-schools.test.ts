/** A school of a staff table that nobody knows: asked for once, answered, remembered. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDistrict } from '../../answering/enrolment/district.ts';
import { startApplication, type TestApplication } from '../../application.ts';
import { makeWorld, type World } from '../../world.ts';
import { enter, inTerritory } from '../accounts/people.ts';
import type { Visitor } from '../accounts/visitor.ts';
import { csv, type Preview, send } from './asking.ts';

let opora: TestApplication;
let administrator: Visitor;
let world: World;
let territoryId: number;
let schools: Map<string, number>;

beforeAll(async () => {
  opora = await startApplication();
  ({ territoryId, schools } = await makeDistrict(opora.services));
  world = await makeWorld(opora.services);
  administrator = await enter(opora, 'administrator', inTerritory(territoryId));
});
afterAll(() => opora.stop());

const preview = async (bytes: Buffer): Promise<Preview> =>
  (await send<Preview>(administrator, 'preview', bytes, { territoryId })).body;
const table = (...rows: string[]) => csv('ФИО;Должность;Школа;Почта', ...rows);

describe('a school that nobody knows', () => {
  it('is asked for once, with the likeliest; the answer is another name of it; what is none of ours is left out and counted', async () => {
    const name = 'Светлореченская 2-я школа';
    const id = schools.get('МБОУ «Светлореченская вторая СОШ»') as number;
    const file = table(
      `Спрошенная А;директор;${name};`,
      `Спрошенная Б;психолог;${name};`,
      'Чужая В;директор;Гимназия Марса;',
      `Спрошенная Г;тьютор;"Гимназия Марса; ${name}";`,
    );
    const asked = await preview(file);
    expect(asked.unknown.map((each) => [each.name, each.rows])).toEqual([
      [name, 3],
      ['Гимназия Марса', 2],
    ]);
    expect(asked.unknown[0].similar).toContain(id);
    expect(asked.faults.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'C2 schoolUnclear',
      'C3 schoolUnclear',
      'C4 schoolUnclear',
      'C5 schoolUnclear',
      'C5 schoolUnclear',
    ]);
    const answers = { [name]: id, 'Гимназия Марса': null };
    const ask = (what: 'preview' | 'import', more: object, own: object = answers) =>
      send<Preview>(administrator, what, file, { territoryId, days: 7, answers: own, ...more });
    const seen = (await ask('preview', {})).body;
    expect([seen.unknown, seen.faults]).toEqual([[], []]);
    expect(seen.counts).toEqual({ new: 3, changed: 0, same: 0, doubtful: 0, faulty: 0, leftOut: 1 });
    expect((await ask('preview', {}, { [name]: world.schoolIds[0] })).body).toMatchObject({ code: 'outOfScope' });
    expect((await ask('import', { digest: seen.digest })).status).toBe(200);
    const again = await preview(file);
    expect(again.unknown.map((each) => each.name)).toEqual(['Гимназия Марса']);
    expect(again.counts).toMatchObject({ same: 2, faulty: 2 });
  });
});
