/** A region of many schools: counted by municipality, school by school only within one of them. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertCampaign } from '../../server/campaigns/store.ts';
import type { ProfilesResponse } from '../../server/profiles/schemas.ts';
import type { RollupResponse } from '../../server/rollup/schemas.ts';
import { insertTerritory } from '../../server/simulation/store.ts';
import { startApplication, type TestApplication } from './application.ts';
import { result } from './results.ts';

const MUNICIPALITIES = 20;
const SCHOOLS_EACH = 100;
const name = (ru: string) => ({ ru, en: ru });

let opora: TestApplication;
let regionId: number;
let campaignId: number;
const municipalities: number[] = [];

/** Schools straight into the tables: in every municipality the same share, i of 100, has level `high` on F01. */
async function seedMunicipality(index: number): Promise<void> {
  const { db } = opora.services;
  const id = await insertTerritory(db, 'municipality', name(`Район ${String(index + 1).padStart(2, '0')}`), regionId);
  municipalities.push(id);
  const { rows } = await sql<{ id: number }>`insert into school (territory_id, name, short_name)
    select ${id}::int, jsonb_build_object('ru', 'Школа ' || n, 'en', 'School ' || n), jsonb_build_object('ru', 'Школа ' || n, 'en', 'School ' || n)
    from generate_series(1, ${SCHOOLS_EACH}::int) as n returning id`.execute(db);
  const ids = rows.map((row) => row.id);
  await sql`insert into campaign_school (campaign_id, school_id)
    select ${campaignId}::int, unnest(${ids}::int[])`.execute(db);
  await insertProfiles(ids.slice(0, index), 70);
  await insertProfiles(ids.slice(index, -1), 20);
}

async function insertProfiles(ids: number[], value: number): Promise<void> {
  await sql`insert into profile (school_id, campaign_id, quality, factor, model_version, result)
    select school, ${campaignId}::int, 'all', 'F01', 'test', ${JSON.stringify(result('F01', value))}::jsonb
    from unnest(${ids}::int[]) as school`.execute(opora.services.db);
}

beforeAll(async () => {
  opora = await startApplication();
  const { content, db } = opora.services;
  regionId = await insertTerritory(db, 'region', name('Область'), null);
  const dates = { opensOn: '2026-05-01', closesOn: '2026-06-30' };
  const campaign = { territoryId: regionId, title: name('Опрос'), year: 2026, ...dates, model: content.riskModel };
  campaignId = await db.transaction().execute((trx) => insertCampaign(trx, campaign));
  for (let index = 0; index < MUNICIPALITIES; index++) await seedMunicipality(index);
});
afterAll(() => opora.stop());

async function ask<T>(path: string, cookie: string): Promise<{ status: number; body: T }> {
  const response = await fetch(`${opora.url}${path}`, { headers: { cookie } });
  return { status: response.status, body: (await response.json()) as T };
}

const territories = (query: string, cookie: string) =>
  ask<RollupResponse>(`/api/campaigns/${campaignId}/territories${query}`, cookie);

describe('a region of 2,000 schools', () => {
  it('is counted by municipality; every school counts once on every factor', async () => {
    const cookie = await opora.signInAs('analyst', { territoryId: regionId, schoolId: null });
    const { body } = await territories('', cookie);
    expect(body).toMatchObject({ schools: MUNICIPALITIES * SCHOOLS_EACH, own: 0, parent: { id: regionId }, above: [] });
    expect(body.territories.map(({ id }) => id)).toEqual(municipalities);
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
    const cookie = await opora.signInAs('analyst', { territoryId: regionId, schoolId: null });
    const path = `/api/campaigns/${campaignId}/profiles`;
    const { body: all } = await ask<ProfilesResponse>(path, cookie);
    expect([all.total, all.schools.length]).toEqual([MUNICIPALITIES * SCHOOLS_EACH, 0]);
    const { body: one } = await ask<ProfilesResponse>(`${path}?territory=${municipalities[3]}`, cookie);
    expect(one.schools).toHaveLength(SCHOOLS_EACH);
    expect(one.schools.filter(({ factors }) => factors[0]?.kind === 'estimate')).toHaveLength(99);
  });

  it('shows one municipality its own schools alone, and refuses another’s', async () => {
    const cookie = await opora.signInAs('analyst', { territoryId: municipalities[2], schoolId: null });
    const { body } = await territories('', cookie);
    expect(body.territories.map(({ id, schools }) => [id, schools])).toEqual([[municipalities[2], SCHOOLS_EACH]]);
    const own = await territories(`?parent=${municipalities[2]}`, cookie);
    expect(own.body).toMatchObject({ own: SCHOOLS_EACH, territories: [], above: [{ id: regionId }] });
    expect((await territories(`?parent=${municipalities[3]}`, cookie)).status).toBe(403);
  });

  it('answers 404 of a territory outside the campaign', async () => {
    const cookie = await opora.signInAs('analyst', { territoryId: regionId, schoolId: null });
    const other = await insertTerritory(opora.services.db, 'region', name('Другая'), null);
    expect((await territories(`?parent=${other}`, cookie)).status).toBe(404);
  });
});
