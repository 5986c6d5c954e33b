/** A proposal of days for visits over months: often where the need is great, seldom where it is small. Pure. */
import { eachDayOfInterval } from 'date-fns/eachDayOfInterval';
import { isWeekend } from 'date-fns/isWeekend';
import { parseISO } from 'date-fns/parseISO';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';
import { dayOf } from '../../ground/days.ts';
import free from './free-days.json' with { type: 'json' };

/** `booked`: days on which a visit to the school is planned already. */
export type NeedySchool = { schoolId: number; points: number; booked: readonly string[] };
export type ProposedVisit = { schoolId: number; on: string };

/** A school gets one visit, and one more for each of so many points of need. */
const POINTS_FOR_ONE_MORE = 5;
const MOST_VISITS = 4;
const MOST_A_WEEK = 2;
/** Between two visits to the same school lie at least so many days on which schools work: two weeks. */
const LEAST_DISTANCE = 10;

/** How many visits a school should have in the time that is planned. */
export function wantedVisits(points: number): number {
  return Math.min(MOST_VISITS, 1 + Math.floor(points / POINTS_FOR_ONE_MORE));
}

/** Whether schools work on a day: no weekend, no public holiday, no school holidays. @param day YYYY-MM-DD */
export function isSchoolDay(day: string): boolean {
  const date = day.slice(5);
  const isVacation = free.vacations.some(({ from, to }) => date >= from && date <= to);
  return !isVacation && !free.holidays.includes(date) && !isWeekend(parseISO(day));
}

/** Days within, both ends included, on which schools work. */
export function schoolDays(from: string, to: string): string[] {
  if (from > to) return [];
  return eachDayOfInterval({ start: parseISO(from), end: parseISO(to) })
    .map(dayOf)
    .filter(isSchoolDay);
}

/**
 * At most one visit a day and two a week, the neediest schools first and most often, each school's visits spread over the time.
 * What finds no free day is left out.
 * @param from, to YYYY-MM-DD, both included
 * @param schools visits that are booked within the time count towards what a school should have
 * @returns in the order of days
 */
export function proposeVisits(schools: readonly NeedySchool[], from: string, to: string): ProposedVisit[] {
  const days = schoolDays(from, to);
  const place = new Map(days.map((day, index) => [day, index]));
  const diary = createDiary(days, schools);
  const ranked = schools.toSorted((a, b) => b.points - a.points || a.schoolId - b.schoolId);
  const wishes = ranked.flatMap(({ booked, points, schoolId }, rank) => {
    const within = booked.filter((day) => place.has(day)).length;
    const count = Math.max(0, wantedVisits(points) - within);
    return Array.from({ length: count }, (_, index) => ({
      schoolId,
      round: index,
      at: Math.floor(((index + rank / ranked.length) / count) * days.length),
    }));
  });
  // First visits first: where days are short every school gets one before any gets its second.
  const inOrder = wishes.toSorted((a, b) => a.round - b.round || a.at - b.at);
  for (const { at, schoolId } of inOrder) diary.book(schoolId, at);
  return diary.proposed.toSorted((a, b) => a.on.localeCompare(b.on));
}

/** The tutor's days that are taken. */
function createDiary(days: string[], schools: readonly NeedySchool[]) {
  const proposed: ProposedVisit[] = [];
  const taken = new Set<string>();
  const weeks = new Map<string, number>();
  const visits = new Map<number, number[]>();

  function take(schoolId: number, day: string): void {
    taken.add(day);
    weeks.set(weekOf(day), (weeks.get(weekOf(day)) ?? 0) + 1);
    const index = days.indexOf(day);
    if (index >= 0) visits.set(schoolId, [...(visits.get(schoolId) ?? []), index]);
  }

  function isFree(schoolId: number, index: number): boolean {
    if (taken.has(days[index]) || (weeks.get(weekOf(days[index])) ?? 0) >= MOST_A_WEEK) return false;
    return (visits.get(schoolId) ?? []).every((other) => Math.abs(other - index) >= LEAST_DISTANCE);
  }

  for (const { booked, schoolId } of schools) for (const day of booked) take(schoolId, day);
  return {
    proposed,
    /** Books the free day that is nearest to the wished one, if there is any. */
    book(schoolId: number, at: number): void {
      const candidates = days.map((_, index) => index).sort((a, b) => Math.abs(a - at) - Math.abs(b - at) || a - b);
      const found = candidates.find((index) => isFree(schoolId, index));
      if (found === undefined) return;
      take(schoolId, days[found]);
      proposed.push({ schoolId, on: days[found] });
    },
  };
}

const weekOf = (day: string): string => dayOf(startOfISOWeek(parseISO(day)));
