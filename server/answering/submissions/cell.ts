/** A cell: school × campaign × audience × grade, the smallest unit that is counted, released and suppressed. */
import type { AnonymousAudience } from '../../../surveys/schema.ts';

export type CellKey = { schoolId: number; campaignId: number; audience: AnonymousAudience; grade: number };

/** In the database 0 stands for "no single grade" (teachers, joined grades); outside it is null. */
export const ALL_GRADES = 0;

export function gradeView(grade: number): number | null {
  return grade === ALL_GRADES ? null : grade;
}

export function cellName({ schoolId, campaignId, audience, grade }: CellKey): string {
  return `${campaignId}/${schoolId}/${audience}/${grade}`;
}
