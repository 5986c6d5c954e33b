/** The year against its expected results: what the registers, the results and the risk profiles say together. */
import { ProblemError } from '../../ground/http/problem.ts';
import { findAllTests } from '../../results/gaps/education.ts';
import type { Services } from '../../services.ts';
import { currentRoadmap } from '../municipal/finding.ts';
import { loadRegisters } from '../municipal/registers/store.ts';
import { recordsOfYear } from '../municipal/rules/registers.ts';
import type { Registers } from '../municipal/rules/types.ts';
import { describeFactors } from './factors.ts';
import { describeLessons } from './lessons.ts';
import { findNotes } from './notes/store.ts';
import type { MeetingResponse } from './schemas.ts';
import { describeStaff, turnoverChange } from './staff.ts';
import { describeUpbringing } from './upbringing.ts';

/** Gaps of so many years are shown. */
const YEARS_OF_GAPS = 5;
const LESSON_FORM = 'lesson-observation';

/**
 * @param year of the roadmap
 * @throws ProblemError `roadmapMissing` for a year without a roadmap, and for one that has not begun
 */
export async function describeMeeting(services: Services, territoryId: number, year: number): Promise<MeetingResponse> {
  const { clock, content, db, timeZone } = services;
  const today = clock.today();
  const lastDay = `${year}-12-31`;
  const date = today < lastDay ? today : lastDay;
  if (date < `${year}-01-01`) throw new ProblemError('roadmapMissing');
  const { content: roadmap } = await currentRoadmap(services, territoryId, year);
  // Of the year before counts what is known of it now: it may have been registered late.
  const load = (of: number) => loadRegisters(db, { territoryId, year: of, day: date, today, timeZone });
  const [registers, before] = await Promise.all([load(year), load(year - 1)]);
  const form = content.forms[LESSON_FORM];
  const staff = [before, registers].map((each) =>
    describeStaff(
      each.year,
      recordsOfYear(each, 'staff'),
      supportedOf(each).map(({ id }) => id),
    ),
  );
  return {
    year,
    date,
    status: describeStatus(registers, before),
    gaps: await findGaps(services, territoryId, year),
    lessons: describeLessons(form, recordsOfYear(registers, 'observation'), recordsOfYear(before, 'observation')),
    factors: await describeFactors(services, territoryId, year),
    staff,
    turnoverChange: turnoverChange(staff),
    upbringing: describeUpbringing(registers, roadmap.activities, date),
    notes: await findNotes(db, { territoryId, year }),
  };
}

const supportedOf = ({ schools }: Registers) => schools.filter(({ kinds }) => kinds.length > 0);

function describeStatus(registers: Registers, before: Registers): MeetingResponse['status'] {
  const now = supportedOf(registers);
  const then = supportedOf(before);
  const without = (one: typeof now, other: typeof now) =>
    one.filter(({ id }) => !other.some((each) => each.id === id)).map(({ id }) => id);
  return {
    schools: registers.schools.length,
    supported: now.length,
    lowResults: now.filter(({ kinds }) => kinds.includes('lowResults')).length,
    hardConditions: now.filter(({ kinds }) => kinds.includes('hardConditions')).length,
    left: without(then, now),
    entered: without(now, then),
    hasBefore: then.length > 0,
  };
}

async function findGaps(services: Services, territoryId: number, year: number): Promise<MeetingResponse['gaps']> {
  const groups = await findAllTests(services, territoryId, new Set());
  return groups
    .filter((group) => group.year <= year)
    .toSorted((a, b) => a.year - b.year)
    .slice(-YEARS_OF_GAPS)
    .map(({ change, gap, source, tests, year: of }) => ({ year: of, gap, change, tests, source }));
}
