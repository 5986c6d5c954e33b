import { type Kysely, sql } from 'kysely';
import type { Localized } from '../../../../surveys/schema.ts';
import type {
  CampaignEventKind,
  CampaignState,
  CampaignTargets,
  Database,
  PeopleCorrection,
} from '../../../ground/db/schema.ts';
import { ProblemError } from '../../../ground/http/problem.ts';

export type CampaignRow = {
  id: number;
  title: Localized;
  year: number;
  state: CampaignState;
  opensOn: string;
  closesOn: string;
  /** The day on which it is sealed, while it is closed. */
  sealsOn: string | null;
  modelVersion: string;
  targets: CampaignTargets;
};

const COLUMNS = [
  'id',
  'title',
  'year',
  'state',
  'opens_on as opensOn',
  'closes_on as closesOn',
  'seals_on as sealsOn',
  'targets',
] as const;

/** @throws ProblemError `notFound` */
export async function getCampaign(db: Kysely<Database>, campaignId: number): Promise<CampaignRow> {
  const row = await db
    .selectFrom('campaign')
    .select(COLUMNS)
    .select(sql<string>`model ->> 'version'`.as('modelVersion'))
    .where('id', '=', campaignId)
    .executeTakeFirst();
  if (!row) throw new ProblemError('notFound');
  return row;
}

/** The campaign with its row locked, so that two steps never happen to it at once. @throws ProblemError `notFound` */
export async function lockCampaign(trx: Kysely<Database>, campaignId: number): Promise<CampaignRow> {
  await trx.selectFrom('campaign').select('id').where('id', '=', campaignId).forUpdate().execute();
  return getCampaign(trx, campaignId);
}

export type CampaignChange = {
  title?: Localized;
  year?: number;
  opensOn?: string;
  closesOn?: string;
  sealsOn?: string | null;
  targets?: CampaignTargets;
  state?: CampaignState;
};

export async function updateCampaign(trx: Kysely<Database>, campaignId: number, change: CampaignChange): Promise<void> {
  await trx
    .updateTable('campaign')
    .set({
      title: change.title && JSON.stringify(change.title),
      year: change.year,
      opens_on: change.opensOn,
      closes_on: change.closesOn,
      seals_on: change.sealsOn,
      targets: change.targets && JSON.stringify(change.targets),
      state: change.state,
    })
    .where('id', '=', campaignId)
    .execute();
}

/** The cells of a running campaign follow its targets. */
export async function updateCellTargets(trx: Kysely<Database>, campaignId: number, targets: CampaignTargets) {
  for (const audience of ['teacher', 'student', 'parent'] as const) {
    await trx
      .updateTable('cell')
      .set({ target: targets[audience] })
      .where('campaign_id', '=', campaignId)
      .where('audience', '=', audience)
      .execute();
  }
}

export async function findCampaignSchools(db: Kysely<Database>, campaignId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('campaign_school')
    .select('school_id')
    .where('campaign_id', '=', campaignId)
    .orderBy('school_id')
    .execute();
  return rows.map((row) => row.school_id);
}

export async function deleteCampaignSchools(trx: Kysely<Database>, campaignId: number): Promise<void> {
  await trx.deleteFrom('campaign_school').where('campaign_id', '=', campaignId).execute();
}

/** Takes schools out of a plan, with the ways in that were chosen for them. */
export async function dropCampaignSchools(trx: Kysely<Database>, campaignId: number, schoolIds: readonly number[]) {
  const dropped = sql<number>`any(${schoolIds}::int[])`;
  await trx.deleteFrom('campaign_way').where('campaign_id', '=', campaignId).where('school_id', '=', dropped).execute();
  await trx
    .deleteFrom('campaign_school')
    .where('campaign_id', '=', campaignId)
    .where('school_id', '=', dropped)
    .execute();
}

/** Takes back a plan; schools, ways and history of the plan go with it. */
export async function deletePlanned(trx: Kysely<Database>, campaignId: number): Promise<void> {
  await trx.deleteFrom('campaign').where('id', '=', campaignId).where('state', '=', 'planned').execute();
}

/** The territories that the schools belong to directly. */
export async function findTerritories(db: Kysely<Database>, schoolIds: number[]): Promise<number[]> {
  const rows = await db
    .selectFrom('school')
    .select('territory_id')
    .distinct()
    .where('id', '=', sql<number>`any(${schoolIds}::int[])`)
    .execute();
  return rows.map((row) => row.territory_id);
}

export type NewEvent = {
  kind: CampaignEventKind;
  at: Date;
  /** Null when the clock did it. */
  by: string | null;
  closesOn?: string;
  reason?: string;
  /** How many waiting answers were lost by it. */
  answers?: number;
  people?: PeopleCorrection;
};

export async function insertEvent(trx: Kysely<Database>, campaignId: number, event: NewEvent): Promise<void> {
  await trx
    .insertInto('campaign_event')
    .values({
      campaign_id: campaignId,
      kind: event.kind,
      at: event.at,
      by_account: event.by,
      closes_on: event.closesOn ?? null,
      reason: event.reason ?? null,
      answers: event.answers ?? null,
      people: event.people ? JSON.stringify(event.people) : null,
    })
    .execute();
}

export async function findEvents(db: Kysely<Database>, campaignId: number) {
  return db
    .selectFrom('campaign_event')
    .leftJoin('account', 'account.id', 'campaign_event.by_account')
    .select(['kind', 'at', 'account.name as by', 'closes_on as closesOn', 'reason', 'answers', 'people'])
    .where('campaign_id', '=', campaignId)
    .orderBy('campaign_event.id', 'desc')
    .execute();
}

export async function findFormHashes(db: Kysely<Database>, campaignId: number) {
  return db
    .selectFrom('campaign_form')
    .select(['audience', 'hash'])
    .where('campaign_id', '=', campaignId)
    .orderBy('audience')
    .execute();
}

/** Open campaigns whose last day is over. */
export async function findOverdue(db: Kysely<Database>, today: string): Promise<number[]> {
  const query = db.selectFrom('campaign').select('id').where('state', '=', 'open').where('closes_on', '<', today);
  return (await query.execute()).map((row) => row.id);
}

/** Closed campaigns whose last answers have had their time. */
export async function findToSeal(db: Kysely<Database>, today: string): Promise<number[]> {
  const query = db.selectFrom('campaign').select('id').where('state', '=', 'closed').where('seals_on', '<', today);
  return (await query.execute()).map((row) => row.id);
}

/** Who closed a campaign last; null where the clock did. */
export async function findClosedBy(db: Kysely<Database>, campaignId: number): Promise<string | null> {
  const row = await db
    .selectFrom('campaign_event')
    .select('by_account')
    .where('campaign_id', '=', campaignId)
    .where('kind', '=', 'closed')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.by_account ?? null;
}

export async function findPace(db: Kysely<Database>, campaignId: number, schoolIds: number[]) {
  return db
    .selectFrom('pace')
    .select(['week', 'audience'])
    .select(sql<number>`sum(received)::int`.as('received'))
    .where('campaign_id', '=', campaignId)
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .groupBy(['week', 'audience'])
    .orderBy('week')
    .orderBy('audience')
    .execute();
}
