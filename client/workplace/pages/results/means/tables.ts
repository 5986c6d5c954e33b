/** Questions and changes of tables of means. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ResultTablesResponse, TableUploadResponse } from '../../../../../server/results/means/schemas.ts';
import type { SchoolAnswers } from '../../../../api/people/importQueries.ts';
import { getJson, postFile, postJson, remove } from '../../../../api/request.ts';
import { resultsQuery } from '../gaps/results.ts';

export const tablesQuery = queryOptions({
  queryKey: ['resultTables'],
  queryFn: () => getJson<ResultTablesResponse>('/api/result-tables'),
});

/** `leaveOut`: without the rows of schools that are still unknown. */
export type TableUpload = { file: File; answers: SchoolAnswers; leaveOut?: boolean };

export function useTableUpload() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ answers, file, leaveOut }: TableUpload) =>
      postFile<TableUploadResponse>('/api/result-tables', file, {
        answers: JSON.stringify(answers),
        ...(leaveOut && { leaveOut: 'yes' }),
      }),
    onSettled: () => client.invalidateQueries({ queryKey: tablesQuery.queryKey }),
  });
}

export type TableChange = { id: number; kind: 'confirm' | 'undo' | 'drop' };

export function useTableChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, kind }: TableChange) => {
      const path = `/api/result-tables/${id}`;
      if (kind === 'drop') await remove(path);
      // The page has shown the faults, and its button says that their rows are left out.
      else if (kind === 'confirm') await postJson(`${path}/confirm`, { leaveOut: true });
      else await postJson(`${path}/undo`, {});
      return kind;
    },
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: tablesQuery.queryKey });
      await client.invalidateQueries({ queryKey: resultsQuery.queryKey });
    },
  });
}
