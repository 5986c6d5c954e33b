/** Questions and changes of the import of results. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  CheckBody,
  ExamplesResponse,
  ImportDetail,
  ImportsResponse,
  UploadResponse,
} from '../../../../../server/objectivity/imports/schemas.ts';
import { type Place, placeFields } from '../../../../api/people/importQueries.ts';
import { getJson, postFile, postJson, remove } from '../../../../api/request.ts';
import { type TestKey, testFields } from './files.ts';

const PROGRESS_MS = 500;

export const importsQuery = queryOptions({
  queryKey: ['vprImports'],
  queryFn: () => getJson<ImportsResponse>('/api/vpr-imports'),
});

export const examplesQuery = queryOptions({
  queryKey: ['vprExamples'],
  queryFn: () => getJson<ExamplesResponse>('/api/vpr-examples'),
  staleTime: Number.POSITIVE_INFINITY,
});

/** One upload; while work on it is under way it is asked again and again. */
export const importQuery = (id: number) =>
  queryOptions({
    queryKey: ['vprImports', id],
    queryFn: () => getJson<ImportDetail>(`/api/vpr-imports/${id}`),
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? PROGRESS_MS : false),
  });

export const isUnderWay = (detail: ImportDetail | undefined): boolean =>
  detail?.job !== undefined && detail.job !== null && detail.job.failed === null;

export function useUpload() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, place, test }: { file: File; place: Place; test: TestKey }) =>
      postFile<UploadResponse>('/api/vpr-imports', file, { ...testFields(test), ...placeFields(place) }),
    onSettled: () => client.invalidateQueries({ queryKey: importsQuery.queryKey }),
  });
}

export type ImportChange =
  | { kind: 'check'; body: CheckBody }
  | { kind: 'confirm'; leaveOut: boolean }
  | { kind: 'undo' }
  | { kind: 'drop' };

/** What can be done to one upload. @param dropped is told when it is gone; asking for it again would only be refused */
export function useImportChange(id: number, dropped?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (change: ImportChange) => {
      const path = `/api/vpr-imports/${id}`;
      if (change.kind === 'drop') await remove(path);
      else if (change.kind === 'check') await postJson(`${path}/check`, change.body);
      else if (change.kind === 'confirm') await postJson(`${path}/confirm`, { leaveOut: change.leaveOut });
      else await postJson(`${path}/undo`, {});
      return change.kind;
    },
    onSuccess: (kind) => {
      if (kind === 'drop') dropped?.();
    },
    onSettled: (kind) => client.invalidateQueries({ queryKey: importsQuery.queryKey, exact: kind === 'drop' }),
  });
}
