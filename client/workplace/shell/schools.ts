/** The schools in view, by id. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SchoolSummary } from '../../../server/people/schools/schemas.ts';
import type { Localized } from '../../../surveys/schema.ts';
import { schoolsQuery } from '../../api/people/schoolQueries.ts';

export type Schools = { find(id: number): SchoolSummary | undefined; nameOf(id: number): Localized };

/** Until the names are known a school goes by its number. */
export function useSchools(): Schools {
  const { data } = useQuery(schoolsQuery);
  return useMemo(() => {
    const byId = new Map(data?.schools.map((school) => [school.id, school]));
    return {
      find: (id) => byId.get(id),
      nameOf: (id) => byId.get(id)?.shortName ?? { ru: `№ ${id}`, en: `No. ${id}` },
    };
  }, [data]);
}
