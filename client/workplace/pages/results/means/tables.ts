/** Questions and changes of tables of means. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ResultTablesResponse, TableUploadResponse } from '../../../../../server/results/means/schemas.ts';
import { type Place, placeFields, type SchoolAnswers } from '../../../../api/people/importQueries.ts';
import { getJson, postFile, postJson, remove } from '../../../../api/request.ts';
import { resultsQuery } from '../gaps/results.ts';

export const tablesQuery = queryOptions({
  queryKey: ['resultTables'],
  queryFn: () => getJson<ResultTablesResponse>('/api/result-tables'),
});

/** `leaveOut`: without the rows of schools that are still unknown. */
export type TableUpload = { file: File; answers: SchoolAnswers; place: Place; leaveOut?: boolean };

export function useTableUpload() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ answers, file, leaveOut, place }: TableUpload) =>
      postFile<TableUploadResponse>('/api/result-tables', file, {
        ...placeFields(place),
        answers: JSON.stringify(answers),
        ...(leaveOut && { leaveOut: 'yes' }),
      }),
    onSettled: () => client.invalidateQueries({ queryKey: tablesQuery.queryKey }),
  });
}

export type TableChange = { id: number; kind: 'confirm' | 'undo' | 'drop' };

/** @param done is told when it is done */
export function useTableChange(done: (kind: TableChange['kind']) => void = () => {}) {
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
    onSuccess: done,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: tablesQuery.queryKey });
      await client.invalidateQueries({ queryKey: resultsQuery.queryKey });
    },
  });
}
