import { type Kysely, sql } from 'kysely';
import type { LevelResult } from '../../../analytics/exit/readings.ts';
import type { Database, DesignationKind, QualityView } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { shownResults } from '../../objectivity/released/store.ts';

export type MarkRow = { schoolId: number; year: number; grade: number; pupils: number; low: number };

/** By school and test of the results shown: how many have a mark, and how many of them a «2». */
export async function findMarks(db: Kysely<Database>, schoolIds: number[]): Promise<MarkRow[]> {
  const { rows } = await sql<MarkRow>`
    select school_id as "schoolId", year, grade, marked as pupils, low
    from ${shownResults(schoolIds)} as shown join vpr_import_school using (school_id, import_id)
    where marked is not null`.execute(db);
  return rows;
}

type FactorLevel = LevelResult & { factor: string };

/** Of each school with results in a campaign, in one view, those on some factors. */
export async function findLevelsOfCampaign(
  db: Kysely<Database>,
  { campaignId, factors, quality }: { campaignId: number; factors: string[]; quality: QualityView },
  schoolIds: number[],
): Promise<{ schoolId: number; results: FactorLevel[] }[]> {
  const { rows } = await sql<{ schoolId: number; results: FactorLevel[] }>`
    select school_id as "schoolId",
      coalesce(json_agg(result) filter (where factor = any(${factors}::text[])), '[]'::json) as results
    from profile
    where campaign_id = ${campaignId} and quality = ${quality} and school_id = any(${schoolIds}::int[])
    group by school_id order by school_id`.execute(db);
  return rows;
}

/** The return in force of each school in a campaign. */
export async function findSignedFacts(db: Kysely<Database>, campaignId: number, schoolIds: number[]) {
  return db
    .selectFrom('school_return')
    .distinctOn('school_id')
    .select(['school_id as schoolId', 'facts'])
    .where('campaign_id', '=', campaignId)
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .orderBy('school_id')
    .orderBy('version', 'desc')
    .execute();
}

/** Every judgement of these schools, newest first. */
export async function findJudgements(db: Kysely<Database>, schoolIds: number[]) {
  return db
    .selectFrom('exit_judgement')
    .leftJoin('account', 'account.id', 'exit_judgement.judged_by')
    .select(['exit_judgement.id', 'school_id as schoolId', 'status', 'criterion', 'year', 'holds', 'note'])
    .select(['account.name as by', 'judged_at as at'])
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .orderBy('exit_judgement.id', 'desc')
    .execute();
}
export type JudgementRow = Awaited<ReturnType<typeof findJudgements>>[number];

export type NewJudgement = {
  schoolId: number;
  status: DesignationKind;
  criterion: string;
  year: number;
  holds: boolean | null;
  note: string;
  by: string;
  at: Date;
  /** The id of the one that was seen; 0 for none. */
  expected: number;
};

/** @throws ProblemError `exitJudged` when another was made since */
export async function insertJudgement(trx: Kysely<Database>, judgement: NewJudgement): Promise<void> {
  const { at, by, criterion, expected, holds, note, schoolId, status, year } = judgement;
  // Two people who have seen the same must not both write: the second waits here and then sees the first.
  await sql`select from school where id = ${schoolId} for update`.execute(trx);
  const { rows } = await sql`
    insert into exit_judgement (school_id, status, criterion, year, holds, note, judged_by, judged_at)
    select ${schoolId}, ${status}, ${criterion}, ${year}, ${holds}::boolean, ${note.trim()}, ${by}, ${at}
    where ${expected} = (select coalesce(max(id), 0) from exit_judgement
      where school_id = ${schoolId} and status = ${status} and criterion = ${criterion} and year = ${year})
    returning id`.execute(trx);
  if (rows.length === 0) throw new ProblemError('exitJudged');
}
