/** What the final meeting asks the server. */
import { queryOptions } from '@tanstack/react-query';
import type { SlideName } from '../../../server/ground/db/stored/schemas.ts';
import type { MeetingResponse, NoteHistory } from '../../../server/roadmap/meeting/schemas.ts';
import { getJson } from '../request.ts';

export const meetingQuery = (year: number) =>
  queryOptions({ queryKey: ['meeting', year], queryFn: () => getJson<MeetingResponse>(`/api/meeting/${year}`) });

/** @param version anew after each change of the note */
export const noteHistoryQuery = (year: number, slide: SlideName, version: number) =>
  queryOptions({
    queryKey: ['meetingNote', year, slide, version],
    queryFn: () => getJson<NoteHistory>(`/api/meeting/${year}/notes/${slide}/history`),
  });
