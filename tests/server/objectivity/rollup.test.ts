/** Findings of a region, counted by its districts. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { askForAnalyses } from '../../../server/objectivity/findings/job.ts';
import type { ObjectivityResponse } from '../../../server/objectivity/findings/schemas.ts';
import { markStale } from '../../../server/objectivity/findings/store.ts';
import { seedVpr } from '../../../server/operation/demo/vpr.ts';
import { insertTerritory } from '../../../server/people/territories/store.ts';
import { COPYING, type JudgedDistrict, LIFTING, startDistrict } from './district.ts';

const PATIENCE = 240_000;
/** Schools from this place on lie in the second district. */
const CUT = 10;

let district: JudgedDistrict;
let regional: string;
let second: number;
beforeAll(async () => {
  district = await startDistrict();
  const { accountId, opora, world } = district;
  const { db, jobs } = opora.services;
  await seedVpr(opora.services, world.territoryId, 2026, accountId);
  const region = await insertTerritory(db, 'region', { ru: 'Область', en: 'Region' }, null);
  second = await insertTerritory(db, 'municipality', { ru: 'Второй район', en: 'Second district' }, region);
  await db.updateTable('territory').set({ parent_id: region }).where('id', '=', world.territoryId).execute();
  const moved = world.schoolIds.slice(CUT);
  await db.updateTable('school').set({ territory_id: second }).where('id', 'in', moved).execute();
  await markStale(db, region);
  await askForAnalyses({ db, jobs });
  await jobs.idle();
  regional = await opora.signInAs('analyst', { territoryId: region, schoolId: null });
}, PATIENCE);
afterAll(() => district.opora.stop());

it('the analyst of a region sees how many schools of each district have which level, all twenty judged together', async () => {
  const { districts, schools } = (await (
    await district.get('/api/objectivity', regional)
  ).json()) as ObjectivityResponse;
  expect(schools).toHaveLength(20);
  expect(districts.map(({ id }) => id)).toEqual([district.world.territoryId, second]);
  for (const { look, none, notChecked, tooFew, watch } of districts)
    expect(look + none + notChecked + tooFew + watch).toBe(CUT);
  const { schoolIds } = district.world;
  const looks = schools.filter(({ level }) => level === 'look').map(({ schoolId }) => schoolId);
  expect(looks).toEqual([schoolIds[LIFTING], schoolIds[COPYING]]);
  expect(districts.map(({ look }) => look)).toEqual([1, 1]);
});

it('a district sees its own line alone', async () => {
  const { districts, schools } = (await (await district.get('/api/objectivity')).json()) as ObjectivityResponse;
  expect(schools.map(({ schoolId }) => schoolId)).toEqual(district.world.schoolIds.slice(0, CUT));
  expect(districts.map(({ id }) => id)).toEqual([district.world.territoryId]);
});
