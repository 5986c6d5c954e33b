/** Measures that the demo's schools have taken into their plans: more of them in the year that is over. */
import { addDays } from 'date-fns/addDays';
import { formatISO } from 'date-fns/formatISO';
import { parseISO } from 'date-fns/parseISO';
import type { Random } from '../../analytics/random.ts';
import type { Measure } from '../../surveys/measure.ts';
import type { PlanState } from '../db/plan-tables.ts';
import { currentRoadmapYear } from '../plans/line.ts';
import { insertLine, updateLine } from '../plans/store.ts';
import { findProfiles } from '../profiles/store.ts';
import type { Services } from '../services.ts';
import owners from './plan-owners.json' with { type: 'json' };

export type PlannedYear = {
  campaignId: number;
  schoolIds: number[];
  /** The day after which measures begin, YYYY-MM-DD. */
  from: string;
  /** Share of the high risks that have a measure, 0–1. */
  share: number;
  state: PlanState;
};

/** Of the measures that are tied some are tied to no activity: such a risk does not count as covered. */
const TIED = 0.85;
const LATEST_START_DAYS = 60;

/** @param by the account in whose name the lines stand */
export async function simulatePlans(services: Services, year: PlannedYear, by: string, random: Random): Promise<void> {
  const { content, db } = services;
  const rows = await findProfiles(db, year.campaignId, 'all', year.schoolIds);
  const high = rows.filter(({ result }) => result.kind === 'estimate' && result.level === 'high');
  for (const { result, schoolId } of high) {
    const answering = content.measures.filter(({ factors }) => factors[0] === result.factor);
    if (random() >= year.share || answering.length === 0) continue;
    const measure = answering[Math.floor(random() * answering.length)];
    await insertPlanned(services, { ...year, schoolId, factor: result.factor, measure, by }, random);
  }
}

type Planned = PlannedYear & { schoolId: number; factor: string; measure: Measure; by: string };

async function insertPlanned({ clock, content, db }: Services, planned: Planned, random: Random): Promise<void> {
  const { by, campaignId, factor, measure, schoolId, state } = planned;
  const day = (days: number) => formatISO(addDays(parseISO(planned.from), days), { representation: 'date' });
  const start = Math.floor(random() * LATEST_START_DAYS);
  const line = {
    activity: random() < TIED ? measure.activities[0] : null,
    owner: owners[Math.floor(random() * owners.length)],
    startsOn: day(start),
    endsOn: day(start + measure.weeks * 7),
    changedBy: by,
    changedAt: clock.now(),
  };
  await db.transaction().execute(async (trx) => {
    const roadmapYear = currentRoadmapYear(content);
    const lineId = await insertLine(trx, { ...line, schoolId, campaignId, factor, measure: measure.code, roadmapYear });
    if (state !== 'planned') await updateLine(trx, { ...line, schoolId, lineId, state, note: '', version: 1 });
  });
}
