/** The roadmaps of the demo's schools: last year's are approved, this year's are on their way. */
import type { SchoolRoadmapState } from '../../ground/db/schema.ts';
import { findLines } from '../../roadmap/plans/store.ts';
import type { SchoolRoadmapStep } from '../../roadmap/school-roadmaps/schemas.ts';
import { snapshotOf } from '../../roadmap/school-roadmaps/snapshot.ts';
import { stateAfter } from '../../roadmap/school-roadmaps/steps.ts';
import { putRoadmap } from '../../roadmap/school-roadmaps/store.ts';
import type { Services } from '../../services.ts';
import texts from './plan-lines.json' with { type: 'json' };

export type People = { head: string; tutor: string };

/** What has been done with this year's roadmaps, school by school; the first is the one of the demo's head. */
const COURSES: SchoolRoadmapStep[][] = [
  ['submit', 'approve'],
  ['submit'],
  ['submit', 'return'],
  [],
  ['submit', 'approve'],
  ['submit', 'return', 'submit'],
];

export async function simulateSchoolRoadmaps(
  services: Services,
  schoolIds: number[],
  year: number,
  people: People,
): Promise<void> {
  for (const [index, schoolId] of schoolIds.entries()) {
    await walk(services, { schoolId, year: year - 1, aim: aimOf(index) }, ['submit', 'approve'], people);
    await walk(services, { schoolId, year, aim: aimOf(index) }, COURSES[index % COURSES.length], people);
  }
}

const aimOf = (index: number) => texts.aims[index % texts.aims.length];

type Text = { schoolId: number; year: number; aim: string };

/** Writes the text and takes the steps; a course without any leaves a draft. */
async function walk({ db }: Services, text: Text, steps: SchoolRoadmapStep[], people: People): Promise<void> {
  const { schoolId, year } = text;
  const lines = snapshotOf(await findLines(db, [schoolId], { year }));
  const states: { state: SchoolRoadmapState; note: string; by: string }[] = [
    { state: 'draft', note: '', by: people.head },
    ...steps.map((step) => ({
      state: stateAfter(step),
      note: step === 'return' ? texts.returned : '',
      by: step === 'submit' ? people.head : people.tutor,
    })),
  ];
  await db.transaction().execute(async (trx) => {
    for (const [version, state] of states.entries()) {
      await putRoadmap(trx, { ...text, ...state, version, at: dayOf(year, version) }, lines);
    }
  });
}

/** A roadmap is written in the middle of January; each step is taken a week after the one before. */
function dayOf(year: number, version: number): Date {
  return new Date(Date.UTC(year, 0, 15 + 7 * version, 9));
}
