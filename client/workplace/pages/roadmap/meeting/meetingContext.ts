/** The year that the pages of the meeting are about. */
import { createContext, useContext } from 'react';
import type { SlideName } from '../../../../../server/ground/db/stored/schemas.ts';
import type { MeetingResponse } from '../../../../../server/roadmap/meeting/schemas.ts';
import type { RoadmapStatus } from '../../../../../server/roadmap/municipal/schemas.ts';

export type Meeting = {
  meeting: MeetingResponse;
  roadmap: RoadmapStatus;
  place(slide: SlideName): { number: number; all: number };
  /** The page that is shown alone over the whole screen; null while all stand one below another. */
  shown: SlideName | null;
};

export const MeetingContext = createContext<Meeting | null>(null);

/** @throws Error outside a meeting */
export function useMeeting(): Meeting {
  const meeting = useContext(MeetingContext);
  if (!meeting) throw new Error('not within a meeting');
  return meeting;
}
