/** What the demo tells of itself: address, accounts, and one survey link for each audience and grade. */
import { type Kysely, sql } from 'kysely';
import { DEMO_SETTING, type DemoSetting } from '../assembly.ts';
import type { Database } from '../db/schema.ts';
import { findSetting } from '../db/settings.ts';
import { gradeView } from '../submissions/cell.ts';

export type DemoDescription = {
  url: string;
  today: string;
  accounts: DemoSetting['accounts'];
  links: { audience: string; grade: number | null; school: string; code: string; waiting: number }[];
};

/** @returns null when this database holds no demo */
export async function describeDemo(db: Kysely<Database>, url: string, today: string): Promise<DemoDescription | null> {
  const demo = await findSetting<DemoSetting>(db, DEMO_SETTING);
  if (!demo?.complete) return null;
  return { url, today, accounts: demo.accounts, links: await findDemoLinks(db) };
}

/** Of each audience and grade the open link with the most answers waiting, so that the next answer is seen to count. */
async function findDemoLinks(db: Kysely<Database>): Promise<DemoDescription['links']> {
  const links = await db
    .selectFrom('survey_link')
    .innerJoin('campaign', 'campaign.id', 'survey_link.campaign_id')
    .innerJoin('school', 'school.id', 'survey_link.school_id')
    .innerJoin('cell', (join) =>
      join
        .onRef('cell.school_id', '=', 'survey_link.school_id')
        .onRef('cell.campaign_id', '=', 'survey_link.campaign_id')
        .onRef('cell.audience', '=', 'survey_link.audience')
        .onRef('cell.grade', '=', 'survey_link.grade'),
    )
    .select(['cell.audience', 'cell.grade', 'survey_link.code'])
    .select(sql<string>`school.short_name ->> 'ru'`.as('school'))
    .select(sql<number>`cell.received - cell.sealed`.as('waiting'))
    .distinctOn(['cell.audience', 'cell.grade'])
    .where('campaign.state', '=', 'open')
    .where(sql<boolean>`survey_link.used < survey_link.cap`)
    .orderBy('cell.audience')
    .orderBy('cell.grade')
    .orderBy('waiting', 'desc')
    .orderBy('survey_link.code')
    .execute();
  return (
    links
      // Joined grades of small schools are a case apart; the demo's links show the plain one.
      .filter(({ audience, grade }) => audience === 'teacher' || grade !== 0)
      .map((link) => ({ ...link, grade: gradeView(link.grade) }))
  );
}
