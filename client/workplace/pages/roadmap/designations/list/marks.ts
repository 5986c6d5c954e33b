/** The marks of a list that is being prepared: who is ticked as what. Pure. */
import type { ListResponse } from '../../../../../../server/roadmap/municipal/designations/lists/schemas.ts';

export const KINDS = ['lowResults', 'hardConditions'] as const;
export type Kind = (typeof KINDS)[number];
/** By the id of the school; a school that is not in it has no status. */
export type Marks = ReadonlyMap<number, readonly Kind[]>;

export function marksOf(schools: readonly { schoolId: number; kinds: readonly Kind[] }[]): Marks {
  return new Map(schools.filter(({ kinds }) => kinds.length > 0).map(({ kinds, schoolId }) => [schoolId, kinds]));
}

/** The statuses that stand, as marks to begin with. */
export const marksBefore = ({ schools }: Pick<ListResponse, 'schools'>): Marks =>
  marksOf(schools.map(({ before, schoolId }) => ({ schoolId, kinds: before })));

export function setMark(marks: Marks, schoolId: number, kind: Kind, isSet: boolean): Marks {
  const kinds = KINDS.filter((each) => (each === kind ? isSet : marks.get(schoolId)?.includes(each)));
  return new Map([...marks].filter(([id]) => id !== schoolId).concat(kinds.length > 0 ? [[schoolId, kinds]] : []));
}

export const countMarked = (marks: Marks, kind: Kind): number =>
  [...marks.values()].filter((kinds) => kinds.includes(kind)).length;

export const areSame = (a: Marks, b: Marks): boolean =>
  a.size === b.size &&
  [...a].every(([id, kinds]) => KINDS.every((kind) => kinds.includes(kind) === b.get(id)?.includes(kind)));

/** What is sent: the schools with a status. */
export const listed = (marks: Marks) => [...marks].map(([schoolId, kinds]) => ({ schoolId, kinds }));
