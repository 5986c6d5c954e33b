/** A region of many schools with cheap results: written straight into the tables, without answers behind them. */
import { sql } from 'kysely';
import { insertCampaign } from '../../server/answering/campaigns/store.ts';
import { insertTerritory } from '../../server/people/territories/store.ts';
import type { Services } from '../../server/services.ts';
import { result } from './results.ts';

export type Region = { regionId: number; campaignId: number; municipalities: number[] };

const named = (ru: string, en: string) => ({ ru, en });

/** In municipality number i (from 0) i schools have a high risk on F01, one has no result, all others a low risk. */
export async function makeRegion(
  { content, db }: Pick<Services, 'content' | 'db'>,
  municipalities: number,
  schoolsEach: number,
): Promise<Region> {
  const regionId = await insertTerritory(db, 'region', named('Область', 'Region'), null);
  const dates = { opensOn: '2026-05-01', closesOn: '2026-06-30' };
  const title = named('Опрос', 'Survey');
  const campaign = { territoryId: regionId, title, year: 2026, ...dates, model: content.riskModel };
  const campaignId = await db.transaction().execute((trx) => insertCampaign(trx, campaign));
  await db.updateTable('campaign').set({ state: 'sealed' }).where('id', '=', campaignId).execute();
  const ids: number[] = [];
  for (let index = 0; index < municipalities; index++) {
    const number = String(index + 1).padStart(2, '0');
    const id = await insertTerritory(db, 'municipality', named(`Район ${number}`, `District ${number}`), regionId);
    const schools = await insertSchools(db, id, schoolsEach, campaignId);
    await insertResults(db, schools.slice(0, index), campaignId, 70);
    await insertResults(db, schools.slice(index, -1), campaignId, 20);
    ids.push(id);
  }
  return { regionId, campaignId, municipalities: ids };
}

async function insertSchools(db: Services['db'], territoryId: number, count: number, campaignId: number) {
  const { rows } = await sql<{ id: number }>`insert into school (territory_id, name, short_name)
    select ${territoryId}::int, name, name
    from (select jsonb_build_object('ru', 'Школа ' || n, 'en', 'School ' || n) as name
      from generate_series(1, ${count}::int) as n) as named
    returning id`.execute(db);
  const ids = rows.map(({ id }) => id);
  await sql`insert into campaign_school (campaign_id, school_id)
    select ${campaignId}::int, unnest(${ids}::int[])`.execute(db);
  return ids;
}

async function insertResults(db: Services['db'], ids: number[], campaignId: number, value: number): Promise<void> {
  await sql`insert into profile (school_id, campaign_id, quality, factor, model_version, result)
    select school, ${campaignId}::int, 'all', 'F01', 'test', ${JSON.stringify(result('F01', value))}::jsonb
    from unnest(${ids}::int[]) as school`.execute(db);
}
