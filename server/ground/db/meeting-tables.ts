/** Notes on the pages of the final meeting, every version kept. */
import type { Fixed } from './columns.ts';
import type { SlideName } from './stored/schemas.ts';

type MeetingNoteTable = {
  territory_id: Fixed<number>;
  year: Fixed<number>;
  slide: Fixed<SlideName>;
  version: Fixed<number>;
  text: Fixed<string>;
  changed_by: Fixed<string>;
  changed_at: Fixed<Date>;
};

export type MeetingTables = { meeting_note: MeetingNoteTable };
