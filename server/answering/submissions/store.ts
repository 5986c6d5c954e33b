import { createHash, randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { AnonymousAudience, Localized, SurveyDefinition } from '../../../surveys/schema.ts';
import { LOCK_CLASSES } from '../../ground/db/locks.ts';
import type { CampaignState, Database } from '../../ground/db/schema.ts';
import type { CellKey } from './cell.ts';

export type Link = CellKey & { code: string };

/** Looked for by a digest, so that the time it takes tells nothing about the characters of a code. */
export async function findLink(db: Kysely<Database>, code: string): Promise<Link | undefined> {
  return db
    .selectFrom('survey_link')
    .select(['code', 'school_id as schoolId', 'campaign_id as campaignId', 'audience', 'grade'])
    .where(sql<Buffer>`sha256(code::bytea)`, '=', createHash('sha256').update(code).digest())
    .where('kind', '=', 'group')
    .executeTakeFirst();
}

/** The frozen form of a campaign for one audience. */
export async function findForm(
  db: Kysely<Database>,
  campaignId: number,
  audience: AnonymousAudience | 'director',
): Promise<SurveyDefinition | undefined> {
  const row = await db
    .selectFrom('campaign_form')
    .select('definition')
    .where('campaign_id', '=', campaignId)
    .where('audience', '=', audience)
    .executeTakeFirst();
  return row?.definition;
}

export type CellView = { title: Localized; school: Localized; state: CampaignState };

/** What the introduction says of a cell. */
export async function getCellView(db: Kysely<Database>, { campaignId, schoolId }: CellKey): Promise<CellView> {
  return db
    .selectFrom('campaign')
    .innerJoin('school', (join) => join.on('school.id', '=', schoolId))
    .select(['campaign.title', 'school.short_name as school', 'campaign.state'])
    .where('campaign.id', '=', campaignId)
    .executeTakeFirstOrThrow();
}

/** Whether the link was closed, and whether as many answers have come by it as its cap allows. */
export function getLinkState(db: Kysely<Database>, { code }: Link): Promise<{ closed: boolean; full: boolean }> {
  return db
    .selectFrom('survey_link')
    .select(['closed', sql<boolean>`used >= cap`.as('full')])
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
}

/** While it is held the campaign keeps its state. */
export function shareCampaignLock(trx: Kysely<Database>, campaignId: number) {
  return sql`select pg_advisory_xact_lock_shared(${LOCK_CLASSES.campaign}, ${campaignId})`.execute(trx);
}

/** For the moment in which a campaign changes its state or its key; arrivals wait for that long, so nothing else is done under it. */
export function takeCampaignLock(trx: Kysely<Database>, campaignId: number) {
  return sql`select pg_advisory_xact_lock(${LOCK_CLASSES.campaign}, ${campaignId})`.execute(trx);
}

/**
 * An answer set as it is stored. `code` is that of the link, which has a cap; null for answers by a ticket, which is worth one
 * answer set and was checked before.
 */
export type Parcel = CellKey & { code: string | null; digest: Buffer; keyId: string; sealed: Buffer };

/** `gone`: the link is there no more. `linkClosed`: it takes no more answers until somebody opens it again. `keyEnded`: the campaign has another key by now, and nothing was stored. */
export type Stored = 'stored' | 'known' | 'full' | 'closed' | 'gone' | 'linkClosed' | 'keyEnded';

/** Stores a batch as one statement (the function `store_arrivals` of the database) and says of each, in order, what became of it. */
export async function storeArrivals(db: Kysely<Database>, parcels: Parcel[], week: string): Promise<Stored[]> {
  const column = <T>(of: (parcel: Parcel) => T) => parcels.map(of);
  const { rows } = await sql<{ outcome: Stored }>`select * from store_arrivals(${column((p) => p.schoolId)},
    ${column((p) => p.campaignId)}, ${column((p) => p.audience)}, ${column((p) => p.grade)}, ${column((p) => p.code)},
    ${column((p) => p.digest)}, ${column((p) => p.keyId)}, ${column(() => randomUUID())}, ${column((p) => p.sealed)},
    ${week}) as outcome`.execute(db);
  return rows.map(({ outcome }) => outcome);
}
