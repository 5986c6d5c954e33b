/** Questions and changes of a file before anything of it is kept, and of reports by school. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ImportDetail } from '../../../../../server/objectivity/imports/schemas.ts';
import type { ReportsResponse, ReportUploadResponse } from '../../../../../server/objectivity/reports/schemas.ts';
import type { VprTestView } from '../../../../../server/objectivity/tests/schemas.ts';
import type { RecogniseResponse } from '../../../../../server/operation/files/schemas.ts';
import { type Place, placeFields } from '../../../../api/people/importQueries.ts';
import { getJson, postFile, postJson } from '../../../../api/request.ts';

/** A file with a number of its own: another file of the same name is asked for anew. */
export type ChosenFile = { number: number; file: File };

export type FoundTable = RecogniseResponse['tables'][number];
export type FileKind = FoundTable['kind'];
export type FileTitle = RecogniseResponse['title'];
export type TestKey = Pick<VprTestView, 'year' | 'subject' | 'grade'>;

/** By a name as a file writes it: the school that it means, null for none of ours. */
export type SchoolAnswers = ImportDetail['answers'];

export const testFields = ({ grade, subject, year }: TestKey): Record<string, string> => ({
  year: String(year),
  subject,
  grade: String(grade),
});

/** What the file is; a place where nothing can be read is no failure. */
export const recogniseQuery = ({ file, number }: ChosenFile, place: Place) =>
  queryOptions({
    queryKey: ['vprFile', number, place],
    queryFn: () => postFile<RecogniseResponse>('/api/files/recognise', file, placeFields(place)),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const reportsQuery = queryOptions({
  queryKey: ['vprReports'],
  queryFn: () => getJson<ReportsResponse>('/api/objectivity/reports'),
});

export type ReportFile = { chosen: ChosenFile; place: Place; test: TestKey };

/** Looks at a report with what was answered, or stores it as it was seen. */
export function useReport({ chosen, place, test }: ReportFile) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ answers, store, leaveOut }: { answers: SchoolAnswers; store?: boolean; leaveOut?: boolean }) =>
      postFile<ReportUploadResponse>('/api/objectivity/reports', chosen.file, {
        ...placeFields(place),
        ...testFields(test),
        answers: JSON.stringify(answers),
        ...(store && { store: 'yes' }),
        ...(leaveOut && { leaveOut: 'yes' }),
      }),
    onSuccess: ({ id }) => id !== null && client.invalidateQueries({ queryKey: reportsQuery.queryKey }),
  });
}

export function useReportUndo() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => postJson(`/api/objectivity/reports/${id}/undo`, {}),
    onSettled: () => client.invalidateQueries({ queryKey: reportsQuery.queryKey }),
  });
}
