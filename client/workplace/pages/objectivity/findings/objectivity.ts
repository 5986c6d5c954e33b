/** What the pages on objectivity ask and change. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { BaselinesResponse } from '../../../../../server/objectivity/baselines/schemas.ts';
import type {
  CaseView,
  ChangedMeasure,
  NewCase,
  NewMeasure,
  NextStep,
} from '../../../../../server/objectivity/cases/schemas.ts';
import type {
  AnalysisState,
  ObjectivityResponse,
  ObjectivityRulesResponse,
  ObjectivityTestResponse,
  SchoolObjectivityResponse,
} from '../../../../../server/objectivity/findings/schemas.ts';
import type { ListsResponse } from '../../../../../server/objectivity/lists/schemas.ts';
import { getJson, postJson, putJson } from '../../../../api/request.ts';

const COMPUTING_MS = 1_000;

/** While results are being looked at, a page asks again; else it leaves the server in peace. */
const whileComputing = ({ state }: { state: { data?: { state: AnalysisState } } }): number | false =>
  state.data?.state.kind === 'computing' ? COMPUTING_MS : false;

export const objectivityQuery = queryOptions({
  queryKey: ['objectivity', 'district'],
  queryFn: () => getJson<ObjectivityResponse>('/api/objectivity'),
  refetchInterval: whileComputing,
});

export const objectivityTestQuery = (year: string, subject: string, grade: string) =>
  queryOptions({
    queryKey: ['objectivity', 'test', year, subject, grade],
    queryFn: () => getJson<ObjectivityTestResponse>(`/api/objectivity/tests/${year}/${subject}/${grade}`),
    refetchInterval: whileComputing,
  });

export const schoolObjectivityQuery = (school: number) =>
  queryOptions({
    queryKey: ['objectivity', 'school', school],
    queryFn: () => getJson<SchoolObjectivityResponse>(`/api/schools/${school}/objectivity`),
    refetchInterval: whileComputing,
  });

export const objectivityRulesQuery = queryOptions({
  queryKey: ['objectivityRules'],
  queryFn: () => getJson<ObjectivityRulesResponse>('/api/objectivity/rules'),
  staleTime: Number.POSITIVE_INFINITY,
});

export const listsQuery = queryOptions({
  queryKey: ['objectivity', 'lists'],
  queryFn: () => getJson<ListsResponse>('/api/objectivity/lists'),
});

export const baselinesQuery = queryOptions({
  queryKey: ['objectivity', 'baselines'],
  queryFn: () => getJson<BaselinesResponse>('/api/objectivity/baselines'),
});

/** What the pages of findings and sources have asked for. */
const SEEN = ['objectivity', 'official'];

/** Any change here is seen on several of the pages, so all of them ask anew. */
export function useObjectivityChange<Wish, Result>(
  send: (wish: Wish) => Promise<Result>,
  done: (result: Result) => void = () => {},
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: done,
    onSettled: () => Promise.all(SEEN.map((queryKey) => client.invalidateQueries({ queryKey: [queryKey] }))),
  });
}

export const casePath = (school: number, id: number): string => `/api/schools/${school}/objectivity/cases/${id}`;

export const beginCase = (school: number, body: NewCase) =>
  postJson<CaseView>(`/api/schools/${school}/objectivity/cases`, body);

export const takeStep = (school: number, id: number, body: NextStep) => putJson<CaseView>(casePath(school, id), body);

export const assignMeasure = (school: number, id: number, body: NewMeasure) =>
  postJson<CaseView>(`${casePath(school, id)}/measures`, body);

export const changeMeasure = (school: number, id: number, measure: number, body: ChangedMeasure) =>
  putJson<CaseView>(`${casePath(school, id)}/measures/${measure}`, body);
