/** Tables of reminders and calendars. */
import type { Localized } from '../../../surveys/schema.ts';
import type { Day, Fixed, FixedJson } from './columns.ts';

export type MailRhythm = 'off' | 'daily' | 'weekly';

type NoticeTable = {
  account_id: Fixed<string>;
  /** The task and the stage it was at. */
  key: Fixed<string>;
  stage: Fixed<string>;
  kind: Fixed<string>;
  title: FixedJson<Localized>;
  school_id: Fixed<number | null>;
  due_on: Fixed<Day>;
  /** Address within the workplace. */
  path: Fixed<string>;
  made_on: Fixed<Day>;
  read_at: Date | null;
  mailed_at: Date | null;
};
type ReminderChoiceTable = { account_id: Fixed<string>; notices: boolean; mail: MailRhythm };
type CalendarFeedTable = { account_id: Fixed<string>; token_hash: Buffer; made_at: Date };

export type ReminderTables = {
  notice: NoticeTable;
  reminder_choice: ReminderChoiceTable;
  calendar_feed: CalendarFeedTable;
};
