/** Opening a campaign: forms and model are frozen, and every school gets its cells with the roll of that day. */
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Content } from '../../../surveys/load.ts';
import type { Audience } from '../../../surveys/schema.ts';
import type { CampaignTargets, Database } from '../../ground/db/schema.ts';
import { ALL_GRADES } from '../submissions/cell.ts';
import {
  findRoll,
  insertCampaign,
  insertCampaignSchools,
  insertCells,
  insertForm,
  type NewCampaign,
  type NewCell,
  setOpen,
} from './store.ts';

/** Shares of the roll aimed at, unless the campaign sets its own. */
export const TARGETS: CampaignTargets = { director: 1, teacher: 0.9, student: 0.8, parent: 0.8 };
export const SURVEYED_GRADES = [6, 8] as const;
/** Grades with fewer people form one cell, which is never split later. */
const LEAST_ROLL_OF_A_GRADE = 10;

type Roll = { audience: Audience; grade: number; people: number };

/** The cells of a school: teachers as one, students and parents by grade unless a grade is too small to stand alone. */
export function cellsOf(roll: Roll[], targets: CampaignTargets = TARGETS): NewCell[] {
  const people = (audience: Audience, grade: number): number | null =>
    roll.find((row) => row.audience === audience && row.grade === grade)?.people ?? null;
  const cells: NewCell[] = [
    { audience: 'teacher', grade: ALL_GRADES, roll: people('teacher', ALL_GRADES), target: targets.teacher },
  ];
  for (const audience of ['student', 'parent'] as const) {
    const grades = SURVEYED_GRADES.map((grade) => ({ grade: grade as number, roll: people(audience, grade) }));
    const known = grades.flatMap((cell) => cell.roll ?? []);
    const joined = known.some((count) => count < LEAST_ROLL_OF_A_GRADE);
    const total = known.length === grades.length ? known.reduce((sum, count) => sum + count, 0) : null;
    const parts = joined ? [{ grade: ALL_GRADES, roll: total }] : grades;
    cells.push(...parts.map((part) => ({ audience, ...part, target: targets[audience] })));
  }
  return cells;
}

/** Freezes forms and model and makes the cells of a planned campaign, within the caller's transaction. */
export async function openPlanned(
  trx: Kysely<Database>,
  content: Content,
  campaignId: number,
  { opensOn, schoolIds, targets = TARGETS }: { opensOn: string; schoolIds: number[]; targets?: CampaignTargets },
): Promise<void> {
  await setOpen(trx, campaignId, content.riskModel);
  for (const [audience, { definition }] of Object.entries(content.questionnaires)) {
    const text = JSON.stringify(definition);
    await insertForm(trx, campaignId, audience as Audience, text, createHash('sha256').update(text).digest('hex'));
  }
  for (const schoolId of schoolIds) {
    const roll = await findRoll(trx, schoolId, opensOn);
    await insertCells(trx, campaignId, schoolId, cellsOf(roll, targets));
  }
}

/**
 * Plans and opens a campaign for the given schools, in one transaction.
 * @returns the campaign's id
 */
export async function openCampaign(
  db: Kysely<Database>,
  content: Content,
  campaign: Omit<NewCampaign, 'model'>,
  schoolIds: number[],
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const campaignId = await insertCampaign(trx, { ...campaign, model: content.riskModel });
    await insertCampaignSchools(trx, campaignId, schoolIds);
    await openPlanned(trx, content, campaignId, { ...campaign, schoolIds });
    return campaignId;
  });
}
