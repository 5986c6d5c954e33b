import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ListResponse } from '../../../../../../server/roadmap/municipal/designations/lists/schemas.ts';
import { designationListQuery } from '../../../../../api/roadmap/roadmapQueries.ts';
import { Answer } from '../../../../../ui/States.tsx';
import { useWords, type Words } from '../../../../../ui/words.ts';

/** Where the list of a year stands, and the way to prepare it. */
export function YearListPanel({ year }: { year: number }) {
  const words = useWords();
  const list = useQuery(designationListQuery(year));
  return (
    <Answer query={list} height={60}>
      {(data) => (
        <Alert color="gray" variant="light" mb="md">
          {standing(words, data)} ·{' '}
          <Link to="/designations/list" search={{ year }}>
            {words.t(data.version > 0 ? 'designations.panel.goOn' : againOrNew(data))}
          </Link>
        </Alert>
      )}
    </Answer>
  );
}

const againOrNew = ({ isListed }: ListResponse) =>
  isListed ? ('designations.panel.again' as const) : ('designations.panel.prepare' as const);

function standing({ day, t }: Words, { former: [last], isListed, schools, version, year }: ListResponse): string {
  const draft = version > 0 ? [t('designations.panel.draft', { year })] : [];
  const isHeld = schools.some(({ before }) => before.length > 0);
  if (!isListed)
    return [t(isHeld ? 'designations.panel.none' : 'designations.panel.never', { year }), ...draft].join(' ');
  const inForce =
    last === undefined || last.orderDate === null
      ? t('designations.panel.inForcePlain', { year })
      : t('designations.panel.inForce', {
          year,
          number: last.orderNumber,
          day: day(last.orderDate),
          onDay: day(last.onDay),
        });
  return [inForce, ...draft].join(' · ');
}
