/** What begins the record that a roadmap misses, so that a task leads straight to its form. */
import type { Activity } from '../../../surveys/roadmap.ts';
import type { Localized } from '../../../surveys/schema.ts';
import type { EvidenceKind } from '../../roadmap/evidence/kinds.ts';
import type { Missing } from '../../roadmap/municipal/rules/types.ts';

/** Pages on which that is done which no register of evidence holds. */
export const BEGINNING_PAGES = ['appointments', 'answering', 'schoolRoadmap', 'plan', 'publication', 'events'] as const;
type BeginningPage = (typeof BEGINNING_PAGES)[number];

/** A new record with what the task already knows of it, or a page. */
export type Beginning = RecordBeginning | { to: BeginningPage };
type RecordBeginning = { to: 'record'; kind: EvidenceKind; given: Record<string, string>; title: Localized | null };

const PAGES: Record<string, BeginningPage> = {
  coordinator: 'appointments',
  cells: 'answering',
  schoolPlan: 'schoolRoadmap',
  'overdue.lines': 'schoolRoadmap',
  jointPlan: 'plan',
  participation: 'events',
  publishedDocuments: 'publication',
  'published.schoolRoadmap': 'publication',
  'published.developmentProgramme': 'publication',
  report: 'publication',
};

/** Those without fields of their own: the kind alone. */
const PLAIN: Record<string, EvidenceKind> = {
  staff: 'staff',
  routes: 'staff',
  courseList: 'course',
  mentors: 'mentoring',
  agreement: 'agreement',
  consultations: 'consultation',
  offer: 'consultation',
};

/**
 * @param what the code of what is missing
 * @returns null where nothing is begun by whoever's turn it is: what is there has to be gone on with
 */
export function beginningOf(
  { what }: Pick<Missing, 'what'>,
  { computes, title }: Pick<Activity, 'computes' | 'title'>,
): Beginning | null {
  if (what in PAGES) return { to: PAGES[what] };
  if (what in PLAIN) return record(PLAIN[what], {}, null);
  const { event, level, status } = computes;
  if (event !== undefined && (what === 'event' || what === 'quarters')) {
    return record('event', { type: event, state: 'held' }, title);
  }
  const [part, topic] = what.split('.');
  if (part === 'topic' && event !== undefined) return record('event', { type: event, topic, state: 'held' }, title);
  if (part === 'document' && level !== undefined && status !== undefined) {
    return record('document', { level, status, type: 'act' }, title);
  }
  if (what === 'documents') return record('document', { level: 'school', status: 'approved' }, null);
  return null;
}

function record(kind: EvidenceKind, given: Record<string, string>, title: Localized | null): RecordBeginning {
  return { to: 'record', kind, given, title };
}

/** Each way once, in the order of what is missing. */
export function beginningsOf(missing: readonly Missing[], activity: Activity): Beginning[] {
  const ways = missing.flatMap((each) => beginningOf(each, activity) ?? []);
  return [...new Map(ways.map((way) => [JSON.stringify(way), way])).values()];
}
