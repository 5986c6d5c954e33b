import { type Kysely, sql } from 'kysely';
import type { AnonymousAudience, Audience, Localized, RiskModel } from '../../../surveys/schema.ts';
import type { CampaignTargets, Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Scope } from '../../people/identity/caller.ts';
import { schoolsInScope } from '../../people/schools/store.ts';

export async function getCampaignModel(db: Kysely<Database>, campaignId: number): Promise<RiskModel> {
  const row = await db.selectFrom('campaign').select('model').where('id', '=', campaignId).executeTakeFirst();
  if (!row) throw new ProblemError('notFound');
  return row.model;
}

/** @throws ProblemError `notFound` */
export async function getCampaignTitle(db: Kysely<Database>, campaignId: number): Promise<Localized> {
  const row = await db.selectFrom('campaign').select('title').where('id', '=', campaignId).executeTakeFirst();
  if (!row) throw new ProblemError('notFound');
  return row.title;
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
          .selectFrom('campaign_school')
          .select('campaign_school.campaign_id')
          .whereRef('campaign_school.campaign_id', '=', 'campaign.id')
          .where('campaign_school.school_id', 'in', schoolsInScope(db, scope)),
      ),
    )
    .orderBy('opens_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Surveyed schools of the campaign within the scope, in the order of their ids. */
export async function findSurveyedSchools(db: Kysely<Database>, campaignId: number, scope: Scope): Promise<number[]> {
  const rows = await db
    .selectFrom('campaign_school')
    .select('school_id')
    .where('campaign_id', '=', campaignId)
    .where('school_id', 'in', schoolsInScope(db, scope))
    .orderBy('school_id')
    .execute();
  return rows.map((row) => row.school_id);
}

/** Whether the scope reaches every school of the campaign; an unknown campaign is reached by nobody. */
export async function isCampaignInScope(db: Kysely<Database>, scope: Scope, campaignId: number): Promise<boolean> {
  const row = await db
    .selectFrom('campaign_school')
    .select(sql<boolean>`bool_and(school_id in (${schoolsInScope(db, scope)}))`.as('reached'))
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst();
  return row?.reached === true;
}

/** Whether the scope reaches a school of the campaign. */
export async function isCampaignTouched(db: Kysely<Database>, scope: Scope, campaignId: number): Promise<boolean> {
  return (await findSurveyedSchools(db, campaignId, scope)).length > 0;
}

export async function findCells(db: Kysely<Database>, campaignId: number, schoolIds: number[]) {
  return db
    .selectFrom('cell')
    .innerJoin('cell_count', (join) =>
      join
        .onRef('cell_count.school_id', '=', 'cell.school_id')
        .onRef('cell_count.campaign_id', '=', 'cell.campaign_id')
        .onRef('cell_count.audience', '=', 'cell.audience')
        .onRef('cell_count.grade', '=', 'cell.grade'),
    )
    .select(['cell.school_id as schoolId', 'cell.audience', 'cell.grade', 'roll', 'roll_next as rollNext', 'target'])
    .select(['received', 'sealed', 'waiting'])
    .where('cell.campaign_id', '=', campaignId)
    .where('cell.school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .orderBy('cell.school_id')
    .orderBy('cell.audience')
    .orderBy('cell.grade')
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
    .select(['school_id as schoolId', 'audience', 'grade', 'label', 'code', 'people', 'cap', 'used', 'closed'])
    .where('campaign_id', '=', campaignId)
    .where('kind', '=', 'group')
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
  targets?: CampaignTargets;
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
      state: 'planned',
      model: JSON.stringify(campaign.model),
      targets: campaign.targets && JSON.stringify(campaign.targets),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertCampaignSchools(trx: Kysely<Database>, campaignId: number, schoolIds: number[]) {
  if (schoolIds.length === 0) return;
  await trx
    .insertInto('campaign_school')
    .values(schoolIds.map((schoolId) => ({ campaign_id: campaignId, school_id: schoolId })))
    .execute();
}

/** From here on the campaign takes answers, and its model stays as it is. */
export async function setOpen(trx: Kysely<Database>, campaignId: number, model: RiskModel): Promise<void> {
  await trx
    .updateTable('campaign')
    .set({ state: 'open', model: JSON.stringify(model) })
    .where('id', '=', campaignId)
    .execute();
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
  people?: number | null;
  kind?: 'group' | 'paper';
};

export async function insertLinks(db: Kysely<Database>, links: NewLink[]) {
  await db.insertInto('survey_link').values(links).execute();
}
