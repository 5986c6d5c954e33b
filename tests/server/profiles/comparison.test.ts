/** Schools like a school over HTTP: counts of a few people are not to be had, nor results of single other schools. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DisclosedEstimate } from '../../../analytics/suppression/disclosed.ts';
import { insertRoll } from '../../../server/answering/campaigns/store.ts';
import type { SimilarResponse } from '../../../server/profiles/comparison/schemas.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { read } from '../asking.ts';
import { putResults, result } from '../results.ts';
import { makeWorld, type World } from '../world.ts';

let opora: TestApplication;
let world: World;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services, 7, 40);
});
afterAll(() => opora.stop());

async function similar(school = 0): Promise<SimilarResponse> {
  const cookie = await opora.signInAs('head', { territoryId: null, schoolId: world.schoolIds[school] });
  const path = `/api/schools/${world.schoolIds[school]}/similar?campaign=${world.campaignId}`;
  return read(opora, cookie, path);
}

const setTeachers = (school: number, people: number, asOf: string) =>
  insertRoll(opora.services.db, world.schoolIds[school], asOf, [{ audience: 'teacher', grade: 0, people }]);

describe('the schools like a school', () => {
  it('are five, the nearest by people; facts are told in tens', async () => {
    await setTeachers(1, 90, '2025-10-01');
    const { facts, schools } = await similar();
    expect(facts).toEqual({ teachers: 40, students: 80 });
    expect(schools.map(({ schoolId }) => schoolId)).toEqual([2, 3, 4, 5, 6].map((place) => world.schoolIds[place]));
  });

  it('look the same whether one person or four stand behind a count', async () => {
    await setTeachers(2, 1, '2025-11-01');
    const one = await similar();
    await setTeachers(2, 4, '2025-11-02');
    expect(await similar()).toEqual(one);
    await setTeachers(2, 40, '2025-11-03');
    expect(await similar()).not.toEqual(one);
  });

  it('have a mean from four shown results on, and no results of their own', async () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, place) => [world.schoolIds[place + 2], result('F01', 40 + 2 * place)] as const);
    await putResults(
      opora.services,
      world.campaignId,
      rows(3).map(([id, each]) => [id, each]),
    );
    const factorOf = ({ factors }: SimilarResponse) => factors.find(({ factor }) => factor === 'F01');
    expect(factorOf(await similar())).toMatchObject({ own: 'noData', mean: null, schools: 3 });
    await putResults(
      opora.services,
      world.campaignId,
      rows(4).map(([id, each]) => [id, each]),
    );
    const answer = await similar();
    expect(factorOf(answer)).toMatchObject({ own: 'noData', mean: 43, schools: 4 });
    expect(Object.keys(answer.schools[0]).toSorted()).toEqual(['distance', 'facts', 'name', 'schoolId']);
  });

  it('show no number where other pages say that there are too few answers, neither of the school nor in the mean', async () => {
    const few = (value: number): DisclosedEstimate => ({ ...result('F01', value), state: 'few' });
    await putResults(opora.services, world.campaignId, [
      [world.schoolIds[0], few(90)],
      ...[40, 44, 48].map(
        (value, place) => [world.schoolIds[place + 2], result('F01', value)] as [number, DisclosedEstimate],
      ),
      [world.schoolIds[5], few(99)],
    ]);
    const { factors } = await similar();
    expect(factors.find(({ factor }) => factor === 'F01')).toMatchObject({ own: 'few', mean: null, schools: 3 });
  });
});
