/** A region of many schools: counted by municipality, school by school only within one of them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCertain, lookOf } from '../../../analytics/result-level.ts';
import type { Withheld } from '../../../analytics/types.ts';
import { findSurveyedSchools } from '../../../server/answering/campaigns/store.ts';
import { insertTerritory } from '../../../server/people/territories/store.ts';
import type { ProfilesResponse } from '../../../server/profiles/profiles/schemas.ts';
import type { RollupResponse } from '../../../server/profiles/rollup/schemas.ts';
import { countLevels } from '../../../server/roadmap/meeting/store.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { type Answer, ask as askAs } from '../asking.ts';
import { makeRegion, type Region } from '../region.ts';
import { putResults, result } from '../results.ts';

const MUNICIPALITIES = 20;
const SCHOOLS_EACH = 100;

let opora: TestApplication;
let region: Region;

beforeAll(async () => {
  opora = await startApplication();
  region = await makeRegion(opora.services, MUNICIPALITIES, SCHOOLS_EACH);
});
afterAll(() => opora.stop());

const ask = <Body>(path: string, cookie: string): Promise<Answer<Body>> => askAs(opora, cookie, 'GET', path);

const territories = (query: string, cookie: string) =>
  ask<RollupResponse>(`/api/campaigns/${region.campaignId}/territories${query}`, cookie);

describe('a region of 2,000 schools', () => {
  it('is counted by municipality; every school counts once on every factor', async () => {
    const cookie = await opora.signInAs('analyst', { territoryId: region.regionId, schoolId: null });
    const { body } = await territories('', cookie);
    expect(body).toMatchObject({
      schools: MUNICIPALITIES * SCHOOLS_EACH,
      own: 0,
      parent: { id: region.regionId },
      above: [],
    });
    expect(body.territories.map(({ id }) => id)).toEqual(region.municipalities);
    body.territories.forEach(({ factors, isParted, schools }, index) => {
      expect([schools, isParted]).toEqual([SCHOOLS_EACH, false]);
      expect(factors).toHaveLength(12);
      for (const { factor: _, ...looks } of factors)
        expect(Object.values(looks).reduce((a, b) => a + b, 0)).toBe(SCHOOLS_EACH);
      const first = { factor: 'F01', low: 99 - index, medium: 0, high: index, few: 0, hidden: 0, noData: 1 };
      expect(factors.find(({ factor }) => factor === 'F01')).toEqual(first);
    });
  });

  it('sends schools only of a municipality that is asked for', async () => {
    const cookie = await opora.signInAs('analyst', { territoryId: region.regionId, schoolId: null });
    const path = `/api/campaigns/${region.campaignId}/profiles`;
    const { body: all } = await ask<ProfilesResponse>(path, cookie);
    expect([all.total, all.schools.length]).toEqual([MUNICIPALITIES * SCHOOLS_EACH, 0]);
    const { body: one } = await ask<ProfilesResponse>(`${path}?territory=${region.municipalities[3]}`, cookie);
    expect(one.schools).toHaveLength(SCHOOLS_EACH);
    expect(one.schools.filter(({ factors }) => factors[0]?.kind === 'estimate')).toHaveLength(99);
  });

  it('sends no schools of the region itself when it is asked for by name, as by the way back up', async () => {
    const cookie = await opora.signInAs('analyst', { territoryId: region.regionId, schoolId: null });
    const path = `/api/campaigns/${region.campaignId}/profiles?territory=${region.regionId}`;
    const { body } = await ask<ProfilesResponse>(path, cookie);
    expect([body.total, body.schools.length]).toEqual([MUNICIPALITIES * SCHOOLS_EACH, 0]);
  });

  it('sends all schools of a municipality, however many, for it is not parted any further', async () => {
    const big = await makeRegion(opora.services, 2, 510);
    const cookie = await opora.signInAs('analyst', { territoryId: big.regionId, schoolId: null });
    const path = `/api/campaigns/${big.campaignId}/profiles?territory=${big.municipalities[1]}`;
    expect((await ask<ProfilesResponse>(path, cookie)).body.schools).toHaveLength(510);
  });

  it('shows one municipality its own schools alone, and refuses another’s', async () => {
    const cookie = await opora.signInAs('analyst', { territoryId: region.municipalities[2], schoolId: null });
    const { body } = await territories('', cookie);
    expect(body.territories.map(({ id, schools }) => [id, schools])).toEqual([
      [region.municipalities[2], SCHOOLS_EACH],
    ]);
    const own = await territories(`?parent=${region.municipalities[2]}`, cookie);
    expect(own.body).toMatchObject({ own: SCHOOLS_EACH, territories: [], above: [{ id: region.regionId }] });
    expect((await territories(`?parent=${region.municipalities[3]}`, cookie)).status).toBe(403);
  });

  it('answers 404 of a territory outside the campaign', async () => {
    const cookie = await opora.signInAs('analyst', { territoryId: region.regionId, schoolId: null });
    const other = await insertTerritory(opora.services.db, 'region', { ru: 'Другая', en: 'Other' }, null);
    expect((await territories(`?parent=${other}`, cookie)).status).toBe(404);
  });
});

describe('the look that the database gives a stored result', () => {
  it('is the one that the pages show', async () => {
    const { db } = opora.services;
    const scope = { territoryIds: region.municipalities.slice(-1), schoolIds: [] };
    const [schoolId] = await findSurveyedSchools(db, region.campaignId, scope);
    const levels = ['low', 'medium', 'high'] as const;
    const states = ['certain', 'leaning', 'few'] as const;
    const estimates = levels.flatMap((level) => states.map((state) => ({ ...result('F01', 50), level, state })));
    const withheld = (['noData', 'fewAnswers', 'weightMissing'] as const).map(
      (reason): Withheld => ({ kind: 'withheld', factor: 'F01', reason, groups: [] }),
    );
    for (const each of [...estimates, ...withheld]) {
      await putResults(opora.services, region.campaignId, [[schoolId, each]]);
      const [{ isCertain: certain, look }] = await countLevels(db, region.campaignId, [schoolId], ['F01']);
      expect([look, certain]).toEqual([lookOf(each), isCertain(each)]);
    }
  });
});
