import { type Kysely, sql, type Transaction } from 'kysely';
import type { AnonymousAudience, Localized } from '../../../surveys/schema.ts';
import { LOCK_CLASSES } from '../../ground/db/locks.ts';
import type { CampaignState, Database, Way } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { CellKey } from '../submissions/cell.ts';
import type { GroupCaps } from './caps.ts';

export type SchoolCampaign = {
  title: Localized;
  school: Localized;
  state: CampaignState;
  closesOn: string;
};

/** @throws ProblemError `notFound` when the campaign does not survey the school */
export async function getSchoolCampaign(
  db: Kysely<Database>,
  schoolId: number,
  campaignId: number,
): Promise<SchoolCampaign> {
  const row = await db
    .selectFrom('campaign_school')
    .innerJoin('campaign', 'campaign.id', 'campaign_school.campaign_id')
    .innerJoin('school', 'school.id', 'campaign_school.school_id')
    .select(['campaign.title', 'school.short_name as school', 'campaign.state', 'campaign.closes_on as closesOn'])
    .where('campaign_school.campaign_id', '=', campaignId)
    .where('campaign_school.school_id', '=', schoolId)
    .executeTakeFirst();
  if (!row) throw new ProblemError('notFound');
  return row;
}

/** The ways chosen so far; an audience without one answers by group links. */
export async function findWays(
  db: Kysely<Database>,
  schoolId: number,
  campaignId: number,
): Promise<Map<AnonymousAudience, Way>> {
  const rows = await db
    .selectFrom('campaign_way')
    .select(['audience', 'way'])
    .where('campaign_id', '=', campaignId)
    .where('school_id', '=', schoolId)
    .execute();
  return new Map(rows.map(({ audience, way }) => [audience, way]));
}

export async function putWay(
  db: Kysely<Database>,
  schoolId: number,
  campaignId: number,
  audience: AnonymousAudience,
  way: Way,
): Promise<void> {
  await db
    .insertInto('campaign_way')
    .values({ campaign_id: campaignId, school_id: schoolId, audience, way })
    .onConflict((conflict) => conflict.columns(['campaign_id', 'school_id', 'audience']).doUpdateSet({ way }))
    .execute();
}

export async function hasCell(db: Kysely<Database>, cell: CellKey): Promise<boolean> {
  const row = await db
    .selectFrom('cell')
    .select('grade')
    .where('school_id', '=', cell.schoolId)
    .where('campaign_id', '=', cell.campaignId)
    .where('audience', '=', cell.audience)
    .where('grade', '=', cell.grade)
    .executeTakeFirst();
  return row !== undefined;
}

/** A class link of the school, which stays what it is until the transaction ends. */
export const ownLink = (db: Kysely<Database>, schoolId: number, campaignId: number, code: string) =>
  db
    .selectFrom('survey_link')
    .select(['code', 'audience', 'grade', 'used', 'cap', 'closed'])
    .where('code', '=', code)
    .where('kind', '=', 'group')
    .where('school_id', '=', schoolId)
    .where('campaign_id', '=', campaignId)
    .forUpdate();

/** Until the transaction ends nobody else makes, changes or closes links of the school, chooses its ways or makes its cards at once. */
export const takeCapsLock = (trx: Kysely<Database>, schoolId: number) =>
  sql`select pg_advisory_xact_lock(${LOCK_CLASSES.caps}, ${schoolId})`.execute(trx);

/** What the group links of a cell come to. A closed link takes no more than has come by it. */
const ofLinks = (column: 'cap' | 'used') =>
  sql<number>`(select coalesce(sum(case when closed then used else ${sql.ref(column)} end), 0)::int
    from survey_link as link where kind = 'group'
    and link.school_id = cell.school_id and link.campaign_id = cell.campaign_id
    and link.audience = cell.audience and link.grade = cell.grade)`;

/** The groups of a school with the caps of their links. */
export async function findGroupCaps(
  db: Kysely<Database>,
  schoolId: number,
  campaignId: number,
): Promise<(GroupCaps & Pick<CellKey, 'audience' | 'grade'>)[]> {
  return db
    .selectFrom('cell')
    .select(['audience', 'grade'])
    .select(sql<number | null>`coalesce(roll_next, roll)`.as('people'))
    .select(ofLinks('cap').as('caps'))
    .select(ofLinks('used').as('used'))
    .where('school_id', '=', schoolId)
    .where('campaign_id', '=', campaignId)
    .execute();
}

/**
 * The caps of a group, which stay what they are until the transaction ends.
 * @throws ProblemError `notFound` when there is no such group
 */
export async function lockGroupCaps(trx: Transaction<Database>, cell: CellKey): Promise<GroupCaps> {
  await takeCapsLock(trx, cell.schoolId);
  const groups = await findGroupCaps(trx, cell.schoolId, cell.campaignId);
  const own = groups.find(({ audience, grade }) => audience === cell.audience && grade === cell.grade);
  if (!own) throw new ProblemError('notFound');
  return own;
}

/** What is set of a link; what is left out stays. */
export async function updateLink(
  trx: Transaction<Database>,
  code: string,
  change: { cap: number; closed?: boolean; label?: string; people?: number },
): Promise<void> {
  await trx.updateTable('survey_link').set(change).where('code', '=', code).execute();
}

/** Closes the class links of an audience. @returns how many were open */
export async function closeLinks(
  trx: Transaction<Database>,
  schoolId: number,
  campaignId: number,
  audience: AnonymousAudience,
): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('survey_link')
    .set({ closed: true })
    .where('kind', '=', 'group')
    .where('closed', '=', false)
    .where('school_id', '=', schoolId)
    .where('campaign_id', '=', campaignId)
    .where('audience', '=', audience)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** @throws ProblemError `notFound`, `linkInUse` when someone has answered by it */
export async function deleteLink(trx: Transaction<Database>, schoolId: number, campaignId: number, code: string) {
  const link = await ownLink(trx, schoolId, campaignId, code).executeTakeFirst();
  if (!link) throw new ProblemError('notFound');
  if (link.used > 0) throw new ProblemError('linkInUse');
  await trx.deleteFrom('survey_link').where('code', '=', code).execute();
}

export async function insertSheet(trx: Kysely<Database>, batchId: number, label: string, madeOn: string) {
  await trx.insertInto('card_sheet').values({ batch_id: batchId, label, made_on: madeOn }).execute();
}

export async function findSheetNames(db: Kysely<Database>, campaignId: number, schoolId: number) {
  const rows = await db
    .selectFrom('card_sheet')
    .innerJoin('code_batch', 'code_batch.id', 'card_sheet.batch_id')
    .select(['batch_id as id', 'label', 'made_on as madeOn'])
    .where('campaign_id', '=', campaignId)
    .where('school_id', '=', schoolId)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whether the batch of codes was made for the school. */
export async function isOwnBatch(db: Kysely<Database>, batchId: number, schoolId: number, campaignId: number) {
  const row = await db
    .selectFrom('code_batch')
    .select('id')
    .where('id', '=', batchId)
    .where('school_id', '=', schoolId)
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Keyed paper forms by audience and grade. */
export async function countKeyed(db: Kysely<Database>, campaignId: number, schoolId: number) {
  const rows = await db
    .selectFrom('survey_link')
    .select(['audience', 'grade', 'used'])
    .where('campaign_id', '=', campaignId)
    .where('school_id', '=', schoolId)
    .where('kind', '=', 'paper')
    .execute();
  return new Map(rows.map(({ audience, grade, used }) => [`${audience} ${grade}`, used]));
}

/** No cap: a rate above 100 % is shown and asked about, keyed sheets are never turned away. */
const NO_CAP = 1_000_000;

/**
 * The place where keyed forms of a cell are counted; made when first needed. It has a code because arrivals have one, but no
 * address leads to it.
 */
export async function ensurePaperPlace(db: Kysely<Database>, cell: CellKey, code: string): Promise<string> {
  const { rows } = await sql<{ code: string }>`
    insert into survey_link (code, school_id, campaign_id, audience, grade, label, cap, kind)
    values (${code}, ${cell.schoolId}, ${cell.campaignId}, ${cell.audience}, ${cell.grade}, '', ${NO_CAP}, 'paper')
    on conflict (campaign_id, school_id, audience, grade) where kind = 'paper' do update set label = ''
    returning code`.execute(db);
  return rows[0].code;
}
