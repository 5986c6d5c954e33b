import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askForRefreshing } from '../../../server/answering/changed-schools/job.ts';
import type { ChangesResponse, SchoolHistoryResponse } from '../../../server/profiles/changes/schemas.ts';
import type { SchoolProfileResponse } from '../../../server/profiles/profiles/schemas.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { read } from '../asking.ts';
import { makeTwoYears, type TwoYears } from '../twoYears.ts';

const SCHOOLS = 6;
let opora: TestApplication;
let years: TwoYears;
let analyst: string;

beforeAll(async () => {
  opora = await startApplication();
  // The measure of one factor is changed between the years, as an analyst would by a new version of the model.
  years = await makeTwoYears(opora.services, SCHOOLS, async (lastId) => {
    const { model } = await opora.services.db
      .selectFrom('campaign')
      .select('model')
      .where('id', '=', lastId)
      .executeTakeFirstOrThrow();
    const factors = model.factors.map((factor) =>
      factor.code === 'F05' ? { ...factor, informants: { ...factor.informants, teacher: undefined } } : factor,
    );
    await opora.services.db
      .updateTable('campaign')
      .set({ model: JSON.stringify({ ...model, version: 'older', factors }) })
      .where('id', '=', lastId)
      .execute();
  });
  analyst = await opora.signInAs('analyst', { territoryId: years.territoryId, schoolId: null });
}, 120_000);
afterAll(() => opora.stop());

const get = <Body>(path: string) => read<Body>(opora, analyst, path);

describe('the change between two campaigns', () => {
  it('is told for every school and factor with its doubt, and names the campaign it is against', async () => {
    const { against, factors, schools } = await get<ChangesResponse>(`/api/campaigns/${years.currentId}/changes`);
    expect(against?.id).toBe(years.lastId);
    expect(schools.map(({ schoolId }) => schoolId)).toEqual(years.schoolIds);
    const told = schools.flatMap((school) => school.factors);
    expect(told).toHaveLength(SCHOOLS * factors.length);
    const estimates = told.filter((change) => change.kind === 'estimate');
    expect(estimates.length).toBeGreaterThan(SCHOOLS * 5);
    for (const { interval, probabilityBetter, value, verdict } of estimates) {
      expect(interval[0]).toBeLessThanOrEqual(value);
      expect(interval[1]).toBeGreaterThanOrEqual(value);
      if (verdict === 'better') expect(probabilityBetter).toBeGreaterThanOrEqual(0.95);
      if (verdict === 'worse') expect(probabilityBetter).toBeLessThanOrEqual(0.05);
    }
  });

  it('shows no figure before shrinkage, and none where a level of one of the years is not shown', async () => {
    const { schools } = await get<ChangesResponse>(`/api/campaigns/${years.currentId}/changes`);
    expect(JSON.stringify(schools)).not.toContain('"raw"');
    const last = await profileLevels(years.lastId);
    const current = await profileLevels(years.currentId);
    for (const { factors, schoolId } of schools)
      for (const change of factors) {
        const key = `${schoolId} ${change.factor}`;
        if (change.kind === 'estimate') expect([key, last.has(key), current.has(key)]).toEqual([key, true, true]);
      }
  });

  it('is not told of a factor that the two models compute in different ways', async () => {
    const { schools } = await get<ChangesResponse>(`/api/campaigns/${years.currentId}/changes`);
    const of = (code: string) => schools.map(({ factors }) => factors.find(({ factor }) => factor === code));
    for (const change of of('F05')) expect(change).toEqual({ kind: 'withheld', factor: 'F05', reason: 'modelChanged' });
    expect(of('F01').some((change) => change?.kind === 'estimate')).toBe(true);
  });

  it('does not exist before the second campaign', async () => {
    const { against, schools } = await get<ChangesResponse>(`/api/campaigns/${years.lastId}/changes`);
    expect(against).toBeNull();
    expect(schools.every(({ factors }) => factors.length === 0)).toBe(true);
  });

  it('follows when the campaign before is computed anew', async () => {
    const { db, jobs } = opora.services;
    const before = await get<ChangesResponse>(`/api/campaigns/${years.currentId}/changes`);
    await db.deleteFrom('school_return').where('campaign_id', '=', years.lastId).execute();
    await db
      .insertInto('changed_school')
      .values({ campaign_id: years.lastId, school_id: years.schoolIds[0] })
      .execute();
    await askForRefreshing({ db, jobs });
    await jobs.idle();
    expect(await get<ChangesResponse>(`/api/campaigns/${years.currentId}/changes`)).not.toEqual(before);
  });
});

describe('the history of a school', () => {
  it('has every campaign, earliest first, with the results that its page shows', async () => {
    const schoolId = years.schoolIds[1];
    const { campaigns } = await get<SchoolHistoryResponse>(`/api/schools/${schoolId}/history`);
    expect(campaigns.map(({ id }) => id)).toEqual([years.lastId, years.currentId]);
    expect(campaigns[0].changes).toEqual([]);
    for (const { id, results } of campaigns) {
      const page = await get<SchoolProfileResponse>(`/api/schools/${schoolId}/profile?campaign=${id}`);
      expect(results).toHaveLength(page.results.length);
      results.forEach((result, index) => {
        expect(page.results[index]).toMatchObject(result);
      });
    }
  });
});

describe('the grades of a school', () => {
  it('stand side by side where both are known, and not where they were counted together', async () => {
    const gradesOf = async (schoolId: number) => {
      const { results } = await get<SchoolProfileResponse>(
        `/api/schools/${schoolId}/profile?campaign=${years.currentId}`,
      );
      return results.flatMap((result) => (result.kind === 'estimate' ? (result.grades ?? []) : []));
    };
    const apart = await gradesOf(years.schoolIds[1]);
    expect(new Set(apart.map(({ grade }) => grade))).toEqual(new Set([6, 8]));
    for (const { mean, n } of apart) {
      expect(n).toBeGreaterThanOrEqual(5);
      expect(Number.isInteger(mean)).toBe(true);
    }
    expect(await gradesOf(years.schoolIds[5])).toEqual([]);
  });
});

/** Schools and factors of which the page of the school shows a level. */
async function profileLevels(campaignId: number): Promise<Set<string>> {
  const found = new Set<string>();
  for (const schoolId of years.schoolIds) {
    const { results } = await get<SchoolProfileResponse>(`/api/schools/${schoolId}/profile?campaign=${campaignId}`);
    for (const result of results)
      if (result.kind === 'estimate' && result.state !== 'few') found.add(`${schoolId} ${result.factor}`);
  }
  return found;
}
