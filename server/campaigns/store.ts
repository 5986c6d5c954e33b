import { type Kysely, sql } from 'kysely';
import type { AnonymousAudience, Audience, RiskModel } from '../../surveys/schema.ts';
import type { Database } from '../db/schema.ts';
import { ProblemError } from '../http/problem.ts';
import type { Scope } from '../identity/caller.ts';
import { schoolsInScope } from '../schools/store.ts';

export async function getCampaignModel(db: Kysely<Database>, campaignId: number): Promise<RiskModel> {
  const row = await db.selectFrom('campaign').select('model').where('id', '=', campaignId).executeTakeFirst();
  if (!row) throw new ProblemError('notFound');
  return row.model;
}

export async function findOpenCampaigns(db: Kysely<Database>): Promise<number[]> {
  const rows = await db.selectFrom('campaign').select('id').where('state', '=', 'open').execute();
  return rows.map((row) => row.id);
}

/** Campaigns that survey at least one school of the scope, newest first. */
export async function findCampaigns(db: Kysely<Database>, scope: Scope) {
  return db
    .selectFrom('campaign')
    .select(['id', 'title', 'year', 'state', 'opens_on as opensOn', 'closes_on as closesOn'])
    .select(sql<string>`model ->> 'version'`.as('modelVersion'))
    .where((where) =>
      where.exists(
        where
          .selectFrom('cell')
          .select('cell.campaign_id')
          .whereRef('cell.campaign_id', '=', 'campaign.id')
          .where('cell.school_id', 'in', schoolsInScope(db, scope)),
      ),
    )
    .orderBy('opens_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Surveyed schools of the campaign within the scope, in the order of their ids. */
export async function findSurveyedSchools(db: Kysely<Database>, campaignId: number, scope: Scope): Promise<number[]> {
  const rows = await db
    .selectFrom('cell')
    .select('school_id')
    .distinct()
    .where('campaign_id', '=', campaignId)
    .where('school_id', 'in', schoolsInScope(db, scope))
    .orderBy('school_id')
    .execute();
  return rows.map((row) => row.school_id);
}

export async function findCells(db: Kysely<Database>, campaignId: number, schoolIds: number[]) {
  return db
    .selectFrom('cell')
    .select(['school_id as schoolId', 'audience', 'grade', 'roll', 'target', 'received', 'sealed'])
    .where('campaign_id', '=', campaignId)
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .orderBy('school_id')
    .orderBy('audience')
    .orderBy('grade')
    .execute();
}

export async function findReturnedSchools(db: Kysely<Database>, campaignId: number): Promise<Set<number>> {
  const rows = await db
    .selectFrom('school_return')
    .select('school_id')
    .distinct()
    .where('campaign_id', '=', campaignId)
    .execute();
  return new Set(rows.map((row) => row.school_id));
}

export async function findLinks(db: Kysely<Database>, campaignId: number, schoolIds: number[]) {
  return db
    .selectFrom('survey_link')
    .select(['school_id as schoolId', 'audience', 'grade', 'label', 'code', 'cap', 'used'])
    .where('campaign_id', '=', campaignId)
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .orderBy('school_id')
    .orderBy('audience')
    .orderBy('grade')
    .orderBy('label')
    .execute();
}

export type NewCampaign = {
  territoryId: number;
  title: { ru: string; en: string };
  year: number;
  opensOn: string;
  closesOn: string;
  model: RiskModel;
};

export async function insertCampaign(trx: Kysely<Database>, campaign: NewCampaign): Promise<number> {
  const { id } = await trx
    .insertInto('campaign')
    .values({
      territory_id: campaign.territoryId,
      title: JSON.stringify(campaign.title),
      year: campaign.year,
      opens_on: campaign.opensOn,
      closes_on: campaign.closesOn,
      state: 'open',
      model: JSON.stringify(campaign.model),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertForm(
  trx: Kysely<Database>,
  campaignId: number,
  audience: Audience,
  definition: string,
  hash: string,
) {
  await trx.insertInto('campaign_form').values({ campaign_id: campaignId, audience, definition, hash }).execute();
}

export type NewCell = { audience: AnonymousAudience; grade: number; roll: number | null; target: number };

export async function insertCells(trx: Kysely<Database>, campaignId: number, schoolId: number, cells: NewCell[]) {
  if (cells.length === 0) return;
  await trx
    .insertInto('cell')
    .values(cells.map((cell) => ({ ...cell, campaign_id: campaignId, school_id: schoolId })))
    .execute();
}

/** The roll in force on a day by audience and grade: the newest row up to that day. */
export async function findRoll(db: Kysely<Database>, schoolId: number, day: string) {
  return db
    .selectFrom('school_year')
    .select(['audience', 'grade', 'people'])
    .distinctOn(['audience', 'grade'])
    .where('school_id', '=', schoolId)
    .where('as_of', '<=', day)
    .orderBy('audience')
    .orderBy('grade')
    .orderBy('as_of', 'desc')
    .execute();
}

export async function insertRoll(
  db: Kysely<Database>,
  schoolId: number,
  asOf: string,
  roll: { audience: Audience; grade: number; people: number }[],
) {
  await db
    .insertInto('school_year')
    .values(roll.map((row) => ({ ...row, school_id: schoolId, as_of: asOf })))
    .execute();
}

export type NewLink = {
  code: string;
  campaign_id: number;
  school_id: number;
  audience: AnonymousAudience;
  grade: number;
  label: string;
  cap: number;
};

export async function insertLinks(db: Kysely<Database>, links: NewLink[]) {
  await db.insertInto('survey_link').values(links).execute();
}
