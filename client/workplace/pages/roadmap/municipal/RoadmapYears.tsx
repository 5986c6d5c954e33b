import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { YearsResponse } from '../../../../../server/roadmap/municipal/schemas.ts';
import { roadmapYearsQuery } from '../../../../api/roadmap/roadmapQueries.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';

/** What needs a roadmap, once it is known which years have one; at least one has. */
export function RoadmapYears({ children }: { children(years: YearsResponse): ReactNode }) {
  const { t } = useWords();
  const years = useQuery(roadmapYearsQuery);
  return (
    <Answer query={years}>
      {(data) =>
        data.years.length === 0 ? (
          <EmptyPanel title={t('roadmap.noneTitle')}>{t('roadmap.none')}</EmptyPanel>
        ) : (
          children(data)
        )
      }
    </Answer>
  );
}
