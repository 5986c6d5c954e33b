/** Names of the schools that one's own work concerns: who may not list all schools knows these. */
import { useQuery } from '@tanstack/react-query';
import type { Localized } from '../../../../../surveys/schema.ts';
import { workQuery } from '../../../../api/daily/workQueries.ts';

/** @returns null for a school that the work does not name */
export function useSchoolName(): (schoolId: number) => Localized | null {
  const { data } = useQuery(workQuery);
  const named = data ? [...data.schools, ...data.visits, ...data.reviews, ...data.requests, ...data.consultations] : [];
  const names = new Map(named.map(({ school, schoolId }) => [schoolId, school]));
  return (schoolId) => names.get(schoolId) ?? null;
}
