import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { measuresQuery } from '../../../../api/content/contentQueries.ts';
import { useWords } from '../../../../ui/words.ts';

type Work = { measure: string | null; title: string | null };

/** What a line is called: the school's own words, or the title of its measure in the language of the page. */
export function useLineTitle(): (line: Work) => string {
  const { say } = useWords();
  const library = useQuery(measuresQuery).data?.measures;
  return useCallback(
    ({ measure, title }) => {
      const known = library?.find(({ code }) => code === measure);
      return title ?? (known ? say(known.title) : (measure ?? ''));
    },
    [library, say],
  );
}
