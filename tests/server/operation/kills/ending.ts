/** The end of a campaign: closed, sealed and its keys destroyed, while whoever does that is killed. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { scoringPlan, tallyAnswers } from '../../../../analytics/tally.ts';
import { getCampaignModel } from '../../../../server/answering/campaigns/store.ts';
import { findForm } from '../../../../server/answering/submissions/store.ts';
import type { Database } from '../../../../server/ground/db/schema.ts';
import { formItems } from '../../../../surveys/form.ts';
import type { AnonymousAudience } from '../../../../surveys/schema.ts';

export type EndReport = {
  /** What still waits, keys in the database, and keys in the key folder. */
  left: { waiting: number; rows: number; files: number };
  /** Cells whose stored tally is not that of their stored answers, of how many. */
  wrong: number;
  cells: number;
};

/** The day of sealing has come: the next sweep seals the campaign. */
export async function beginEnding(db: Kysely<Database>, campaignId: number): Promise<void> {
  await db
    .updateTable('campaign')
    .set({ state: 'closed', seals_on: '2000-01-01' })
    .where('id', '=', campaignId)
    .execute();
}

export async function isSealed(db: Kysely<Database>, campaignId: number): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select state = 'sealed'
      and not exists (select from campaign_key where campaign_id = ${campaignId}) as done
    from campaign where id = ${campaignId}`.execute(db);
  return rows[0]?.done === true;
}

export async function describeEnd(db: Kysely<Database>, campaignId: number, keyFolder: string): Promise<EndReport> {
  const { rows } = await sql<{ waiting: number; rows: number }>`select
    (select count(*)::int from inbox where campaign_id = ${campaignId}) as waiting,
    (select count(*)::int from campaign_key where campaign_id = ${campaignId}) as rows`.execute(db);
  const files = (await readdir(keyFolder, { recursive: true })).filter((file) =>
    file.includes(join('/', `${campaignId}.`)),
  );
  return { left: { ...rows[0], files: files.length }, ...(await compareTallies(db, campaignId)) };
}

/** Every tally of a campaign against the stored answers, counted again. */
async function compareTallies(db: Kysely<Database>, campaignId: number): Promise<Pick<EndReport, 'cells' | 'wrong'>> {
  const model = await getCampaignModel(db, campaignId);
  const tallies = await db.selectFrom('tally').selectAll().where('campaign_id', '=', campaignId).execute();
  let wrong = 0;
  for (const { audience, grade, school_id, tally } of tallies) {
    const definition = await findForm(db, campaignId, audience as AnonymousAudience);
    if (!definition) throw new Error(`no form for ${audience}`);
    const names = formItems(definition).map(({ name }) => name);
    const answers = await db
      .selectFrom('submission')
      .select('answers')
      .where('campaign_id', '=', campaignId)
      .where('school_id', '=', school_id)
      .where('audience', '=', audience)
      .where('grade', '=', grade)
      .execute();
    const counted = tallyAnswers(
      scoringPlan(model, audience, names),
      answers.map((row) => row.answers),
    );
    if (JSON.stringify(sorted(counted)) !== JSON.stringify(sorted(tally))) wrong += 1;
  }
  return { cells: tallies.length, wrong };
}

/** Keys in one order, so that equal content is equal text. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, of]) => [name, sorted(of)]),
  );
}

export const LOOK_MS = 200;
/** Long enough for a minute's sweep, a killed worker's jobs and the next tries. */
const MOST_MS = 180_000;

export async function waitForEnd(look: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + MOST_MS;
  while (!(await look().catch(() => false))) {
    if (performance.now() > end) throw new Error('the campaign was not sealed within three minutes');
    await wait(LOOK_MS);
  }
}
