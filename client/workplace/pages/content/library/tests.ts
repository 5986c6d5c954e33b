/** What can be done to a test, and how it is named. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { VprTestView } from '../../../../../server/objectivity/tests/schemas.ts';
import { vprTestsQuery } from '../../../../api/objectivity/testQueries.ts';
import { putJson, remove } from '../../../../api/request.ts';
import { useWords } from '../../../../ui/words.ts';

/** Subject and grade in the language of the page. */
export function useTestName(): (test: Pick<VprTestView, 'title' | 'grade'>) => string {
  const { say, t } = useWords();
  return ({ title, grade }) => `${say(title)}, ${t('content.tests.grade', { grade })}`;
}

export type TestChange = { kind: 'confirmed' | 'withdrawn' | 'removed'; test: VprTestView };

/** Confirms, takes back or removes; the answer is what was done. */
export function useTestChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ kind, test }: TestChange) => {
      const path = `/api/vpr-tests/${test.year}/${test.subject}/${test.grade}`;
      if (kind === 'confirmed') await putJson(`${path}/confirmation`, { hash: test.hash });
      else await remove(kind === 'withdrawn' ? `${path}/confirmation` : path);
      return kind;
    },
    onSettled: () => client.invalidateQueries({ queryKey: vprTestsQuery.queryKey }),
  });
}

export type Changing = ReturnType<typeof useTestChange>;
