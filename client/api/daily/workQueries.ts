/** What the pages of daily work ask the server: tasks, reminders, registers. */
import { queryOptions } from '@tanstack/react-query';
import type { NeedsResponse } from '../../../server/daily/needs/schemas.ts';
import type { NoticesResponse, RemindersResponse } from '../../../server/daily/reminders/schemas.ts';
import type { TasksResponse } from '../../../server/daily/tasks/schemas.ts';
import type { ProposalResponse, WorkResponse } from '../../../server/daily/tutor-desk/schemas.ts';
import type { TutorLoadResponse } from '../../../server/daily/tutor-load/schemas.ts';
import { getJson } from '../request.ts';

export const tasksQuery = queryOptions({ queryKey: ['tasks'], queryFn: () => getJson<TasksResponse>('/api/tasks') });

export const workQuery = queryOptions({ queryKey: ['work'], queryFn: () => getJson<WorkResponse>('/api/work') });

/** Schools by how much they need help: the one order, for every page that names a first school. */
export const needsQuery = queryOptions({
  queryKey: ['needs'],
  queryFn: () => getJson<NeedsResponse>('/api/needs'),
  staleTime: 60_000,
});

/** @param from, to YYYY-MM-DD */
export const visitProposalQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['visitProposal', from, to],
    queryFn: () => getJson<ProposalResponse>(`/api/visits/proposal?from=${from}&to=${to}`),
    // What was moved by hand must not be swept away by a fresh proposal that nobody asked for.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const schoolTasksQuery = (schoolId: number) =>
  queryOptions({
    queryKey: ['tasks', schoolId],
    queryFn: () => getJson<TasksResponse>(`/api/schools/${schoolId}/tasks`),
  });

export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: () => getJson<NoticesResponse>('/api/notices'),
  staleTime: 60_000,
});

export const remindersQuery = queryOptions({
  queryKey: ['reminders'],
  queryFn: () => getJson<RemindersResponse>('/api/account/reminders'),
});

export const tutorLoadQuery = queryOptions({
  queryKey: ['tutorLoad'],
  queryFn: () => getJson<TutorLoadResponse>('/api/tutors/load'),
});
