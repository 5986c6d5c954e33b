/** One changed school is computed alone and stored alone; all follow when what they share is estimated anew. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schoolSummer } from '../../../analytics/school-sums.ts';
import { Disclosure } from '../../../analytics/suppression/disclosed.ts';
import { findChangedCampaigns } from '../../../server/answering/changed-schools/store.ts';
import { campaignInputs } from '../../../server/profiles/profiles/inputs.ts';
import { refreshCampaign } from '../../../server/profiles/profiles/refresh.ts';
import { findCampaign, findEditions, findProfiles } from '../../../server/profiles/profiles/store.ts';
import { loadContent } from '../../../surveys/load.ts';
import { BenchDistrict } from '../../bench/refresh/district.ts';
import { cloneDatabase, type TestDatabase } from '../database.ts';

let database: TestDatabase;
let district: BenchDistrict;
beforeAll(async () => {
  database = await cloneDatabase();
  district = await BenchDistrict.open(database.db, loadContent(), 12, 7);
  await answer(district.schools, 20);
  await refreshCampaign(database.db, district.campaignId);
});
afterAll(() => database.drop());

/** Has so many people of every cell of some schools answer. */
async function answer(schools: BenchDistrict['schools'], people: number, cells = Number.POSITIVE_INFINITY) {
  const batches = schools.flatMap((school) => school.cells.slice(0, cells).map((cell) => ({ school, cell, people })));
  await district.answer(database.db, batches);
}

/** Which version of its row each result has, by school, view and factor. */
async function versions(): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; version: string }>`
    select concat_ws(' ', school_id, quality, factor) as key, xmin::text as version from profile
    where campaign_id = ${district.campaignId}`.execute(database.db);
  return new Map(rows.map(({ key, version }) => [key, version]));
}

async function marks() {
  const { rows } = await sql<{ estimated: string; computed: string; moved: number }>`
    select estimated_at::text as estimated, computed_at::text as computed, moved from district_profile
    where campaign_id = ${district.campaignId} and quality = 'all'`.execute(database.db);
  return rows[0];
}

/** Every stored result is that of a computing of all schools with the stored components. */
async function expectOneEdition(): Promise<void> {
  const { db } = database;
  const { model } = await findCampaign(db, district.campaignId);
  const { views } = await campaignInputs(db, district.campaignId, model);
  const editions = await findEditions(db, district.campaignId);
  expect(editions.map(({ quality }) => quality)).toEqual(['all', 'kept']);
  for (const { components, quality } of editions) {
    const disclosure = new Disclosure(model, components);
    const sumsOf = schoolSummer(model);
    for (const school of views[quality]) {
      const rows = await findProfiles(db, district.campaignId, quality, [Number(school.school)]);
      const computed = disclosure.figures(sumsOf(school)).toSorted((a, b) => (a.factor < b.factor ? -1 : 1));
      expect(rows.map(({ result }) => result)).toEqual(computed);
    }
  }
}

describe('a batch of one school', () => {
  it('writes results of that school alone, with the components that were stored', async () => {
    const [before, since] = [await versions(), await marks()];
    const school = district.schools[4];
    await answer([school], 5, 1);
    expect(await refreshCampaign(database.db, district.campaignId)).toBe(true);
    const [after, now] = [await versions(), await marks()];
    const written = [...after].filter(([key, version]) => before.get(key) !== version).map(([key]) => key);
    expect(new Set(written.map((key) => key.split(' ')[0]))).toEqual(new Set([String(school.school.id)]));
    expect(now.estimated).toBe(since.estimated);
    expect(now.computed > since.computed).toBe(true);
    expect(now.moved).toBeGreaterThan(0);
    expect(now.moved).toBeLessThan(0.02);
    await expectOneEdition();
  });

  it('writes nothing where nothing has changed', async () => {
    const before = await versions();
    const since = await marks();
    await sql`insert into changed_school (campaign_id, school_id)
      values (${district.campaignId}, ${district.schools[2].school.id})`.execute(database.db);
    await refreshCampaign(database.db, district.campaignId);
    expect(await versions()).toEqual(before);
    expect((await marks()).moved).toBe(since.moved);
  });
});

describe('more than two of a hundred answers', () => {
  it('have the components estimated anew, and only results that are others now written', async () => {
    const [before, since] = [await versions(), await marks()];
    await answer(district.schools.slice(0, 5), 10);
    await refreshCampaign(database.db, district.campaignId);
    const now = await marks();
    expect(now.estimated > since.estimated).toBe(true);
    expect(now.moved).toBe(0);
    const kept = [...(await versions())].filter(([key, version]) => before.get(key) === version);
    expect(kept.length).toBeGreaterThan(0);
    await expectOneEdition();
  });
});

describe('a campaign that is no longer open', () => {
  it('has its components estimated from all answers, though nobody has answered since', async () => {
    const { db } = database;
    await answer([district.schools[1]], 5, 1);
    await refreshCampaign(db, district.campaignId);
    expect((await marks()).moved).toBeGreaterThan(0);
    expect(await findChangedCampaigns(db)).toEqual([]);
    await sql`update campaign set state = 'closed', seals_on = closes_on + 14 where id = ${district.campaignId}`.execute(
      db,
    );
    expect(await findChangedCampaigns(db)).toEqual([district.campaignId]);
    expect(await refreshCampaign(db, district.campaignId)).toBe(true);
    expect((await marks()).moved).toBe(0);
    expect(await refreshCampaign(db, district.campaignId)).toBe(false);
    await expectOneEdition();
  });
});
