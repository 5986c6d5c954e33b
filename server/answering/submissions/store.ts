import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { AnonymousAudience, Localized, SurveyDefinition } from '../../../surveys/schema.ts';
import type { CampaignState, Database } from '../../ground/db/schema.ts';
import { type CellKey, cellName } from './cell.ts';

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

/** Whether as many answers have come by the link as its cap allows. */
export async function isFull(db: Kysely<Database>, { code }: Link): Promise<boolean> {
  const row = await db
    .selectFrom('survey_link')
    .select(sql<boolean>`used >= cap`.as('full'))
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  return row.full;
}

/**
 * An answer set on its way into the inbox. `id` makes sending again harmless: the sender's UUID, or the ticket. `code` is that
 * of the link, which has a cap; null for answers by a ticket, which is worth one answer set and was checked before.
 */
export type Arrival = CellKey & { code: string | null; id: string; answers: Uint8Array; doubtful: boolean };

export type Outcome = 'stored' | 'known' | 'full' | 'closed';

/** Class of the advisory lock that keeps sealing and arriving apart; the second key is the campaign. */
const SEALING_LOCK = 1;

export function shareSealingLock(trx: Kysely<Database>, campaignId: number) {
  return sql`select pg_advisory_xact_lock_shared(${SEALING_LOCK}, ${campaignId})`.execute(trx);
}

export function takeSealingLock(trx: Kysely<Database>, campaignId: number) {
  return sql`select pg_advisory_xact_lock(${SEALING_LOCK}, ${campaignId})`.execute(trx);
}

/**
 * The id as stored. A sender's UUID may hold a time (versions 1 and 7), and stored answers are put in the order of their ids:
 * a digest keeps equality and nothing else.
 */
export function storedId(id: string): string {
  const hex = createHash('sha256').update(id.toLowerCase()).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Stores a batch in one transaction and says for each arrival, in order, what became of it.
 *
 * The shared lock is taken first: while it is held no row moves from `inbox` to `submission`, so the search for known ids,
 * which comes in a later statement with a later snapshot, cannot miss a row that is being sealed. Then the rows of the links
 * and of the cells are locked in the order of their names, so that two batches never wait for each other in a circle, no cap
 * is passed, and the same ticket in two batches is found by the second.
 */
export async function storeArrivals(db: Kysely<Database>, arrivals: Arrival[], today: string): Promise<Outcome[]> {
  return db.transaction().execute(async (trx) => {
    const campaigns = [...new Set(arrivals.map(({ campaignId }) => campaignId))].sort((a, b) => a - b);
    for (const campaignId of campaigns) await shareSealingLock(trx, campaignId);
    const links = await lockLinks(trx, [...new Set(codesOf(arrivals))]);
    await lockCells(trx, arrivals);
    const known = await findKnown(trx, arrivals);
    const { outcomes, fresh } = judge(arrivals, links, known);
    if (fresh.length > 0) await insertArrivals(trx, fresh, today);
    return outcomes;
  });
}

async function lockCells(trx: Kysely<Database>, arrivals: Arrival[]): Promise<void> {
  await sql`select from cell join (
      select distinct * from unnest(${arrivals.map((a) => a.schoolId)}::int[], ${arrivals.map((a) => a.campaignId)}::int[],
        ${arrivals.map((a) => a.audience)}::text[], ${arrivals.map((a) => a.grade)}::smallint[])
        as w (school_id, campaign_id, audience, grade)) as wanted using (school_id, campaign_id, audience, grade)
    order by school_id, campaign_id, audience, grade
    for no key update of cell`.execute(trx);
}

function codesOf(arrivals: Arrival[]): string[] {
  return arrivals.flatMap(({ code }) => code ?? []);
}

type LinkState = { code: string; free: number; state: CampaignState };

async function lockLinks(trx: Kysely<Database>, codes: string[]): Promise<Map<string, LinkState>> {
  const rows = await trx
    .selectFrom('survey_link')
    .innerJoin('campaign', 'campaign.id', 'survey_link.campaign_id')
    .select(['code', 'campaign.state', sql<number>`cap - used`.as('free')])
    .where('code', '=', sql<string>`any(${codes})`)
    .orderBy('code')
    .forUpdate('survey_link')
    .execute();
  return new Map(rows.map((row) => [row.code, row]));
}

async function findKnown(trx: Kysely<Database>, arrivals: Arrival[]): Promise<Set<string>> {
  const { rows } = await sql<CellKey & { id: string }>`
    with wanted as (
      select * from unnest(${arrivals.map((a) => a.schoolId)}::int[], ${arrivals.map((a) => a.campaignId)}::int[],
        ${arrivals.map((a) => a.audience)}::text[], ${arrivals.map((a) => a.grade)}::smallint[],
        ${arrivals.map((a) => storedId(a.id))}::uuid[]) as w (school_id, campaign_id, audience, grade, id)
    )
    select school_id as "schoolId", campaign_id as "campaignId", audience, grade, id
      from wanted join inbox using (school_id, campaign_id, audience, grade, id)
    union all
    select school_id, campaign_id, audience, grade, id
      from wanted join submission using (school_id, campaign_id, audience, grade, id)`.execute(trx);
  return new Set(rows.map((row) => `${cellName(row)}/${row.id}`));
}

function judge(arrivals: Arrival[], links: Map<string, LinkState>, known: Set<string>) {
  const seen = new Set(known);
  const fresh: Arrival[] = [];
  const outcomes = arrivals.map((arrival): Outcome => {
    const name = `${cellName(arrival)}/${storedId(arrival.id)}`;
    if (seen.has(name)) return 'known';
    if (arrival.code !== null) {
      const link = links.get(arrival.code);
      if (link?.state !== 'open') return 'closed';
      if (link.free <= 0) return 'full';
      link.free -= 1;
    }
    seen.add(name);
    fresh.push(arrival);
    return 'stored';
  });
  return { outcomes, fresh };
}

async function insertArrivals(trx: Kysely<Database>, fresh: Arrival[], today: string): Promise<void> {
  const rows = fresh.map((arrival) => ({
    school_id: arrival.schoolId,
    campaign_id: arrival.campaignId,
    audience: arrival.audience,
    grade: arrival.grade,
    id: storedId(arrival.id),
    answers: Buffer.from(arrival.answers) as Buffer,
    doubtful: arrival.doubtful,
  }));
  // Whoever saw in which order codes were used must not find that order in the rows that wait: with every answer by a ticket
  // the pool of its cell is written anew, in the order of the random ids.
  const mixed = [
    ...Map.groupBy(
      fresh.filter(({ code }) => code === null),
      cellName,
    ).values(),
  ].map(([first]) => first);
  for (const cell of mixed) rows.push(...(await takePool(trx, cell)));
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  await trx.insertInto('inbox').values(rows).execute();
  const codes = codesOf(fresh);
  await sql`update survey_link set used = used + n
    from (select code, count(*)::int as n from unnest(${codes}::text[]) as code group by code) as fresh
    where survey_link.code = fresh.code`.execute(trx);
  await countReceived(trx, fresh, today);
}

/** Takes the waiting answers of a cell out of the inbox. */
function takePool(trx: Kysely<Database>, cell: CellKey) {
  return trx
    .deleteFrom('inbox')
    .where('school_id', '=', cell.schoolId)
    .where('campaign_id', '=', cell.campaignId)
    .where('audience', '=', cell.audience)
    .where('grade', '=', cell.grade)
    .returningAll()
    .execute();
}

/** Cells are updated one by one in the order of their names: two batches that share cells never deadlock. */
async function countReceived(trx: Kysely<Database>, fresh: Arrival[], today: string): Promise<void> {
  const groups = Map.groupBy(fresh, cellName);
  for (const name of [...groups.keys()].sort()) {
    const group = groups.get(name) ?? [];
    const { schoolId, campaignId, audience, grade } = group[0];
    await sql`with counted as (
        update cell set received = received + ${group.length}
        where school_id = ${schoolId} and campaign_id = ${campaignId} and audience = ${audience} and grade = ${grade}
      )
      insert into pace (school_id, campaign_id, audience, grade, day, received)
      values (${schoolId}, ${campaignId}, ${audience}, ${grade}, ${today}, ${group.length})
      on conflict (school_id, campaign_id, audience, grade, day)
      do update set received = pace.received + excluded.received`.execute(trx);
  }
}
