/** The rows of a map whose schools pass the filters in the address. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { tutorSchoolsQuery } from '../../../../api/profiles/riskQueries.ts';
import { useSchools } from '../../../shell/schools.ts';
import { may, useSession } from '../../../shell/session.ts';
import { ofSchools, type RisksSearch } from './arrangement.ts';

/** The tutors of today with their schools; none for those who may not see who goes where. */
export function useTutors() {
  const { data } = useQuery({ ...tutorSchoolsQuery, enabled: may(useSession(), 'tutors:read') });
  return data?.tutors ?? NOBODY;
}

const NOBODY: { accountId: string; name: string; schoolIds: number[] }[] = [];

export function useFiltered<Row extends { schoolId: number }>(rows: Row[], search: RisksSearch): Row[] {
  const { find } = useSchools();
  const tutors = useTutors();
  return useMemo(() => {
    const visited = new Set(tutors.find(({ accountId }) => accountId === search.tutor)?.schoolIds);
    return ofSchools(rows, search, find, visited);
  }, [find, rows, search, tutors]);
}
