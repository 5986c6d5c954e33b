/** Outside lists and the work on signs in the demo: one sign in each state, the strongest one left to be found. */

import { dayAfter, yearOf } from '../../ground/days.ts';
import type { CaseOutcome, CaseState } from '../../ground/db/stored/schemas.ts';
import { insertMeasure } from '../../objectivity/case-measures/store.ts';
import type { Sign } from '../../objectivity/cases/schemas.ts';
import { insertCase, updateCase } from '../../objectivity/cases/store.ts';
import { analyseTerritory } from '../../objectivity/findings/analyser.ts';
import { findFinding, findStale } from '../../objectivity/findings/store.ts';
import { findCurrentResults } from '../../objectivity/imports/current/store.ts';
import { markOf } from '../../objectivity/imports/row-check.ts';
import type { ListSubject } from '../../objectivity/lists/list-heading.ts';
import type { ListMark } from '../../objectivity/lists/read-list.ts';
import { insertList } from '../../objectivity/lists/store.ts';
import { insertSecondTable } from '../../objectivity/second-tables/store.ts';
import type { DayStamp } from '../../people/identity/stamp.ts';
import type { Services } from '../../services.ts';
import type { SimulatedDistrict } from '../simulation/district.ts';
import { demoTests } from '../simulation/vpr.ts';
import plan from './objectivity.json' with { type: 'json' };

type PlannedStep = { state: string; note: string; days?: number; partner?: number; outcome?: string };
type PlannedCase = {
  school: number;
  sign: string;
  note: string;
  steps: PlannedStep[];
  measure?: { title: string; owner: string; days: number };
  /** The subject of a second table. */
  secondTable?: string;
};

const GRADES = [4, 5];
const SUBJECTS: ListSubject[] = ['russian', 'mathematics'];

type CaseGround = { services: Services; territoryId: number; schoolIds: number[]; act: DayStamp };

/** Nobody watches, and nobody cancels. */
const ALONE = { signal: new AbortController().signal, progress: () => undefined };

/** @param by the account in whose name the work stands */
export async function seedObjectivity(services: Services, district: SimulatedDistrict, by: string): Promise<void> {
  for (const stale of await findStale(services.db)) await analyseTerritory(services, stale.territoryId, ALONE);
  const schoolIds = district.schools.map(({ id }) => id).toSorted((a, b) => a - b);
  const act = { by, at: services.clock.now(), day: services.clock.today() };
  const place = { services, territoryId: district.territoryId, schoolIds, act };
  for (const index of plan.lists.yearsAgo.keys()) await seedList(place, index);
  for (const planned of plan.cases) await seedCase(place, planned);
}

async function seedList({ act, schoolIds, services, territoryId }: CaseGround, index: number): Promise<void> {
  const year = yearOf(act.day) - plan.lists.yearsAgo[index];
  const marked = plan.lists.marked[index];
  const marks = schoolIds.flatMap((schoolId, school) =>
    plan.lists.absent[index].includes(school)
      ? []
      : GRADES.flatMap((grade) =>
          SUBJECTS.map((subject): ListMark => {
            const own = marked.some((m) => m.school === school && m.grade === grade && m.subject === subject);
            return { schoolId, grade, subject, marked: own };
          }),
        ),
  );
  const list = { territoryId, year, fileName: `${plan.lists.fileName} ${year}.xlsx`, marks, by: act.by, at: act.at };
  await services.db.transaction().execute((trx) => insertList(trx, list));
}

async function seedCase(place: CaseGround, planned: PlannedCase): Promise<void> {
  const { act, schoolIds, services, territoryId } = place;
  const { db } = services;
  const schoolId = schoolIds[planned.school];
  const sign = planned.sign as Sign;
  const finding = await findFinding(db, territoryId, schoolId);
  const own = finding?.signals.find(({ signal }) => signal === sign);
  const seen = { level: finding?.level ?? null, p: own?.kind === 'estimate' ? own.p : null };
  const day = (days: number) => dayAfter(act.day, days);
  const made = await db.transaction().execute(async (trx) => {
    const caseId = await insertCase(trx, { schoolId, sign, seen, note: planned.note }, act);
    for (const [index, step] of planned.steps.entries()) {
      const next = {
        version: index + 1,
        note: step.note,
        state: step.state as CaseState,
        outcome: (step.outcome ?? null) as CaseOutcome | null,
        partnerId: step.partner === undefined ? null : schoolIds[step.partner],
        dueOn: step.days === undefined ? null : day(step.days),
      };
      await updateCase(trx, { schoolId, caseId }, next, act);
    }
    if (planned.measure) {
      const { days, owner, title } = planned.measure;
      await insertMeasure(trx, { schoolId, caseId }, { measure: null, title, owner, dueOn: day(days) }, act);
    }
    return caseId;
  });
  if (planned.secondTable) await seedSecondTable(place, { schoolId, caseId: made }, planned.secondTable);
}

/** Another school's marking: every third work has lost a point, every sixth two. */
async function seedSecondTable(
  { act, services: { db } }: CaseGround,
  { caseId, schoolId }: { schoolId: number; caseId: number },
  subject: string,
): Promise<void> {
  const test = demoTests(yearOf(act.day)).find((each) => each.subject === subject && each.grade === 6);
  if (!test) return;
  const { cuts, grade, year } = test;
  const first = await findCurrentResults(db, { year, subject, grade }, [schoolId]);
  const results = first.map(({ pupil, total }, index) => {
    const second = Math.max(0, total - (index % 3 === 0 ? 1 : 0) - (index % 6 === 0 ? 1 : 0));
    return { pupil, total: second, mark: markOf(second, cuts) };
  });
  const fileName = `${plan.secondTable} ${year}.csv`;
  const table = { year, subject, grade, schoolId, caseId, fileName, results, by: act.by, at: act.at };
  await db.transaction().execute((trx) => insertSecondTable(trx, table));
}
