/** From assignments and evidence to links between those who help and the schools that are helped. Pure. */
import type { Typed } from '../evidence/kinds.ts';
import type { LinkKind, SupportLink } from './schemas.ts';

/** A role of a person at a school; people of a role are told apart by number. */
export type Assignment = { number: number; role: 'tutor' | 'mentor'; schoolId: number };
export type Evidence = Typed & { schoolId: number | null; occursOn: string };

export type RawLink = { from: string; schoolId: number; kind: LinkKind };

export const personKey = ({ number, role }: Omit<Assignment, 'schoolId'>): string => `${role}:${number}`;
export const schoolKey = (id: number): string => `school:${id}`;
export const associationKey = (name: string): string => `association:${name}`;

/** Numbers people within their role, in the order in which they first come. */
export function withNumbers<Row extends { accountId: string; role: Assignment['role'] }>(rows: readonly Row[]) {
  const people = Map.groupBy(rows, ({ role }) => role);
  const order = new Map([...people].map(([role, own]) => [role, [...new Set(own.map(({ accountId }) => accountId))]]));
  return rows.map((row) => ({ ...row, number: (order.get(row.role) ?? []).indexOf(row.accountId) + 1 }));
}

/**
 * @param since the first day from which seminars and meetings count
 * @param today agreements and pairs must be in force on it
 */
export function linksOf(
  assignments: readonly Assignment[],
  evidence: readonly Evidence[],
  { since, today }: { since: string; today: string },
): RawLink[] {
  const people = assignments.map(
    ({ number, role, schoolId }): RawLink => ({ from: personKey({ number, role }), schoolId, kind: role }),
  );
  return [...people, ...evidence.flatMap((record) => linksOfRecord(record, since, today))];
}

function linksOfRecord(record: Evidence, since: string, today: string): RawLink[] {
  const { occursOn, schoolId } = record;
  if (record.kind === 'agreement' && schoolId !== null) {
    const { from, partnerSchoolId, to } = record.data;
    const isInForce = from <= today && (to === null || to >= today);
    return isInForce ? [{ from: schoolKey(partnerSchoolId), schoolId, kind: 'agreement' }] : [];
  }
  if (record.kind === 'mentoring' && schoolId !== null) {
    return record.data.pairs.flatMap(({ from, mentor, mentorSchoolId, to }): RawLink[] => {
      const isInForce = (from === null || from <= today) && (to === null || to >= today);
      if (mentor === null || mentorSchoolId === null || mentorSchoolId === schoolId || !isInForce) return [];
      return [{ from: schoolKey(mentorSchoolId), schoolId, kind: 'mentoring' }];
    });
  }
  if (record.kind !== 'event' || record.data.state !== 'held' || occursOn < since || occursOn > today) return [];
  const { attendance, hostSchoolId, place, title, type } = record.data;
  const guests = attendance.filter((each) => each.schoolId !== hostSchoolId);
  const isSeminar = type === 'hostedSeminar' || type === 'requestedSeminar';
  if (isSeminar && hostSchoolId !== null) {
    return guests.map((each) => ({ from: schoolKey(hostSchoolId), schoolId: each.schoolId, kind: 'seminar' }));
  }
  if (type !== 'subjectAssociation') return [];
  const name = associationKey(place.trim() || title.trim());
  return guests.map((each) => ({ from: name, schoolId: each.schoolId, kind: 'association' }));
}

/** One link a pair, with all its kinds, for these schools alone; in the order in which pairs first come. */
export function joined(links: readonly RawLink[], schoolIds: ReadonlySet<number>): SupportLink[] {
  const pairs = Map.groupBy(
    links.filter(({ schoolId }) => schoolIds.has(schoolId)),
    ({ from, schoolId }) => JSON.stringify([from, schoolId]),
  );
  return [...pairs.values()].map((own) => ({
    from: own[0].from,
    schoolId: own[0].schoolId,
    kinds: [...new Set(own.map(({ kind }) => kind))].sort(),
  }));
}
