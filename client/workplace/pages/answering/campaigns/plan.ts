/** A plan while it is being written: what the form holds, where it begins, and what is still wrong with it. */
import type { CampaignResponse, PlanBody, Targets } from '../../../../../server/answering/campaigns/life/schemas.ts';
import type { SchoolSummary } from '../../../../../server/people/schools/schemas.ts';
import { dayAfter } from '../../../../days.ts';

export type Plan = {
  title: { ru: string; en: string };
  opensOn: string;
  closesOn: string;
  schoolIds: number[];
  /** Per cent, as typed. */
  targets: Record<keyof Targets, string>;
};

export const TARGET_NAMES = ['director', 'teacher', 'student', 'parent'] as const;

const DAYS = 21;

/** Schools with a status on the day that they were asked for. */
export const programmeOf = (schools: readonly SchoolSummary[]): number[] =>
  schools.filter(({ status }) => status.kinds.length > 0).map(({ id }) => id);

/** @param title of the year in both languages */
export function newPlan(today: string, schools: SchoolSummary[], title: Plan['title']): Plan {
  return {
    title,
    opensOn: today,
    closesOn: dayAfter(today, DAYS),
    schoolIds: programmeOf(schools),
    targets: { director: '100', teacher: '90', student: '80', parent: '80' },
  };
}

export function planOf({ closesOn, opensOn, schoolIds, targets, title }: CampaignResponse): Plan {
  return { title, opensOn, closesOn, schoolIds, targets: percentsOf(targets) };
}

export function percentsOf(targets: Targets): Plan['targets'] {
  const text = (share: number) => String(Math.round(share * 100));
  return {
    director: text(targets.director),
    teacher: text(targets.teacher),
    student: text(targets.student),
    parent: text(targets.parent),
  };
}

/** @returns null when a number is missing, broken or out of range */
export function sharesOf(percents: Plan['targets']): Targets | null {
  const share = (text: string) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) / 100 : 0);
  const targets = {
    director: share(percents.director),
    teacher: share(percents.teacher),
    student: share(percents.student),
    parent: share(percents.parent),
  };
  return Object.values(targets).every((each) => each > 0 && each <= 1) ? targets : null;
}

export type PlanFault = 'titleWrong' | 'datesWrong' | 'schoolsWrong' | 'targetsWrong';

/** What is wrong in each of the three steps. */
export function faultsOf(plan: Plan): [PlanFault | null, PlanFault | null, PlanFault | null] {
  const { closesOn, opensOn, schoolIds, targets, title } = plan;
  const hasTitles = title.ru.trim().length >= 3 && title.en.trim().length >= 3;
  const hasDates = opensOn !== '' && closesOn >= opensOn;
  return [
    hasTitles ? (hasDates ? null : 'datesWrong') : 'titleWrong',
    schoolIds.length > 0 ? null : 'schoolsWrong',
    sharesOf(targets) ? null : 'targetsWrong',
  ];
}

/** @returns null while something is wrong */
export function bodyOf(plan: Plan): PlanBody | null {
  const targets = sharesOf(plan.targets);
  if (!targets || faultsOf(plan).some((fault) => fault !== null)) return null;
  return { ...plan, title: { ru: plan.title.ru.trim(), en: plan.title.en.trim() }, targets };
}
