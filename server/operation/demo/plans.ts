/** Plans of the demo's schools: measures of the library against high risks, and lines of their own, far on or not yet begun. */

import type { Random } from '../../../analytics/random.ts';
import { isHigh } from '../../../analytics/result-level.ts';
import { dayAfter } from '../../ground/days.ts';
import type { PlanState } from '../../ground/db/plan-tables.ts';
import type { Stamp } from '../../people/identity/stamp.ts';
import { findProfiles } from '../../profiles/profiles/store.ts';
import { findLines, insertLine, type NewLine, updateLine } from '../../roadmap/plans/store.ts';
import type { Services } from '../../services.ts';
import texts from './plan-lines.json' with { type: 'json' };

export type PlannedYear = {
  /** The campaign whose high risks are answered. */
  campaignId: number;
  schoolIds: number[];
  /** The day after which measures begin, YYYY-MM-DD. */
  from: string;
  /** Measures begin within so many days. */
  within: number;
  /** Share of the high risks that have a measure, 0–1. */
  share: number;
};

type Act = { by: string; random: Random; today: string };
type Line = Omit<NewLine, keyof Stamp>;

/** Of the measures that are tied some are tied to no activity: such a risk does not count as covered. */
const TIED = 0.85;
const DROPPED = 0.06;
/** Of what should be done by today some is late. */
const IN_TIME = 0.88;

/** Measures against high risks, each measure once against a risk. */
export async function simulatePlans(services: Services, year: PlannedYear, act: Act): Promise<void> {
  const { content, db } = services;
  const { campaignId, schoolIds } = year;
  const { random } = act;
  const rows = await findProfiles(db, campaignId, 'all', schoolIds);
  const taken = new Set(
    (await findLines(db, schoolIds, { campaignId })).map((line) => `${line.schoolId} ${line.measure}`),
  );
  for (const { result, schoolId } of rows) {
    if (!isHigh(result) || random() >= year.share) continue;
    const { factor } = result;
    const free = content.measures.filter(
      (each) => each.factors[0] === factor && !taken.has(`${schoolId} ${each.code}`),
    );
    if (free.length === 0) continue;
    const measure = free[Math.floor(random() * free.length)];
    const startsOn = dayAfter(year.from, Math.floor(random() * year.within));
    const line = {
      schoolId,
      campaignId,
      factor,
      measure: measure.code,
      title: null,
      joint: random() < 0.2,
      startsOn,
      activity: random() < TIED ? measure.activities[0] : null,
      owner: texts.owners[Math.floor(random() * texts.owners.length)],
      endsOn: dayAfter(startsOn, measure.weeks * 7),
    };
    await insertCarried(services, line, act);
  }
}

/** The lines of their own that schools have in a year, most of them alike. */
export async function simulateOwnLines(services: Services, schoolIds: number[], year: number, act: Act): Promise<void> {
  for (const schoolId of schoolIds)
    for (const { activity, from, joint, owner, title, to } of texts.lines) {
      if (act.random() < 0.15) continue;
      const line = {
        schoolId,
        campaignId: null,
        factor: null,
        measure: null,
        title,
        activity,
        owner,
        joint,
        startsOn: `${year}-${from}`,
        endsOn: `${year}-${to}`,
      };
      await insertCarried(services, line, act);
    }
}

/** Stores a line and, where its time has come, how far it is. */
async function insertCarried({ clock, db }: Services, line: Line, { by, random, today }: Act): Promise<void> {
  const stamp = { by, at: clock.now() };
  const { doneOn, state } = progressOf(line, today, random);
  await db.transaction().execute(async (trx) => {
    const lineId = await insertLine(trx, { ...line, ...stamp });
    if (state === 'planned') return;
    const note = state === 'dropped' ? texts.dropped : '';
    await updateLine(trx, { ...line, ...stamp, lineId, state, doneOn, note, version: 1 });
  });
}

function progressOf(
  { endsOn, startsOn }: Line,
  today: string,
  random: Random,
): { state: PlanState; doneOn: string | null } {
  if (startsOn > today) return { state: 'planned', doneOn: null };
  if (endsOn >= today) return { state: 'underWay', doneOn: null };
  const chance = random();
  if (chance < DROPPED) return { state: 'dropped', doneOn: null };
  if (chance > IN_TIME) return { state: 'underWay', doneOn: null };
  const before = dayAfter(endsOn, -Math.floor(random() * 7));
  return { state: 'done', doneOn: before < startsOn ? startsOn : before };
}
