import { type Kysely, sql } from 'kysely';
import { gradeView } from '../../answering/submissions/cell.ts';
import type { Database } from '../../ground/db/schema.ts';
import { findSetting, INSTALLATION_SETTING, putSetting } from '../../ground/db/settings.ts';
import { isEmpty } from '../simulation/store.ts';
import { DEMO_SETTING, type DemoSetting } from './setting.ts';

/**
 * Claims an empty database for the demo; one that a crash left half-filled is emptied first.
 * @param db the owner's connections: emptying tables is no right of the application
 * @returns whether the demo is to be filled in now
 */
export async function claimForDemo(db: Kysely<Database>): Promise<boolean> {
  const demo = await findSetting<DemoSetting>(db, DEMO_SETTING);
  if (demo?.complete || (!demo && !(await isEmpty(db)))) return false;
  if (demo) {
    // Keys of the half-filled demo are found under the same name, and destroyed.
    const installation = await findSetting<string>(db, INSTALLATION_SETTING);
    await sql`truncate territory, account, setting, arrived, inbox, submission restart identity cascade`.execute(db);
    if (installation !== null) await putSetting(db, INSTALLATION_SETTING, installation);
  }
  await putSetting(db, DEMO_SETTING, { complete: false, accounts: [] } satisfies DemoSetting);
  return true;
}

export type DemoLink = { audience: string; grade: number | null; school: string; code: string; waiting: number };

/** Of each audience and grade the open link with the most answers waiting, so that the next answer is seen to count. */
export async function findDemoLinks(db: Kysely<Database>): Promise<DemoLink[]> {
  const links = await db
    .selectFrom('survey_link')
    .innerJoin('campaign', 'campaign.id', 'survey_link.campaign_id')
    .innerJoin('school', 'school.id', 'survey_link.school_id')
    .innerJoin('cell_count', (join) =>
      join
        .onRef('cell_count.school_id', '=', 'survey_link.school_id')
        .onRef('cell_count.campaign_id', '=', 'survey_link.campaign_id')
        .onRef('cell_count.audience', '=', 'survey_link.audience')
        .onRef('cell_count.grade', '=', 'survey_link.grade'),
    )
    .select(['cell_count.audience', 'cell_count.grade', 'survey_link.code', 'cell_count.waiting'])
    .select(sql<string>`school.short_name ->> 'ru'`.as('school'))
    .distinctOn(['cell_count.audience', 'cell_count.grade'])
    .where('campaign.state', '=', 'open')
    .where('survey_link.kind', '=', 'group')
    .where('survey_link.closed', '=', false)
    .where(sql<boolean>`survey_link.used < survey_link.cap`)
    .orderBy('cell_count.audience')
    .orderBy('cell_count.grade')
    .orderBy('waiting', 'desc')
    // Several people try the same link.
    .orderBy(sql`survey_link.cap - survey_link.used`, 'desc')
    .orderBy('survey_link.code')
    .execute();
  return (
    links
      // Joined grades of small schools are a case apart; the demo's links show the plain one.
      .filter(({ audience, grade }) => audience === 'teacher' || grade !== 0)
      .map((link) => ({ ...link, grade: gradeView(link.grade) }))
  );
}

/**
 * Spreads what each cell received evenly over the weeks up to the demo's today, as if the answers had come week by week.
 * @param monday of the last of the weeks
 */
export async function spreadPace(
  db: Kysely<Database>,
  campaignId: number,
  monday: string,
  weeks: number,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const rows = await trx.deleteFrom('pace').where('campaign_id', '=', campaignId).returningAll().execute();
    for (const { audience, grade, received, school_id } of rows) {
      await sql`insert into pace (campaign_id, school_id, audience, grade, week, received)
        select * from (
          select ${campaignId}::int, ${school_id}::int, ${audience}::text, ${grade}::int, ${monday}::date - 7 * (${weeks - 1}::int - i),
            (${received}::int * (i + 1)) / ${weeks}::int - (${received}::int * i) / ${weeks}::int as share
          from generate_series(0, ${weeks - 1}::int) as i) as spread
        where share > 0`.execute(trx);
    }
  });
}

/** Signs the returns of a campaign on a day, so that days before it do not know them. */
export async function backdateReturns(db: Kysely<Database>, campaignId: number, day: string): Promise<void> {
  await sql`update school_return set signed_at = ${day}::date + time '09:00' where campaign_id = ${campaignId}`.execute(
    db,
  );
}

/** Dates the versions of lines of plans: the first on the day before the line begins, a done one on the day it was done. */
export async function backdateLines(db: Kysely<Database>): Promise<void> {
  await sql`update plan_line_version set changed_at =
    case when version = 1 then starts_on - 1 else coalesce(done_on, starts_on) end + time '09:00'`.execute(db);
}
